import MiniSearch from 'minisearch';
import type { Paper } from '../src/core/paper/paper.ts';
import { parseQuery } from '../src/core/query/parse-query.ts';
import { createMiniSearchIndex } from '../src/search/minisearch/index.ts';

/** A search engine under test. */
export interface Contender {
  name: string;
  add(papers: readonly Paper[]): Promise<void>;
  search(text: string, limit: number): Promise<string[]>;
  /** `null` where the engine has no such thing. */
  suggest: ((text: string) => Promise<string[]>) | null;
  similar: ((id: string) => Promise<string[]>) | null;
}

export function broadsheet(): Contender {
  const index = createMiniSearchIndex();
  const ids = (hits: readonly { id: string }[]) => hits.map((hit) => hit.id);
  return {
    name: 'Broadsheet',
    add: (papers) => index.add(papers),
    search: async (text, limit) => ids(await index.search(parseQuery(text), limit)),
    suggest: async (text) => ids(await index.suggest(text, 10)),
    similar: async (id) => ids(await index.similar(id, 10)),
  };
}

/** MiniSearch with the options its documentation shows: every field, prefix search, fuzzy 0.2. */
export function miniSearchAsDocumented(): Contender {
  const index = new MiniSearch<{
    id: string;
    title: string;
    abstract: string;
    authors: string;
    year: string;
  }>({
    fields: ['title', 'abstract', 'authors', 'year'],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  });
  return {
    name: 'MiniSearch by its docs',
    add: async (papers) => {
      await index.addAllAsync(papers.map(toDocument), { chunkSize: 500 });
    },
    search: async (text, limit) =>
      index
        .search(text)
        .slice(0, limit)
        .map((result) => String(result.id)),
    suggest: null,
    similar: null,
  };
}

function toDocument(paper: Paper) {
  return {
    id: paper.id,
    title: paper.title,
    abstract: [paper.abstract, paper.summary?.text, ...paper.terms, ...paper.topics].join(' '),
    authors: paper.authors.join(' '),
    year: paper.published?.slice(0, 4) ?? '',
  };
}
