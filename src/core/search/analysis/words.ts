import { latexToPlain } from '../../latex/index.ts';
import { fold as foldAny } from '../../text/fold.ts';

const LATEX_SIGNS = /[\\${}~^_]/;
const ASCII = /^[\x00-\x7f]*$/;
const ASCII_WORD = /[a-z0-9]+/g;
const WORD = /[\p{L}\p{N}]+/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const CHUNK = /[\p{L}\p{N}]+(?:[-‐‑–'’][\p{L}\p{N}]+)*/gu;
const JOINT = /[-‐‑–'’]/u;
/** Where camel case or a run of digits begins a new part: `ProjFGD`, `GPT4`. */
const BORDER = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u;

/** Small letters after the first, as in most words: nothing to join and no border. */
const WITHOUT_VARIANTS = /^[A-Za-z][a-z]*$/;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Readable text of a field that may hold LaTeX; the conversion is skipped where nothing asks for it. */
export function readable(source: string): string {
  return LATEX_SIGNS.test(source) ? latexToPlain(source) : source;
}

/** Commands that stand for letters; all other commands are layout and mean nothing to a search. */
const LETTER_COMMANDS: ReadonlySet<string> = new Set(
  `alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi
  omega o l i j ss ae oe aa`.split(/\s+/),
);
const COMMAND = /\\(?:([a-zA-Z]+) ?|["'`^~=.])/g;

/**
 * The words of text that may hold LaTeX, for indexing alone: commands and braces go, accents leave their letters.
 * Converting abstracts as for display was a fifth of the work of building the index.
 */
export function plainEnough(source: string): string {
  if (!LATEX_SIGNS.test(source)) return source;
  return source
    .replace(COMMAND, (_, name: string | undefined) =>
      name === undefined ? '' : LETTER_COMMANDS.has(name.toLowerCase()) ? name : ' ',
    )
    .replace(/[{}]/g, '');
}

/** `fold`, with a short way for plain ASCII, which is most of what is indexed. */
export function fold(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : foldAny(text);
}

/** The folded words of readable text, in reading order. Scripts without spaces are segmented. */
export function wordsOf(text: string): string[] {
  if (ASCII.test(text)) return text.toLowerCase().match(ASCII_WORD) ?? [];
  const words = fold(text).match(WORD) ?? [];
  if (!UNSPACED.test(text)) return words;
  return words.flatMap((word) => (UNSPACED.test(word) ? segmented(word) : [word]));
}

/**
 * Other ways to write words of the text: hyphenated and possessive words joined (`multi-head` as `multihead`),
 * camel case and letter–digit borders apart (`GPT4` as `gpt` and `4`), neighbours in unspaced scripts in pairs.
 * Only what `wordsOf` does not give already.
 */
export function variantsOf(text: string): string[] {
  const variants = new Set<string>();
  for (const [chunk] of text.matchAll(CHUNK)) {
    if (WITHOUT_VARIANTS.test(chunk)) continue;
    if (JOINT.test(chunk)) variants.add(squash(chunk));
    for (const piece of chunk.split(JOINT)) {
      for (const part of bordered(piece)) variants.add(part);
      if (UNSPACED.test(piece)) for (const pair of pairs(fold(piece))) variants.add(pair);
    }
  }
  if (variants.size === 0) return [];
  const plain = new Set(wordsOf(text));
  return [...variants].filter((word) => word !== '' && !plain.has(word));
}

/** Folded letters and digits alone: what is left of a title when its words are glued together. */
export function squash(text: string): string {
  return (fold(text).match(WORD) ?? []).join('');
}

function segmented(word: string): string[] {
  return [...segmenter.segment(word)].filter((piece) => piece.isWordLike).map((piece) => piece.segment);
}

function bordered(piece: string): string[] {
  const parts = piece.split(BORDER);
  if (parts.length < 2) return [];
  const telling = parts.every((part) => part.length >= 2 || /^\p{N}+$/u.test(part));
  return telling ? parts.map(squash) : [];
}

function pairs(word: string): string[] {
  const letters = [...word];
  return letters.slice(1).map((letter, position) => `${letters[position]}${letter}`);
}
