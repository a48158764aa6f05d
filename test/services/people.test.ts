import { describe, expect, test } from 'vitest';
import { COLLECTIONS } from '../../src/core/ports/store.ts';
import { createPeople } from '../../src/services/people.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { reader } from '../support/people.ts';

/** Which collections hold something about a person. A new collection must be put on one side or the other. */
const ABOUT_PEOPLE = ['readingLists'];
const ABOUT_NOBODY = ['papers', 'authors', 'installations', 'facts'];

describe('what is kept about a person', () => {
  test('is settled for every collection of the store', () => {
    expect([...ABOUT_PEOPLE, ...ABOUT_NOBODY].sort()).toEqual([...COLLECTIONS].sort());
  });

  test('has a line for every collection that is about people, even when it is empty', async () => {
    const kept = await createPeople(openMemoryStore()).kept(reader);

    expect(kept).toEqual([
      { what: 'papers on your reading list', count: 0 },
      { what: 'notes beside them', count: 0 },
    ]);
  });
});
