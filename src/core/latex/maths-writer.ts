/** The text of a formula while it is put together. */
export interface MathsWriter {
  text: string;
  /** Inside scripts nothing is spaced that need not be: `x^(n×r)`, `∑ᵢ₌₁`. */
  isTight: boolean;
  /** Whether `&` and `\\` divide the cells of a matrix. */
  hasCells: boolean;
  /** A space is due before the next character. */
  gap: boolean;
  /** The text ends in a word, which a letter or digit must not run into: `log n`, `min_U g`. */
  endsInWord: boolean;
  /** Source spaces are ignored until the next character. */
  swallowsSpace: boolean;
}

const WORD_END = /[\p{L}\p{N}\p{M})\]}′°]$/u;
const WORD_START = /^[\p{L}\p{N}]/u;
/** After these a relation has no left side: `(<5)`, `1,≤2`. */
const OPENING = /[([{,⟨]$/u;

export function mathsWriter(isTight: boolean): MathsWriter {
  return { text: '', isTight, hasCells: false, gap: false, endsInWord: false, swallowsSpace: false };
}

export function putSpace(writer: MathsWriter): void {
  if (!writer.isTight && !writer.swallowsSpace) writer.gap = true;
}

/** Adds characters that stand close to what is before them. */
export function put(writer: MathsWriter, text: string): void {
  if (text === '') return;
  const runsIn = writer.endsInWord && WORD_START.test(text);
  if ((writer.gap || runsIn) && writer.text !== '') writer.text += ' ';
  attach(writer, text);
  writer.endsInWord = false;
}

/** Adds a word or fraction, apart from letters and digits on both sides. */
export function putWord(writer: MathsWriter, word: string): void {
  if (word === '') return;
  if (WORD_END.test(lastCharacter(writer.text)) && WORD_START.test(word)) writer.gap = true;
  put(writer, word);
  writer.endsInWord = true;
}

/** Adds a relation: one space on both sides, none where it has no left side. */
export function putRelation(writer: MathsWriter, sign: string): void {
  if (writer.isTight) {
    attach(writer, sign);
    return;
  }
  const hasLeftSide = writer.text !== '' && !OPENING.test(lastCharacter(writer.text));
  if (!hasLeftSide) {
    put(writer, sign);
    return;
  }
  attach(writer, ` ${sign}`);
  writer.endsInWord = false;
  writer.gap = true;
}

/** Adds an operator that closes up with its neighbours. */
export function putTight(writer: MathsWriter, sign: string): void {
  attach(writer, sign);
  writer.endsInWord = false;
  writer.swallowsSpace = true;
}

/** Adds characters directly to what stands before them, whatever space was due. */
export function attach(writer: MathsWriter, text: string): void {
  writer.text += text;
  writer.gap = false;
  writer.swallowsSpace = false;
}

/** The last code point, so that patterns never look at the whole text. */
function lastCharacter(text: string): string {
  const last = text.slice(-1);
  return /[\udc00-\udfff]/.test(last) ? text.slice(-2) : last;
}
