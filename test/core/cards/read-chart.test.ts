import { describe, expect, test } from 'vitest';
import { readChart, readSince } from '../../../src/core/cards/read-chart.ts';
import type { PostedPaper } from '../../../src/core/services.ts';
import { paperWith } from '../paper/papers.ts';

const NOW = new Date('2026-11-23T12:00:00Z');

function posted(on: string, category: string | null): PostedPaper {
  const paper = paperWith({ id: on, title: on, categories: category === null ? [] : [category] });
  return { paperId: on, paper, subscription: 'd-weekly', on };
}

describe('what a channel read over the year', () => {
  test('is its papers of the week by month and category, with the numbers in words', () => {
    const chart = readChart(
      [posted('2026-01-05', 'cs.LG'), posted('2026-01-12', 'cs.LG'), posted('2026-11-16', 'stat.ML')],
      NOW,
    );

    expect(chart?.columns).toEqual([
      'Dec',
      'Jan',
      'Feb',
      'Mar',
      'Apr',
      'May',
      'Jun',
      'Jul',
      'Aug',
      'Sep',
      'Oct',
      'Nov',
    ]);
    expect(chart?.series).toEqual([
      { name: 'cs.LG', values: [0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
      { name: 'stat.ML', values: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1] },
    ]);
    expect(chart?.alt).toMatch(
      /^Papers of the week, Dec 2025 to Nov 2026: Dec none; Jan 2 cs\.LG; .*Nov 1 stat\.ML\.$/,
    );
  });

  test('goes back to the first day of the twelfth month', () => {
    expect(readSince(NOW).toISOString()).toBe('2025-12-01T00:00:00.000Z');
    expect(readChart([posted('2025-11-30', 'cs.LG'), posted('2026-12-01', 'cs.LG')], NOW)).toBeNull();
    expect(readChart([posted('2025-12-01', 'cs.LG')], NOW)?.series[0]?.values[0]).toBe(1);
  });

  test('counts a paper that left the library and one without a category', () => {
    const gone = { ...posted('2026-03-02', 'cs.LG'), paper: null };

    expect(readChart([gone, posted('2026-03-09', null)], NOW)?.series).toEqual([
      { name: 'no category', values: [0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0] },
    ]);
  });

  test('is nothing where nothing was read', () => {
    expect(readChart([], NOW)).toBeNull();
  });
});
