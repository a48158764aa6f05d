import { describe, expect, test } from 'vitest';
import type { Chart } from '../../../src/core/document/document.ts';
import { chartLines } from '../../../src/platforms/terminal/chart.ts';

const chart: Chart = {
  title: 'Papers per year',
  columns: ['2019', '2020', '2021'],
  series: [
    { name: 'cs.LG', values: [2, 4, 0] },
    { name: 'cs.CL', values: [1, 0, 0] },
  ],
  alt: 'Three papers in 2019, four in 2020, none in 2021.',
};

function drawn(given: Chart, columns = 60): string[] {
  return chartLines(given, columns).map((line) => line.map((piece) => piece.text).join(''));
}

describe('chartLines', () => {
  test('draws a bar of letters and the figures for each column, and a legend', () => {
    expect(drawn(chart)).toEqual([
      'Papers per year',
      '2019 LLLLCC 3 (L 2, C 1)',
      '2020 LLLLLLLL 4 (L 4)',
      '2021 0',
      'L = cs.LG, C = cs.CL',
    ]);
  });

  test('gives each series a letter of its own', () => {
    const names = ['cs.LG', 'math.LO', 'cs.L', 'stat.ML'];
    const given = { ...chart, series: names.map((name) => ({ name, values: [1, 1, 1] })) };

    expect(drawn(given, 90).at(-1)).toBe('L = cs.LG, O = math.LO, C = cs.L, M = stat.ML');
  });

  test('makes a bar as long as its share of the largest', () => {
    const given = { ...chart, columns: ['a', 'b'], series: [{ name: 'x', values: [1000, 500] }] };

    const [, first = '', second = ''] = drawn(given, 60);

    expect(Math.abs(bar(first) - 2 * bar(second))).toBeLessThanOrEqual(1);
    expect(first.length).toBeLessThanOrEqual(60);
  });

  test('puts the figures below where there is no room beside', () => {
    const series = ['A', 'B', 'C', 'D'].map((name) => ({ name, values: [10, 10, 10] }));

    const lines = drawn({ ...chart, series }, 24);

    expect(lines.slice(1, 4)).toEqual(['2019 AAAAABBBBBCCCCDDDDD', '  40 (A 10, B 10, C 10,', '  D 10)']);
  });

  test('bears missing, negative and endless values', () => {
    const given = { ...chart, series: [{ name: 'x', values: [-1, Number.POSITIVE_INFINITY] }] };

    expect(drawn(given).slice(1, 4)).toEqual(['2019 -1 (X -1)', '2020 0', '2021 0']);
  });
});

function bar(line: string): number {
  return /X+/u.exec(line)?.[0].length ?? 0;
}
