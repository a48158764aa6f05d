import type { Identifier } from '../query/query.ts';
import { type ArxivId, arxivIdOfDoi, findArxivIds, parseArxivId } from './arxiv.ts';
import { findDois } from './doi.ts';
import { unescapeIdentifierText } from './unescape.ts';

/** Longer text is not one identifier; the bound keeps unwrapping cheap. */
const LONGEST_CHARACTERS = 2000;
/** Nobody wraps an identifier in more brackets, marks and prefixes than this. */
const MOST_LAYERS = 10;

/**
 * The identifier a text is, once brackets, quotation marks, chat's `<address|label>` and prefixes such as `arXiv:`
 * and `doi:` are off: a bare id, or the address of a page or file about one paper, on any site. `null` when the
 * text says anything else, or names several papers. A DOI that arXiv gave out is answered as its arXiv id.
 */
export function parseIdentifier(text: string): Identifier | null {
  if (text.length > LONGEST_CHARACTERS) return null;
  const bare = unwrap(text);
  if (bare === '' || /\s/.test(bare)) return null;
  return fromBareId(bare) ?? (isAddress(bare) ? fromAddress(bare) : null);
}

function unwrap(text: string): string {
  const link = /^<([^<>|\s]+)(?:\|[^<>]*)?>$/.exec(text.trim());
  let result = unescapeIdentifierText(link?.[1] ?? text).trim();
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const next = withoutPrefix(withoutPair(result.replace(/[.,;:!?]$/, '').trim()));
    if (next === result) break;
    result = next;
  }
  return result;
}

const PAIRS = ['()', '[]', '{}', '<>', '""', "''", '``', '“”', '„“', '‘’', '«»', '**', '__'];

/** Takes off one mark or pair of marks around the text; a word out of a longer text may have half a pair. */
function withoutPair(text: string): string {
  const first = text.charAt(0);
  const last = text.charAt(text.length - 1);
  if (text.length > 1 && PAIRS.includes(first + last)) return text.slice(1, -1).trim();
  if (PAIRS.some((pair) => pair[0] === first && !text.includes(pair.charAt(1), 1))) return text.slice(1);
  const isLoneEnd = PAIRS.some((pair) => pair[1] === last && !text.slice(0, -1).includes(pair.charAt(0)));
  return isLoneEnd ? text.slice(0, -1) : text;
}

function withoutPrefix(text: string): string {
  return text
    .replace(/^(?:oai:arxiv\.org:|arxiv(?: preprint| id)?(?: ?: ?| )|doi(?: ?: ?| ))/i, '')
    .replace(/ \[[\w.-]{1,20}\]$/, '')
    .trim();
}

function fromBareId(bare: string): Identifier | null {
  const arxiv = parseArxivId(bare.replace(/\.pdf$/i, '').replace(/^arxiv[.:_-]?/i, ''));
  if (arxiv !== null) return fromArxiv(arxiv);
  return /^10\.\d/.test(bare) ? fromOnlyDoi(bare) : null;
}

function isAddress(bare: string): boolean {
  return /^(?:https?:\/\/|(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}\/)/i.test(bare);
}

function fromAddress(address: string): Identifier | null {
  const [first, ...more] = findArxivIds(address);
  if (more.length > 0) return null;
  return first === undefined ? fromOnlyDoi(address) : fromArxiv(first);
}

function fromOnlyDoi(text: string): Identifier | null {
  const [doi, ...more] = findDois(text);
  if (doi === undefined || more.length > 0) return null;
  const arxiv = arxivIdOfDoi(doi);
  return arxiv === null ? { kind: 'doi', doi } : fromArxiv(arxiv);
}

function fromArxiv({ id, version }: ArxivId): Identifier {
  return { kind: 'arxiv', id, version };
}
