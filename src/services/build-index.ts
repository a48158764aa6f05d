import type { Paper } from '../core/paper/paper.ts';
import type { SearchIndex } from '../core/ports/search-index.ts';
import type { Store } from '../core/ports/store.ts';

/** Papers handed to the index at a time: small enough that questions are answered in between. */
const BATCH = 200;

/** Fills an empty index from the store. */
export async function buildIndex(
  store: Store,
  index: SearchIndex,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<SearchIndex> {
  const total = await store.papers.count();
  let batch: Paper[] = [];
  let done = 0;
  for await (const [, paper] of store.papers.all()) {
    batch.push(paper);
    if (batch.length < BATCH) continue;
    await index.add(batch);
    done += batch.length;
    batch = [];
    onProgress(done, total);
  }
  await index.add(batch);
  onProgress(done + batch.length, total);
  return index;
}
