import { fullCategory } from '../../core/paper/category.ts';
import type { Metric } from '../../core/paper/paper.ts';
import type { ReadEvent } from '../../core/ports/formats.ts';
import type { PageLine } from './page-lines.ts';
import { quote } from './quote.ts';

/** What the page says of its author, above the papers. */
export interface Header {
  name: PageLine | null;
  category: string | null;
  figures: Metric[];
  /** How many papers the page says it has, in its figures or above its list. */
  announced: number | null;
  unread: { first: PageLine; count: number } | null;
}

const SOURCE = 'author page';
const NUMBER = '([\\d,]{1,15}(?:\\.\\d{1,6})?)';
const FIGURES: readonly { name: string; unit: Metric['unit']; form: RegExp }[] = [
  { name: 'h-index', unit: 'count', form: new RegExp(`^h-index ?:? ?${NUMBER}$`, 'i') },
  { name: 'papers', unit: 'count', form: new RegExp(`^${NUMBER} ?papers$`) },
  { name: 'citations', unit: 'count', form: new RegExp(`^${NUMBER} ?citations$`, 'i') },
  { name: 'novelty', unit: 'percent', form: new RegExp(`^novelty ?:? ?${NUMBER} ?%$`, 'i') },
  { name: 'AI score', unit: 'score', form: new RegExp(`^ai ?score ?:? ?${NUMBER}$`, 'i') },
];
/** Above the list of papers, in capitals, where the figure says `44papers`. */
const LIST_HEADING = new RegExp(`^${NUMBER} Papers$`);
const LONGEST_NAME = 200;

export function emptyHeader(): Header {
  return { name: null, category: null, figures: [], announced: null, unread: null };
}

/** The header with one more of its lines read. */
export function withHeaderLine(header: Header, line: PageLine): Header {
  const announced = numberIn(LIST_HEADING, line.text);
  if (announced !== null) return { ...header, announced };

  const figure = figureIn(line.text);
  if (figure !== null && !header.figures.some(({ name }) => name === figure.name)) {
    const count = figure.name === 'papers' ? (header.announced ?? figure.value) : header.announced;
    return { ...header, figures: [...header.figures, figure], announced: count };
  }
  const category = /^[A-Za-z.-]{2,20}$/.test(line.text) ? fullCategory(line.text) : null;
  if (category !== null && header.category === null) return { ...header, category };
  if (header.name === null && isName(line.text)) return { ...header, name: line };
  const { first, count } = header.unread ?? { first: line, count: 0 };
  return { ...header, unread: { first, count: count + 1 } };
}

/** The author, and what of the header could not be read. Nothing of the author when there is no name. */
export function* headerEvents(header: Header): Generator<ReadEvent> {
  const { name, category, figures, unread } = header;
  const saysSomething = figures.length > 0 || category !== null || header.announced !== null;
  if (name !== null && saysSomething) {
    const where = `line ${name.number}`;
    const missing = FIGURES.filter((figure) => !figures.some((given) => given.name === figure.name));
    yield { kind: 'author', author: { name: name.text, category, figures }, where };
    if (missing.length > 0) {
      const names = missing.map((figure) => figure.name).join(', ');
      yield { kind: 'skipped', where, why: `the author's header does not give: ${names}` };
    }
  } else {
    const why =
      name === null ? 'the page gives no name of an author' : `${quote(name.text)} is followed by no figures`;
    yield { kind: 'skipped', where: `line ${name?.number ?? 1}`, why };
  }
  if (unread !== null) {
    const others =
      unread.count === 1 ? '' : ` and ${unread.count - 1} more of the lines before the first paper`;
    const why = `not understood: ${quote(unread.first.text)}${others}`;
    yield { kind: 'skipped', where: `line ${unread.first.number}`, why };
  }
}

function figureIn(text: string): Metric | null {
  for (const { name, unit, form } of FIGURES) {
    const value = numberIn(form, text);
    if (value !== null && (unit !== 'percent' || value <= 100)) return { name, value, unit, source: SOURCE };
  }
  return null;
}

/** The number where the form has it, its thousands parted by commas or not at all. */
function numberIn(form: RegExp, text: string): number | null {
  const digits = form.exec(text)?.[1] ?? '';
  if (!/^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(digits)) return null;
  return Number(digits.replaceAll(',', ''));
}

function isName(text: string): boolean {
  const isFigure = /\d|h-index|citations|novelty|ai score/i.test(text);
  return !isFigure && /\p{L}/u.test(text) && text.length <= LONGEST_NAME;
}
