import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Paper } from '../src/core/paper/paper.ts';
import type { ReadEvent } from '../src/core/ports/formats.ts';
import type { SearchIndex } from '../src/core/ports/search-index.ts';
import type { Store } from '../src/core/ports/store.ts';
import { parseQuery } from '../src/core/query/parse-query.ts';
import { createMiniSearchIndex } from '../src/search/minisearch/index.ts';
import { importPapers } from '../src/services/import-papers.ts';
import { createLibraryIndex } from '../src/services/library-index.ts';
import { openJsonFiles } from '../src/store/json-files/index.ts';
import { type Timing, timingOf } from './measure.ts';

/** What those who ask meet while the process is at other work. */
export interface BusyResult {
  what: string;
  papers: number;
  seconds: number;
  /** From the question to its answer, the wait for the process's turn included. */
  answers: Timing | null;
  /** Longest time in which nothing else had its turn, the answers' own work included. */
  longestStallMs: number;
}

const ASK_EVERY_MS = 25;
/** What a running process holds and was asked already, so that its code is compiled. */
const HELD_BEFORE = 1000;
const ASKED_BEFORE = 100;
const HITS = 50;
/** As people ask for a title: a few words of it. */
const WORDS_ASKED = 4;
const STALL_RESOLUTION_MS = 5;

/**
 * Brings a library into a store on the disk and the index beside it, as an import into a running process does, and then
 * starts over with what is on the disk; all the while somebody asks a question every 25 ms.
 */
export async function runWhileBusy(papers: readonly Paper[]): Promise<BusyResult[]> {
  const questions = papers.map((paper) => paper.title.split(' ').slice(0, WORDS_ASKED).join(' '));
  const dir = await mkdtemp(join(tmpdir(), 'broadsheet-busy-'));
  try {
    return [await importing(dir, papers, questions), ...(await starting(dir, questions))];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function importing(
  dir: string,
  papers: readonly Paper[],
  questions: readonly string[],
): Promise<BusyResult> {
  const store = await open(dir);
  const index = createMiniSearchIndex();
  const origin = { source: 'bench', ref: 'bench', retrieved: '1970-01-01' };
  await importPapers(eventsOf(papers.slice(0, HELD_BEFORE)), origin, { store, index, now: new Date(0) });
  for (const question of questions.slice(0, ASKED_BEFORE)) await index.search(parseQuery(question), HITS);
  const result = await whileAsked('import into a running process', index, questions, async () => {
    const report = await importPapers(eventsOf(papers.slice(HELD_BEFORE)), origin, {
      store,
      index,
      now: new Date(0),
    });
    return report.added;
  });
  await store.close();
  return result;
}

async function starting(dir: string, questions: readonly string[]): Promise<BusyResult[]> {
  const empty = createMiniSearchIndex();
  let store: Store | undefined;
  const reading = await whileAsked('start: reading the files', empty, [], async () => {
    store = await open(dir);
    return store.papers.count();
  });
  if (store === undefined) throw new Error('the store was not opened');
  const library = createLibraryIndex(store, empty);
  const indexing = await whileAsked('start: indexing', library.soFar().index, questions, async () => {
    return (await library.whole()).count();
  });
  await store.close();
  return [reading, indexing];
}

function open(dir: string): Promise<Store> {
  return openJsonFiles({
    dir,
    access: 'write',
    onLockLost: () => {},
    now: () => new Date(),
    onSetAside: () => {},
  });
}

async function* eventsOf(papers: readonly Paper[]): AsyncIterable<ReadEvent> {
  for (const [number, paper] of papers.entries()) {
    const { added, provenance, ...draft } = paper;
    yield { kind: 'paper', paper: draft, where: `line ${number + 1}` };
  }
}

/** Does the work, which gives the number of papers it was about, while questions are asked one after another. */
async function whileAsked(
  what: string,
  index: SearchIndex,
  questions: readonly string[],
  work: () => Promise<number>,
): Promise<BusyResult> {
  const stalls = monitorEventLoopDelay({ resolution: STALL_RESOLUTION_MS });
  stalls.enable();
  const startedMs = performance.now();
  const timesMs: number[] = [];
  let isDone = false;
  const ask = async (asked: number, dueMs: number): Promise<void> => {
    const question = questions[asked % Math.max(1, questions.length)];
    if (isDone || question === undefined) return;
    await index.search(parseQuery(question), HITS);
    timesMs.push(performance.now() - dueMs);
    askLater(asked + 1);
  };
  const askLater = (asked: number) => {
    const dueMs = performance.now() + ASK_EVERY_MS;
    setTimeout(() => void ask(asked, dueMs), ASK_EVERY_MS);
  };
  askLater(0);
  const papers = await work();
  isDone = true;
  const seconds = (performance.now() - startedMs) / 1000;
  stalls.disable();
  const longestStallMs = Math.max(0, stalls.max / 1e6 - STALL_RESOLUTION_MS);
  return { what, papers, seconds, answers: timingOf(timesMs), longestStallMs };
}
