import { ownRecord, type RecordKind } from '../record-kind.ts';

export interface Change<T> {
  key: string;
  next: (current: T | null) => T | null;
}

export type Outcome<T> = { ok: true; record: T | null } | { ok: false; error: unknown };

export interface Owned<T> {
  record: T;
  /** Size as JSON. */
  bytes: number;
}

/** What a row of changes makes of the records they are about. */
export interface Batch<T> {
  /** One for each change, in their order. A change that throws leaves its record and the others. */
  outcomes: Outcome<T>[];
  removed: Set<string>;
  updated: Map<string, Owned<T>>;
  /** In the order of insertion; one that was removed before and came back is here and in `removed`. */
  inserted: Map<string, Owned<T>>;
}

/** Applies changes one after the other to the records that are stored under their keys. */
export function applyChanges<T>(
  kind: RecordKind<T>,
  stored: ReadonlyMap<string, T>,
  changes: readonly Change<T>[],
): Batch<T> {
  const present = new Map(stored);
  const batch: Batch<T> = { outcomes: [], removed: new Set(), updated: new Map(), inserted: new Map() };
  for (const { key, next } of changes) batch.outcomes.push(apply(key, next));
  return batch;

  function apply(key: string, next: Change<T>['next']): Outcome<T> {
    const current = present.get(key) ?? null;
    try {
      const wanted = next(current);
      if (wanted === current) return { ok: true, record: current };
      if (wanted === null) return remove(key);
      return put(key, current === null, ownRecord(kind, key, wanted));
    } catch (error) {
      return { ok: false, error };
    }
  }

  function remove(key: string): Outcome<T> {
    present.delete(key);
    batch.inserted.delete(key);
    batch.updated.delete(key);
    if (stored.has(key)) batch.removed.add(key);
    return { ok: true, record: null };
  }

  function put(key: string, isNew: boolean, owned: Owned<T>): Outcome<T> {
    present.set(key, owned.record);
    if (isNew || batch.inserted.has(key)) batch.inserted.set(key, owned);
    else batch.updated.set(key, owned);
    return { ok: true, record: owned.record };
  }
}
