import { OperatorError } from '../../core/errors.ts';
import type { Collection } from '../../core/ports/store.ts';
import type { FileContext } from './data-file.ts';
import { extendSegments, type Segments, segmentWith } from './segments.ts';
import { type Change, type Draft, type SegmentLimits, stageBatch, storedRecord } from './stage.ts';

/**
 * A collection over its segments. Changes queue up; each turn takes what waits, builds the next state of the
 * segments it touches, writes them, and only then lets it be seen. A change is answered with the outcome of
 * the one write that carried it. Segments of one turn may be written at once: no key is in two of them.
 */
export function openCollection<T>(
  context: FileContext,
  segments: Segments<T>,
  limits: SegmentLimits,
): Collection<T> {
  const waiting: Change<T>[] = [];
  let isDraining = false;
  /** Set when the disk's state is unknown: no change is taken until the store is opened anew. */
  let broken: OperatorError | null = null;

  function change(key: string, next: Change<T>['next']): Promise<T | null> {
    return new Promise((resolve, reject) => {
      waiting.push({ key, next, resolve, reject });
      if (!isDraining) void drain();
    });
  }

  async function drain(): Promise<void> {
    isDraining = true;
    // Lets everything that is asked for in this turn into the first batch.
    await Promise.resolve();
    while (waiting.length > 0) {
      if (broken) rejectAll(waiting.splice(0), broken);
      else await writeDrafts(await stageBatch(segments, waiting, limits));
    }
    isDraining = false;
  }

  async function writeDrafts(drafts: Draft<T>[]): Promise<void> {
    const extended = await attempt(() => extendSegments(context, segments, (drafts.at(-1)?.index ?? -1) + 1));
    const queue = drafts.values();
    const write = async () => {
      for (const draft of queue) {
        const isNew = draft.index >= segments.list.length;
        if (isNew && !extended.ok) settle(draft, extended);
        else settle(draft, await attempt(() => writeDraft(context, segments, draft)));
      }
    };
    await Promise.all(Array.from({ length: limits.writesAtOnce }, write));
  }

  function settle(draft: Draft<T>, outcome: Outcome): void {
    if (outcome.ok) {
      for (const resolve of draft.resolve) resolve();
      return;
    }
    if (outcome.error instanceof OperatorError && outcome.error.code === 'data-unsettled') {
      broken = outcome.error;
    }
    for (const reject of draft.reject) reject(outcome.error);
  }

  return {
    get: async (key) => storedRecord(segments, key),
    all: () => allRecords(segments),
    count: async () => segments.places.size,
    change,
    changeMany: async (changes) => {
      const outcomes = await Promise.allSettled(changes.map(({ key, next }) => change(key, next)));
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    },
  };
}

/** Segments are replaced whole, never changed in place: a copy of the list is a snapshot. */
async function* allRecords<T>({ list }: Segments<T>): AsyncGenerator<[string, T]> {
  const snapshot = list.map((segment) => segment.data.records);
  for (const records of snapshot) yield* records;
}

async function writeDraft<T>(context: FileContext, segments: Segments<T>, draft: Draft<T>): Promise<void> {
  const { index, records, bytes } = draft;
  const written = segmentWith(context, segments, index, { records, bytes });
  await written.write();
  segments.list[index] = written;
  for (const key of draft.keys) {
    if (records.has(key)) segments.places.set(key, index);
    else if (segments.places.get(key) === index) segments.places.delete(key);
  }
}

type Outcome = { ok: true } | { ok: false; error: unknown };

async function attempt(work: () => Promise<void>): Promise<Outcome> {
  try {
    await work();
    return { ok: true };
  } catch (error) {
    return { ok: false, error };
  }
}

function rejectAll<T>(changes: Change<T>[], error: unknown): void {
  for (const { reject } of changes) reject(error);
}
