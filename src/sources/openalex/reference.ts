import { AskerError } from '../../core/errors.ts';
import { findArxivIds, findDois } from '../../core/identifiers/index.ts';

/** What a reference asks OpenAlex for: one work by the id in its address, or a list by a filter. */
export type OpenAlexReference = { kind: 'work'; id: string } | { kind: 'list'; filter: string };

/**
 * `W2741809807`, an OpenAlex address, a DOI, an arXiv id; `author:` with a name, an OpenAlex id or an ORCID; else
 * words for titles and abstracts. Throws an AskerError for what has no word in it.
 */
export function readReference(ref: string): OpenAlexReference {
  const work = /^(?:https?:\/\/(?:api\.)?openalex\.org\/(?:works\/)?)?(W\d{1,12})$/i.exec(ref.trim())?.[1];
  if (work !== undefined) return { kind: 'work', id: work.toUpperCase() };
  const author = /^author:\s*(.+)$/i.exec(ref.trim())?.[1];
  if (author !== undefined) return { kind: 'list', filter: authorFilter(author) };
  const doi = findDois(ref)[0];
  if (doi !== undefined) return { kind: 'work', id: doiId(doi) };
  const arxiv = findArxivIds(ref)[0];
  if (arxiv !== undefined) return { kind: 'work', id: arxivWorkId(arxiv.id) };
  return { kind: 'list', filter: `title_and_abstract.search:${searchWords(ref)}` };
}

/** A work's id in an address: `doi:10.1000/182`. */
export function doiId(doi: string): string {
  return `doi:${doi.split('/').map(encodeURIComponent).join('/')}`;
}

/** OpenAlex knows preprints by the DOI arXiv gives each. */
export function arxivWorkId(arxivId: string): string {
  return doiId(`10.48550/arxiv.${arxivId}`);
}

/**
 * Words only, in lower case: in a filter a comma begins the next one, a bar means "or", and AND, OR, NOT, quotation
 * marks and wild cards are a language of their own.
 */
export function searchWords(text: string): string {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) {
    throw new AskerError(
      'unreadable-ref',
      'Name papers by words, a DOI, author:<name> or an OpenAlex id such as W2741809807.',
    );
  }
  return words.slice(0, 64).join(' ');
}

function authorFilter(author: string): string {
  const id = /^(?:https?:\/\/openalex\.org\/)?(A\d{1,12})$/i.exec(author)?.[1];
  if (id !== undefined) return `author.id:${id.toUpperCase()}`;
  const orcid = /(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/i.exec(author)?.[1];
  if (orcid !== undefined) return `author.orcid:${orcid.toUpperCase()}`;
  return `raw_author_name.search:${searchWords(author)}`;
}
