import { evaluateRankings, type Figures } from '../src/core/evaluation/index.ts';
import { broadsheet } from './contenders.ts';
import { loadCollection, sharedFile } from './load.ts';
import { type Timing, timed } from './measure.ts';

export interface CollectionResult {
  collection: string;
  figures: Figures;
  search: Timing;
}

const DEPTH = 100;

/** Ranks each collection that is there with the one configuration Broadsheet has. */
export async function runCollections(names: readonly string[]): Promise<CollectionResult[]> {
  const results: CollectionResult[] = [];
  for (const collection of names) {
    const folder = sharedFile('collections', collection);
    if (folder === null) continue;
    const { papers, queries, judgements } = loadCollection(folder);
    const contender = broadsheet();
    await contender.add(papers);
    const { outputs, timing } = await timed(queries, ({ text }) => contender.search(text, DEPTH));
    const rankings = new Map(queries.map(({ id }, position) => [id, outputs[position] ?? []]));
    results.push({ collection, figures: evaluateRankings(rankings, judgements), search: timing });
  }
  return results;
}
