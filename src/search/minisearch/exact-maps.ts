import type { Identifier } from '../../core/query/query.ts';
import type { PaperRecord } from '../../core/search/record.ts';

/** What is answered by looking up, not by ranking. Each lookup gives document numbers. */
export interface ExactMaps {
  add(document: number, record: PaperRecord): void;
  remove(document: number, record: PaperRecord): void;
  byId(id: string): number | null;
  byIdentifier(identifier: Identifier): number[];
  /** Papers that cite this one, by the arXiv id or DOI it has. */
  citing(record: PaperRecord): number[];
  /** Papers here that this one cites. */
  citedBy(record: PaperRecord): number[];
  /** Papers whose whole title this is, glued or not; folded letters and digits only. */
  byTitle(squashed: string): number[];
  /** Papers that introduce this name; folded letters and digits only. */
  byName(squashed: string): number[];
}

export function createExactMaps(): ExactMaps {
  const ids = new Map<string, number>();
  const arxivIds = createMultimap();
  const dois = createMultimap();
  const titles = createMultimap();
  const names = createMultimap();
  const citers = createMultimap();

  return {
    add(document, record) {
      ids.set(record.id, document);
      if (record.arxivId !== null) arxivIds.add(record.arxivId, document);
      if (record.doi !== null) dois.add(record.doi, document);
      titles.add(record.squashedTitle, document);
      for (const name of record.names) names.add(name, document);
      for (const work of record.cites) citers.add(work, document);
    },
    remove(document, record) {
      ids.delete(record.id);
      if (record.arxivId !== null) arxivIds.remove(record.arxivId, document);
      if (record.doi !== null) dois.remove(record.doi, document);
      titles.remove(record.squashedTitle, document);
      for (const name of record.names) names.remove(name, document);
      for (const work of record.cites) citers.remove(work, document);
    },
    byId: (id) => ids.get(id) ?? null,
    byIdentifier(identifier) {
      if (identifier.kind === 'arxiv') return arxivIds.get(identifier.id);
      if (identifier.kind === 'doi') return dois.get(identifier.doi);
      const document = ids.get(identifier.id);
      return document === undefined ? [] : [document];
    },
    citing: ({ arxivId, doi }) => [arxivId, doi].flatMap((work) => (work === null ? [] : citers.get(work))),
    citedBy: ({ cites }) => cites.flatMap((work) => [...arxivIds.get(work), ...dois.get(work)]),
    byTitle: (squashed) => (squashed === '' ? [] : titles.get(squashed)),
    byName: (squashed) => (squashed === '' ? [] : names.get(squashed)),
  };
}

interface Multimap {
  add(key: string, value: number): void;
  remove(key: string, value: number): void;
  get(key: string): number[];
}

/** Most keys have one value, which is then kept without a list round it. */
function createMultimap(): Multimap {
  const values = new Map<string, number | number[]>();

  function get(key: string): number[] {
    const found = values.get(key);
    if (found === undefined) return [];
    return typeof found === 'number' ? [found] : found;
  }

  return {
    add(key, value) {
      const held = get(key);
      values.set(key, held.length === 0 ? value : [...held, value]);
    },
    remove(key, value) {
      const left = get(key).filter((held) => held !== value);
      if (left.length === 0) values.delete(key);
      else values.set(key, left);
    },
    get,
  };
}
