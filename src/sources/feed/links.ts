import { arxivIdOfDoi, findDois, parseArxivId, parseIdentifier } from '../../core/identifiers/index.ts';
import type { FeedItem } from './item.ts';

const LONGEST_ADDRESS = 2000;

/**
 * A web address, made absolute; `null` for none, for other schemes, and for one with a name and password in it. Its `@`
 * are escaped, so that nobody is called by it.
 */
export function absolute(written: string, base: string): string | null {
  const bare = written.trim();
  if (bare === '' || bare.length > LONGEST_ADDRESS || /[\s<>"]/.test(bare)) return null;
  if (!URL.canParse(bare, base)) return null;
  const url = new URL(bare, base);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url.href.replaceAll('@', '%40') : null;
}

export interface ItemIdentifiers {
  arxivId: string | null;
  version: number | null;
  doi: string | null;
}

/** Sites whose pages are of the paper an arXiv id in the address names; elsewhere a page may be about that paper. */
const ARXIV_SITES = ['arxiv.org', 'alphaxiv.org', 'huggingface.co', 'ar5iv.org'];

/**
 * The identifiers of an item: what it states as such first, then its id, then its links. A preprint server's version
 * at the end of a DOI in an address (`10.1101/2024.01.01.573456v2`) is no part of it.
 */
export function identifiersOf({ id, identifiers, links }: FeedItem): ItemIdentifiers {
  const stated = [...identifiers, /^(?:oai:|doi:|info:doi)/i.test(id) || /^10\.\d/.test(id) ? id : ''];
  const arxiv = [
    ...stated.map((text) => parseArxivId(text.replace(/^oai:arxiv\.org:|^arxiv:\s*/i, ''))),
    ...links.map(arxivOfLink),
    ...stated.flatMap(findDois).map(arxivIdOfDoi),
  ].find((found) => found !== null);
  const doi = [...stated.flatMap(findDois), ...links.flatMap(doisOfLink)].find(
    (found) => arxivIdOfDoi(found) === null,
  );
  return { arxivId: arxiv?.id ?? null, version: arxiv?.version ?? null, doi: doi ?? null };
}

function arxivOfLink(link: string): { id: string; version: number | null } | null {
  const { hostname } = new URL(link);
  const isKnown = ARXIV_SITES.some((site) => hostname === site || hostname.endsWith(`.${site}`));
  const identifier = isKnown || hostname.endsWith('doi.org') ? parseIdentifier(link) : null;
  return identifier?.kind === 'arxiv' ? identifier : null;
}

function doisOfLink(link: string): string[] {
  return findDois(link).map((doi) => doi.replace(/^(10\.(?:1101|64898)\/.+?)v\d{1,2}$/, '$1'));
}
