import { loadavg } from 'node:os';
import type { Paper } from '../src/core/paper/paper.ts';
import type { Contender, ContenderPlan } from './contenders/contender.ts';
import type { HostileQuestion } from './hostile-questions.ts';
import type { KnownItem } from './known-items.ts';
import { type Cost, costOf, type Timing, timed, timingOf } from './measure.ts';
import type { DiskUse } from './postgres/disk.ts';
import type { Questions } from './questions.ts';

export interface LibraryResult {
  contender: string;
  papers: number;
  /** Of the machine, at the start: figures of a busy machine compare with nothing. */
  load: number;
  build: Cost;
  /** What the engine keeps outside heap and array buffers. */
  nativeMegabytes: number;
  kinds: KindResult[];
  search: Timing | null;
  topics: Timing | null;
  suggest: Timing | null;
  similar: Timing | null;
  hostile: HostileResult[];
  /** One paper changed. */
  change: Timing | null;
  /** What the engine keeps on disk, the largest first. */
  disk: DiskUse[];
  /** Each question's own time, in the order asked. */
  timesMs: { search: number[]; topics: number[]; suggest: number[] };
}

/** Shares in percent: how often the right answer was the first, or among the first five. */
export interface KindResult {
  kind: string;
  asked: number;
  first: number;
  five: number;
}

export interface HostileResult {
  name: string;
  characters: number;
  searchMaxMs: number;
  suggestMaxMs: number;
}

const HITS = 5;
const CHANGED = 50;
/** Asked before the clock runs, so that the compiler's work on the first questions is not counted. */
const WARM_UP = 20;
const HOSTILE_REPEATS = 5;

/** Builds one contender over papers and asks it everything. */
export async function runLibrary(
  plan: ContenderPlan,
  papers: readonly Paper[],
  questions: Questions,
): Promise<LibraryResult> {
  const load = loadavg()[0] ?? 0;
  const contender = plan.create();
  const build = await costOf(() => contender.add(papers));
  const nativeMegabytes = (contender.nativeBytes?.() ?? 0) / 1e6;
  for (const { text } of questions.items.slice(-WARM_UP)) await contender.search(text, HITS);
  const found = await timed(questions.items, ({ text }) => contender.search(text, HITS));
  const topics = await timed(questions.topics, (text) => contender.search(text, 10));
  const suggest = await timedIf(contender.suggest, questions.keyPresses);
  const similar = await timedIf(contender.similar, questions.similarTo);
  const hostile = await askHostile(contender, questions.hostile);
  const changed = await timedChanging(contender, papers);
  const disk = (await contender.disk?.()) ?? [];
  await contender.close?.();
  return {
    contender: plan.name,
    papers: papers.length,
    load,
    build,
    nativeMegabytes,
    kinds: kindResults(questions.items, found.outputs),
    search: timingOf(found.timesMs),
    topics: timingOf(topics.timesMs),
    suggest: timingOf(suggest),
    similar: timingOf(similar),
    hostile,
    change: timingOf(changed),
    disk,
    timesMs: { search: found.timesMs, topics: topics.timesMs, suggest },
  };
}

async function timedIf<O>(
  work: ((input: string) => Promise<O>) | null,
  inputs: readonly string[],
): Promise<number[]> {
  return work === null ? [] : (await timed(inputs, work)).timesMs;
}

async function timedChanging(contender: Contender, papers: readonly Paper[]): Promise<number[]> {
  const { change } = contender;
  if (change === undefined) return [];
  return (await timed(papers.slice(0, CHANGED), (paper) => change(paper))).timesMs;
}

function kindResults(items: readonly KnownItem[], answers: readonly string[][]): KindResult[] {
  const ranks = items.map(({ id }, position) => answers[position]?.indexOf(id) ?? -1);
  return [...new Set(items.map(({ kind }) => kind))].map((kind) => {
    const own = ranks.filter((_, position) => items[position]?.kind === kind);
    const share = (within: number) =>
      (100 * own.filter((rank) => rank >= 0 && rank < within).length) / own.length;
    return { kind, asked: own.length, first: share(1), five: share(HITS) };
  });
}

async function askHostile(
  contender: Contender,
  questions: readonly HostileQuestion[],
): Promise<HostileResult[]> {
  const results: HostileResult[] = [];
  for (const { name, text } of questions) {
    const repeats = Array.from({ length: HOSTILE_REPEATS }, () => text);
    const search = timingOf((await timed(repeats, (asked) => contender.search(asked, HITS))).timesMs);
    const suggest = timingOf(await timedIf(contender.suggest, repeats));
    results.push({
      name,
      characters: text.length,
      searchMaxMs: search?.maxMs ?? 0,
      suggestMaxMs: suggest?.maxMs ?? 0,
    });
  }
  return results;
}
