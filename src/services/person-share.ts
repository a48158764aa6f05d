import type { Person } from '../core/person.ts';
import type { Collection } from '../core/ports/store.ts';
import type { Kept } from '../core/services.ts';

/** One kind of record that belongs to a person, or names them. */
export interface Share {
  kept(person: Person): Promise<Kept[]>;
  forget(person: Person): Promise<Kept[]>;
}

export function line(what: string, count: number, goesOn: string | null = null): Kept {
  return { what, count, goesOn };
}

export async function recordsWhere<T>(
  collection: Collection<T>,
  fits: (record: T) => boolean,
): Promise<{ key: string; record: T }[]> {
  const found: { key: string; record: T }[] = [];
  for await (const [key, record] of collection.all()) if (fits(record)) found.push({ key, record });
  return found;
}
