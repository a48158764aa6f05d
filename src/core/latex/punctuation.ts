import { lastWritten, type ProseWriter, type Style, write } from './prose-writer.ts';

const MARKS = /(`{1,2}|'{1,2}|"|-+)/u;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Writes a run of prose without white space, with TeX's dashes and paired quotation marks turned into the real
 * ones. What is not clearly one of these stays: apostrophes, backquotes that nothing closes, `--flag`, `5''`.
 *
 * @param isOpenEnded whether something other than white space follows the run
 */
export function writeRun(writer: ProseWriter, run: string, style: Style, isOpenEnded: boolean): void {
  const parts = run.split(MARKS);
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1] || parts[index + 2] || '';
    if (index % 2 === 0) write(writer, part, style);
    else writeMark(writer, part, style, next === '' && isOpenEnded ? '\ufffc' : next.slice(0, 1));
  }
}

/** `next` is the character after the mark: empty before white space, U+FFFC before something that is not text. */
function writeMark(writer: ProseWriter, mark: string, style: Style, next: string): void {
  if (mark.startsWith('-')) {
    write(writer, dash(mark, lastWritten(writer), next), style);
    return;
  }
  if (mark.startsWith('`')) {
    writeOpening(writer, mark, style, next);
    return;
  }
  const isClosing = lastWritten(writer) !== ' ' && !WORD.test(next);
  const double = mark === "''" || mark === '"';
  const opener = double ? writer.openDouble : writer.openSingle;
  if (!isClosing || opener === null) {
    write(writer, mark, style);
    return;
  }
  const opening = writer.pieces[opener];
  if (opening !== undefined) opening.text = double ? '“' : '‘';
  if (double) writer.openDouble = null;
  else writer.openSingle = null;
  write(writer, double ? '”' : '’', style);
}

/** The mark is written as it stands, and turned when its partner is found. */
function writeOpening(writer: ProseWriter, mark: string, style: Style, next: string): void {
  const canOpen = next !== '' && !WORD.test(lastWritten(writer));
  write(writer, mark, style);
  if (!canOpen) return;
  const index = writer.pieces.length - 1;
  if (mark === '``') writer.openDouble = index;
  else writer.openSingle = index;
}

function dash(hyphens: string, before: string, next: string): string {
  const isArrow = next === '>' || before === '<';
  const isFlag = (before === ' ' || before === '') && WORD.test(next);
  if (isArrow || (isFlag && hyphens.length === 2)) return hyphens;
  if (hyphens.length === 2) return '–';
  return hyphens.length === 3 ? '—' : hyphens;
}
