import type { Person } from '../core/command/command.ts';
import type { Store } from '../core/ports/store.ts';
import type { People } from '../core/services.ts';
import { readingKey } from './reading.ts';

/**
 * What is kept about a person, and its erasure. Every kind of record that belongs to a person has its line here;
 * test/services/people.test.ts holds this list against the store's collections.
 */
export function createPeople(store: Store): People {
  return {
    async kept(person) {
      const list = await store.readingLists.get(readingKey(person));
      return countKept(list?.entries ?? []);
    },

    async forget(person: Person) {
      let erased = countKept([]);
      await store.readingLists.change(readingKey(person), (current) => {
        erased = countKept(current?.entries ?? []);
        return null;
      });
      return erased;
    },
  };
}

function countKept(entries: readonly { note: string | null }[]): { what: string; count: number }[] {
  return [
    { what: 'papers on your reading list', count: entries.length },
    { what: 'notes beside them', count: entries.filter((entry) => entry.note !== null).length },
  ];
}
