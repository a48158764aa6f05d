import { evaluateRankings, type Figures } from '../src/core/evaluation/index.ts';
import type { ContenderPlan } from './contenders/contender.ts';
import { loadCollection, sharedFile } from './load.ts';
import { type Timing, timed, timingOf } from './measure.ts';
import { createRandom, shuffled } from './random.ts';
import { COLLECTIONS_TO_BEAT } from './reference-figures.ts';

export interface CollectionResult {
  contender: string;
  collection: string;
  asked: number;
  figures: Figures;
  search: Timing | null;
}

const DEPTH = 100;
const SEED = 20_261_207;

/** Ranks each collection that is there with the one configuration a contender has, over `most` questions. */
export async function runCollections(plan: ContenderPlan, most: number): Promise<CollectionResult[]> {
  const results: CollectionResult[] = [];
  for (const collection of Object.keys(COLLECTIONS_TO_BEAT)) {
    const folder = sharedFile('collections', collection);
    if (folder === null) continue;
    const { papers, queries, judgements } = loadCollection(folder);
    const contender = plan.create();
    await contender.add(papers);
    const asked = queries.length <= most ? queries : shuffled(createRandom(SEED), queries).slice(0, most);
    const { outputs, timesMs } = await timed(asked, ({ text }) => contender.search(text, DEPTH));
    const rankings = new Map(asked.map(({ id }, position) => [id, outputs[position] ?? []]));
    const judged = new Map([...judgements].filter(([id]) => rankings.has(id)));
    results.push({
      contender: plan.name,
      collection,
      asked: asked.length,
      figures: evaluateRankings(rankings, judged),
      search: timingOf(timesMs),
    });
  }
  return results;
}
