import {
  type ArxivId,
  arxivIdOfDoi,
  findArxivIds,
  findDois,
  parseIdentifier,
} from '../core/identifiers/index.ts';
import type { PaperDraft } from '../core/paper/paper.ts';
import { isPublished } from '../core/paper/published.ts';
import type { Identifier } from '../core/query/query.ts';

/** The arXiv id a field names, without a prefix or version; `null` when it names none, or several. */
export function arxivIdOf(text: string): string | null {
  const [first, ...others] = findArxivIds(text);
  return others.length === 0 ? (first?.id ?? null) : null;
}

/** The DOI a field names, bare and in lower case; `null` when it names none, or several. */
export function doiOf(text: string): string | null {
  const [first, ...others] = findDois(text);
  return others.length === 0 ? (first ?? null) : null;
}

/** `2022`, `2022-10` or `2022-10-12` of the calendar; the day of an instant; or `null`. */
export function dayOf(text: string): string | null {
  const day = /^\d{4}-\d{2}-\d{2}T/.test(text) ? text.slice(0, 10) : text;
  return isPublished(day) ? day : null;
}

/** What in an entry may name its paper, each in the order of trust. */
export interface Names {
  /** Fields meant for a DOI, in whatever wrapping. */
  dois: readonly string[];
  /** Fields that name an arXiv id, alone or among other words. */
  arxiv: readonly string[];
  /** Addresses of the paper's page. */
  addresses: readonly string[];
}

/** What a paper goes by, as far as an entry tells. */
export type Identified = Pick<PaperDraft, 'doi' | 'arxivId' | 'version'>;

/**
 * The identifiers of an entry: those of its own fields before those inside its addresses. A DOI that arXiv gave
 * out names an arXiv id, too. A version is told only where it is written.
 */
export function identify({ dois, arxiv, addresses }: Names): Identified {
  const named = addresses.filter(isSaid).map(parseIdentifier);
  const doi = first(dois.filter(isSaid).map((text) => findDois(text)[0])) ?? first(named.map(doiIn));
  const behindDoi = doi === null ? null : arxivIdOfDoi(doi);
  const id = first([...arxiv.filter(isSaid).map(onlyArxivId), ...named.map(arxivIn)]) ?? behindDoi;
  return {
    ...(doi === null ? {} : { doi }),
    ...(id === null ? {} : { arxivId: id.id }),
    ...(id?.version == null ? {} : { version: id.version }),
  };
}

const LONGEST_ADDRESS = 2000;

/** An http or https address, without a name or password in it; `null` for anything else. `//host/…` is https. */
export function webAddress(text: string): string | null {
  const address = text.startsWith('//') ? `https:${text}` : text;
  if (address.length > LONGEST_ADDRESS || /\s/.test(address) || !URL.canParse(address)) return null;
  const { protocol, username, password } = new URL(address);
  const isPlain = username === '' && password === '';
  return isPlain && (protocol === 'https:' || protocol === 'http:') ? address : null;
}

function isSaid(text: string): boolean {
  return text !== '';
}

function onlyArxivId(text: string): ArxivId | null {
  const [found, ...others] = findArxivIds(text);
  return others.length === 0 ? (found ?? null) : null;
}

function doiIn(name: Identifier | null): string | null {
  return name?.kind === 'doi' ? name.doi : null;
}

function arxivIn(name: Identifier | null): ArxivId | null {
  return name?.kind === 'arxiv' ? { id: name.id, version: name.version } : null;
}

function first<Value>(values: readonly (Value | null | undefined)[]): Value | null {
  return values.find((value) => value !== null && value !== undefined) ?? null;
}
