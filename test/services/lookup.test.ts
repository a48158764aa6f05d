import { describe, expect, test } from 'vitest';
import { answerCard } from '../../src/core/cards/answer-card.ts';
import { plainText } from '../../src/core/document/plain-text.ts';
import type { LibraryReading } from '../../src/core/services.ts';
import { createMiniSearchIndex } from '../../src/search/minisearch/index.ts';
import { createLibraryIndex } from '../../src/services/library-index.ts';
import { createLookup } from '../../src/services/lookup.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { directMessage } from '../support/people.ts';
import { importDrafts } from '../support/test-desk.ts';

async function lookupWith(reading: LibraryReading | null) {
  const store = openMemoryStore();
  await importDrafts(store, [
    { title: 'Counting Sparrows from a Parked Tram', arxivId: '2101.00001' },
    { title: 'Universal Jigsaw Completion' },
  ]);
  const index = await createLibraryIndex(store, createMiniSearchIndex()).whole();
  return createLookup(store, async () => ({ index, reading }));
}

const HALF_READ: LibraryReading = { done: 2000, total: 5000 };

describe('looking up while the library is still being read', () => {
  test.each([
    ['its whole title', 'counting sparrows from a parked tram'],
    ['its arXiv id', '2101.00001'],
  ])('a paper is the one by %s', async (_, asked) => {
    const lookup = await lookupWith(HALF_READ);

    expect(await lookup.find(asked, 1)).toMatchObject({ kind: 'one', reading: HALF_READ });
  });

  test('what would be the one for want of rivals is only offered', async () => {
    const asked = 'sparrows parked';

    expect(await (await lookupWith(null)).find(asked, 1)).toMatchObject({ kind: 'one' });
    expect(await (await lookupWith(HALF_READ)).find(asked, 1)).toMatchObject({ kind: 'choice', total: 1 });
  });

  test.each(['sparrows parked', 'submarines'])(
    'the answer to “%s” says that it is not all',
    async (asked) => {
      const lookup = await lookupWith(HALF_READ);

      const card = plainText(answerCard(await lookup.find(asked, 1), directMessage));

      expect(card).toContain('2,000 of 5,000 papers so far');
    },
  );

  test('nothing is said of reading once it is done', async () => {
    const lookup = await lookupWith(null);

    const answer = await lookup.find('submarines', 1);

    expect(plainText(answerCard(answer, directMessage))).toContain('Nothing in the library fits');
    expect(answer.reading).toBeUndefined();
  });
});
