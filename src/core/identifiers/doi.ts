import { unescapeIdentifierText } from './unescape.ts';

/** Where a DOI stands in a text, and the DOI itself. `end` is where its untrimmed form ends. */
interface DoiSpan {
  start: number;
  end: number;
  doi: string;
}

/** No registered DOI comes near this; it bounds the work for one candidate. */
const LONGEST_SUFFIX = 512;

/**
 * All DOIs in a text, each once, in order: lower case and without any prefix (`10.1038/s41586-020-2649-2`).
 * Read in every usual wrapping: `doi:`, doi.org and publishers' addresses, percent-encoded, chat links, brackets,
 * emphasis. Punctuation after a DOI is not part of it, nor is a bracket that has no partner inside it.
 */
export function findDois(text: string): string[] {
  return [...new Set(doiSpans(unescapeIdentifierText(text)).map((span) => span.doi))];
}

/** The address that leads to a DOI, with the characters escaped that an address cannot hold. */
export function doiUrl(doi: string): string {
  return `https://doi.org/${doi.split('/').map(encodeURIComponent).join('/')}`;
}

/** DOIs with their places, in text that is unescaped already. */
export function doiSpans(text: string): DoiSpan[] {
  const spans: DoiSpan[] = [];
  const prefix = /(?:(?<=doi)|(?<![\p{Script=Latin}\p{N}.]))10\.\d{4,9}(?:\.\d{1,9}){0,4}\//giu;
  for (let match = prefix.exec(text); match !== null; match = prefix.exec(text)) {
    const suffixStart = prefix.lastIndex;
    const raw = rawSuffix(text, suffixStart);
    const suffix = cleanSuffix(raw, wordBefore(text, match.index));
    prefix.lastIndex = suffixStart + raw.length;
    if (suffix === '') continue;
    const doi = `${match[0]}${suffix}`.toLowerCase();
    spans.push({ start: match.index, end: prefix.lastIndex, doi });
  }
  return spans;
}

/** Everything up to white space, a quotation mark, a chat link's `|`, CJK punctuation or the next DOI of a list. */
function rawSuffix(text: string, start: number): string {
  const stretch = text.slice(start, start + LONGEST_SUFFIX);
  const stop = stretch.search(/[\s"|\u3001-\u3003\u3008-\u3011\uff08\uff09\uff0c\uff1a\uff1b]|<\//u);
  const upToStop = stop === -1 ? stretch : stretch.slice(0, stop);
  const next = upToStop.search(/[,;](?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)?10\.\d{4,9}\//i);
  return next === -1 ? upToStop : upToStop.slice(0, next);
}

/** The part of an address or word that stands before a DOI, as far as it matters. */
function wordBefore(text: string, index: number): string {
  return (
    text
      .slice(Math.max(0, index - 200), index)
      .split(/\s/)
      .at(-1) ?? ''
  );
}

function cleanSuffix(raw: string, before: string): string {
  // `#` may be the check character of the old SICI form `…;2-#`; else it starts an address's fragment.
  const query = raw.search(/[?&]|(?<!;2-)#/);
  const decoded = decode(query === -1 ? raw : raw.slice(0, query));
  const trimmed = trimEnd(decoded);
  const isPublisherAddress = before.includes('://') && !/doi\.org\/$/i.test(before);
  return isPublisherAddress ? trimEnd(withoutPageName(trimmed)) : trimmed;
}

function decode(suffix: string): string {
  if (!suffix.includes('%')) return suffix;
  try {
    return decodeURIComponent(suffix).split(/[\s\p{Cc}]/u)[0] ?? '';
  } catch {
    // A stray percent sign: the text was not encoded at all.
    return suffix;
  }
}

function trimEnd(suffix: string): string {
  let result = suffix;
  for (;;) {
    const next = withoutPunctuation(withoutLoneBrackets(result));
    if (next === result) return result;
    result = next;
  }
}

const CLOSER_OF: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
]);
const CLOSERS = new Set(CLOSER_OF.values());

/** Cuts at the first bracket without a partner. */
function withoutLoneBrackets(suffix: string): string {
  const open: { closer: string; index: number }[] = [];
  for (let index = 0; index < suffix.length; index += 1) {
    const character = suffix.charAt(index);
    const closer = CLOSER_OF.get(character);
    if (closer !== undefined) open.push({ closer, index });
    if (CLOSERS.has(character) && open.pop()?.closer !== character) {
      return suffix.slice(0, Math.min(index, open[0]?.index ?? index));
    }
  }
  return suffix.slice(0, open[0]?.index ?? suffix.length);
}

function withoutPunctuation(suffix: string): string {
  let end = suffix.length;
  while (end > 0 && `.,;:!?'’”“*_~\`…。`.includes(suffix.charAt(end - 1))) end -= 1;
  return suffix.slice(0, end);
}

/** Publishers add the name of a page or file to a DOI in their addresses. */
function withoutPageName(suffix: string): string {
  return suffix.replace(
    /(?:\.full)?\.pdf$|\.(?:full|html?)$|\/(?:full|abstract|pdf|epdf|epub|meta|html|summary|fulltext|full-text)$/i,
    '',
  );
}
