import type { Provenance } from '../core/paper/paper.ts';
import type { ReadEvent } from '../core/ports/formats.ts';
import type { Store } from '../core/ports/store.ts';
import { importPapers } from './import-papers.ts';

interface Seed {
  version: number;
  origin: Omit<Provenance, 'facts'>;
  events: ReadEvent[];
}

const FACT = 'seed';
/** The shipped library was here before any digest, so none of it is ever news to one. */
const BEGINNING = new Date(0);

/**
 * Gives a store the shipped library: once, and again when a newer Broadsheet ships newer facts. Nothing is read
 * or written where the store has been given one already, unless `readSeed` says it is newer.
 */
export async function plantSeed(store: Store, readSeed: () => Promise<Seed>): Promise<void> {
  const planted = await store.facts.get(FACT);
  const seed = await readSeed();
  if (planted !== null && Number(planted.value) >= seed.version) return;
  await importPapers(each(seed.events), seed.origin, { store, index: null, now: BEGINNING });
  await store.facts.change(FACT, () => ({ value: String(seed.version) }));
}

async function* each(events: readonly ReadEvent[]): AsyncIterable<ReadEvent> {
  yield* events;
}
