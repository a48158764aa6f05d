import { describe, expect, test } from 'vitest';
import { topCard } from '../../../src/core/cards/top-card.ts';
import { plainText } from '../../../src/core/document/plain-text.ts';
import type { TopPaper } from '../../../src/core/services.ts';
import { paperWith } from '../paper/papers.ts';

function top(title: string, changes: Partial<TopPaper> = {}): TopPaper {
  const paper = paperWith({ id: title, title });
  return { paperId: title, title, paper, votes: 1, postedOn: null, isOpen: true, ...changes };
}

describe('the card of what a channel voted for', () => {
  test('says in its first sentence how much there is and how far back', () => {
    const card = topCard([top('a'), top('b', { isOpen: false })], 'week', 1);

    expect(card.summary).toBe('What this channel voted for in the last 7 days: 2 papers, 1 open for votes.');
  });

  test('shows a paper that left the library without a way to it', () => {
    const card = topCard([top('Gone', { paper: null })], 'month', 1);

    const [list] = card.blocks.filter((block) => block.kind === 'list');
    expect(list?.items).toEqual([
      { title: [{ text: 'Gone' }], detail: [{ text: '1 vote · open for votes' }] },
    ]);
  });

  test('says how to go on where nothing is open', () => {
    const card = topCard([top('a', { isOpen: false, postedOn: '2026-10-12' })], 'month', 1);

    expect(plainText(card)).toContain('1 vote · paper of the week on 12 Oct 2026');
    expect(plainText(card)).toContain('Nothing is open for votes now');
  });

  test('can be shown to everyone as it is', () => {
    const many = Array.from({ length: 25 }, (_, index) => top(`paper ${index}`));

    expect(topCard(many, 'year', 99).share).toEqual({ route: 'top', args: { period: 'year', page: 3 } });
  });
});
