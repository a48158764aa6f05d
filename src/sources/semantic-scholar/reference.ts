import { AskerError } from '../../core/errors.ts';
import { findArxivIds, findDois } from '../../core/identifiers/index.ts';
import { latexToPlain } from '../../core/latex/index.ts';

const LONGEST_QUERY = 300;

/**
 * The id a reference names, in the form Semantic Scholar asks for and encoded for an address: `ARXIV:2210.06313`,
 * `DOI:10.1000%2F182`, its own 40 digits, `CorpusId:…`, `ACL:…`, `PMID:…`; `null` for words.
 */
export function paperIdOf(ref: string): string | null {
  const text = ref.trim();
  const own = /^(?:https?:\/\/(?:www\.|api\.)?semanticscholar\.org\/\S*?)?([0-9a-f]{40})(?:[?#].*)?$/i.exec(
    text,
  )?.[1];
  if (own !== undefined) return own.toLowerCase();
  const other = /^(CorpusId|ACL|PMID|PMCID|MAG):\s*([\w.-]{1,64})$/i.exec(text);
  if (other !== null) return `${nameOf(other[1] ?? '')}:${encodeURIComponent(other[2] ?? '')}`;
  const doi = findDois(text)[0];
  if (doi !== undefined) return doiPaperId(doi);
  const arxiv = findArxivIds(text)[0];
  return arxiv === undefined ? null : arxivPaperId(arxiv.id);
}

export function arxivPaperId(id: string): string {
  return `ARXIV:${id.split('/').map(encodeURIComponent).join('/')}`;
}

export function doiPaperId(doi: string): string {
  return `DOI:${doi.split('/').map(encodeURIComponent).join('/')}`;
}

/**
 * Words to search for: without hyphens, which find nothing there (https://api.semanticscholar.org/api-docs/graph).
 * Throws an AskerError for a text without a letter or digit.
 */
export function searchWords(text: string): string {
  const words = latexToPlain(text)
    .replace(/[-‐‑–—]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(words)) {
    throw new AskerError(
      'unreadable-ref',
      'Name papers by words, a DOI, an arXiv id or a Semantic Scholar id.',
    );
  }
  return words.slice(0, LONGEST_QUERY);
}

function nameOf(typed: string): string {
  return typed.toLowerCase() === 'corpusid' ? 'CorpusId' : typed.toUpperCase();
}
