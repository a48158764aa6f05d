import { describe, expect, test } from 'vitest';
import { libraryCard } from '../../../src/core/cards/library-card.ts';
import { shownRef } from '../../../src/core/cards/source-names.ts';
import { plainText } from '../../../src/core/document/plain-text.ts';

const FEED = 'https://reader:pass@journal.example/feeds/new?key=canary&n=50#canary';

describe('what everybody sees of where papers came from', () => {
  test('is the host and path of an address, without what may be a key', () => {
    expect(shownRef(FEED)).toBe('journal.example/feeds/new');
  });

  test.each(['cs.LG', 'author:Ada Fernwick', '10.1234/knots', 'http is a protocol', ''])(
    'is anything else as it stands: %j',
    (ref) => {
      expect(shownRef(ref)).toBe(ref);
    },
  );

  test('holds no key on the card of the library', () => {
    const sources = [{ source: 'feed', ref: FEED, papers: 3, newest: '2026-11-23' }];
    const counts = { papers: 3, authors: 2, withAbstract: 3, withCode: 0 };

    const card = libraryCard({ ...counts, shape: [], sources, newest: null }, new Date('2026-11-25'));

    expect(plainText(card)).toContain('feed: journal.example/feeds/new');
    expect(JSON.stringify(card)).not.toMatch(/canary|pass/);
  });
});
