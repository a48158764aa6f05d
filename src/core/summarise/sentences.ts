/** Endings after which a full stop does not end a sentence; folded to lower case. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'al e.g i.e cf vs etc fig figs eq eqs sec secs tab no nos resp approx dr prof st vol pp ca viz w.r.t i.i.d a.k.a'.split(
    ' ',
  ),
);
/** Those that do end one when a capital follows: "trees, graphs, etc. We show …". */
const MAY_END: ReadonlySet<string> = new Set(['etc', 'al', 'i.i.d', 'resp']);

/** The segmenter takes quadratic time on some texts ("A. A. A. …"); no abstract is as long as this. */
const LONGEST_TEXT = 20_000;
/** All that decides whether a sentence ended stands in so many letters before the cut. */
const TAIL_LETTERS = 40;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * The sentences of readable text (its first 20,000 letters) in reading order, trimmed, none empty. Splits by the Unicode rules
 * (UAX #29) and then mends what they get wrong in abstracts: "et al.", "i.e.", "Fig. 2", "Gemini 2.X", initials.
 */
export function sentencesOf(text: string): string[] {
  const flat = text.slice(0, LONGEST_TEXT).replace(/\s+/gu, ' ').trim();
  const sentences: string[][] = [];
  let tail = '';
  for (const { segment } of segmenter.segment(flat)) {
    const open = sentences.at(-1);
    if (open !== undefined && isCutShort(tail, segment)) open.push(segment);
    else sentences.push([segment]);
    tail = (tail + segment).slice(-TAIL_LETTERS);
  }
  return sentences.map((pieces) => pieces.join('').trim()).filter((sentence) => sentence !== '');
}

/** Whether the text that ends with `tail` was cut in the middle of a sentence that `after` goes on with. */
function isCutShort(tail: string, after: string): boolean {
  const trimmed = tail.trimEnd();
  if (!trimmed.endsWith('.')) return !/[!?…。！？]["'”’)\]]*$/u.test(trimmed);
  // No space was written after the stop: a version or a number, "Gemini 2.X".
  if (trimmed === tail && /^[\p{L}\p{N}]/u.test(after)) return true;
  if (/^[\p{Ll},;)]/u.test(after)) return true;
  const word = lastWord(trimmed.slice(0, -1));
  if (/^\p{Lu}$/u.test(word)) return isInitial(trimmed);
  const lower = word.toLowerCase();
  if (!ABBREVIATIONS.has(lower)) return false;
  return !(MAY_END.has(lower) && /^\p{Lu}/u.test(after));
}

function lastWord(text: string): string {
  return text.slice(text.search(/[^\s([{]*$/u));
}

/** `J.` in "by J. Smith" but not `A.` in "for every matrix A.": an initial follows "by", "of" or a name. */
function isInitial(text: string): boolean {
  return /(?:\b(?:by|of|and|from)|\p{Lu}\.) ?\p{Lu}\.$/u.test(text);
}
