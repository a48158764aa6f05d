import { type Timing, timingOf } from './measure.ts';
import type { Questions } from './questions.ts';
import type { LibraryResult } from './run-library.ts';

/** What was asked of an engine and what came of it. */
export interface Asked {
  questions: Questions;
  result: LibraryResult;
}

export type AskedKind = 'search' | 'topics' | 'suggest';

/**
 * Timings over the questions every one of these engines was asked, in the order given, so that ratios compare like
 * with like. `null` for an engine that was asked nothing of the kind; the others are then compared without it.
 */
export function commonTimings(runs: readonly Asked[], kind: AskedKind): (Timing | null)[] {
  const lists = runs.map(({ questions, result }) =>
    result.timesMs[kind].length === 0 ? [] : listOf(questions, kind),
  );
  const sets = lists.filter((list) => list.length > 0).map((list) => new Set(list));
  return runs.map(({ result }, run) => {
    const times = result.timesMs[kind].filter((_, position) => {
      const question = lists[run]?.[position];
      return question !== undefined && sets.every((set) => set.has(question));
    });
    return timingOf(times);
  });
}

function listOf(questions: Questions, kind: AskedKind): readonly unknown[] {
  if (kind === 'search') return questions.items;
  return kind === 'topics' ? questions.topics : questions.keyPresses;
}
