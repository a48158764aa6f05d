import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Chart } from '../../../src/core/document/document.ts';
import { axisFor } from '../../../src/pictures/resvg/axis.ts';
import { chartSvg } from '../../../src/pictures/resvg/chart-svg.ts';
import { coloursOf } from '../../../src/pictures/resvg/colours.ts';
import { openLettering } from '../../../src/pictures/resvg/fonts.ts';
import type { Lettering } from '../../../src/pictures/resvg/lettering.ts';
import { yearly } from '../../support/charts.ts';

let lettering: Lettering;

beforeAll(async () => {
  lettering = await openLettering();
});

const drawn = (chart: Chart) => chartSvg(chart, 'light', lettering).svg;
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);

interface Text {
  x: number;
  y: number;
  words: string;
}

function placed(svg: string): Text[] {
  return [...svg.matchAll(/<text x="([\d.-]+)" y="([\d.-]+)"[^>]*>([^<]*)</g)].map(
    ([, x, y, words = '']) => ({
      x: Number(x),
      y: Number(y),
      words,
    }),
  );
}

function years(count: number, series: number): Chart {
  const columns = Array.from({ length: count }, (_, index) => String(1987 + index));
  return yearly({
    columns,
    series: Array.from({ length: series }, (_, index) => ({
      name: `cs.${index}`,
      values: columns.map((__, column) => ((column + index) % 7) + 1),
    })),
  });
}

describe('a chart as a drawing', () => {
  test('has its title, its sum, each series with its count, each column with its own', () => {
    const texts = textsOf(drawn(yearly()));

    expect(texts).toEqual(expect.arrayContaining(['Papers per year by category', '11 in all']));
    expect(texts).toEqual(expect.arrayContaining(['cs.LG', '8', 'stat.ML', '3']));
    expect(texts).toEqual(expect.arrayContaining(['2024', '4', '2025', '2', '2026', '5']));
  });

  test('tells the parts of a column by their counts as well as by colour', () => {
    const inside = placed(drawn(yearly())).filter(({ words }) => words === '1' || words === '3');

    expect(inside.length).toBeGreaterThanOrEqual(3);
  });

  test('stacks series as the legend has them, from the bottom up', () => {
    const { series } = coloursOf('light');
    const bars = [...drawn(yearly()).matchAll(/<rect [^>]*y="([\d.]+)"[^>]*fill="(#\w+)"/g)]
      .map(([, y, fill]) => ({ y: Number(y), fill }))
      .filter(({ fill, y }) => series.includes(fill ?? '') && y > 100);

    expect(bars.slice(0, 2).map(({ fill }) => fill)).toEqual([series[0], series[1]]);
    expect(bars[0]?.y).toBeGreaterThan(bars[1]?.y ?? 0);
  });

  test('thins out the labels of forty columns until none runs into the next, and keeps the last', () => {
    const labels = placed(drawn(years(40, 6))).filter(({ words }) => /^(19|20)\d\d$/.test(words));
    const gaps = labels.slice(1).map(({ x }, index) => x - (labels[index]?.x ?? 0));

    expect(Math.min(...gaps)).toBeGreaterThan(lettering.width('2026', 13, 'regular'));
    expect(labels.at(-1)?.words).toBe('2026');
    expect(labels.length).toBeGreaterThan(5);
  });

  test('has one column where there is one', () => {
    expect(textsOf(drawn(years(1, 1)))).toContain('1987');
  });

  test('says nought where nothing was counted', () => {
    const empty = yearly({ series: [{ name: 'cs.LG', values: [0, 0, 0] }] });

    expect(textsOf(drawn(empty)).filter((words) => words === '0').length).toBeGreaterThanOrEqual(3);
  });

  test('sums up the series there is no colour for', () => {
    expect(textsOf(drawn(years(3, 9)))).toContain('4 more');
  });

  test('takes what is no number for nought', () => {
    const odd = yearly({ series: [{ name: 'a', values: [Number.NaN, -2, Number.POSITIVE_INFINITY] }] });

    expect(textsOf(drawn(odd))).toContain('0 in all');
  });

  test('numbers a series whose name cannot be drawn', () => {
    const named = yearly({ series: [{ name: '数学', values: [1, 1, 1] }] });

    expect(textsOf(drawn(named))).toContain('series 1');
  });

  test('cannot be drawn where its figures are beyond all counting', () => {
    expect(() => drawn(yearly({ series: [{ name: 'a', values: [1e300] }] }))).toThrow('above a billion');
  });

  test('cannot be drawn without a column', () => {
    expect(() => drawn(yearly({ columns: [] }))).toThrow('without columns');
  });

  test('holds nothing but boxes and letters, whatever names say', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '</svg><script>alert(1)</script>',
        '"><image href="file:///etc/passwd"/>',
        '&xxe;',
        ']]>',
      ),
    );
    const figure = fc.oneof(fc.double({ max: 1e9 }), fc.integer({ min: -1, max: 50 }));
    const chart = fc.record({
      title: text,
      columns: fc.array(text, { minLength: 1, maxLength: 45 }),
      series: fc.array(fc.record({ name: text, values: fc.array(figure, { maxLength: 45 }) }), {
        maxLength: 9,
      }),
      alt: text,
    });

    fc.assert(
      fc.property(chart, fc.constantFrom('light' as const, 'dark' as const), (any, theme) => {
        const { svg } = chartSvg(any, theme, lettering);
        const elements = new Set([...svg.matchAll(/<([a-z]+)/g)].map((match) => match[1]));

        expect(XMLValidator.validate(svg)).toBe(true);
        expect([...elements].filter((name) => !['svg', 'rect', 'text'].includes(name ?? ''))).toEqual([]);
        expect(svg).not.toMatch(/<[^>]* (?:href|style|on\w+)=|="-?(?:NaN|Infinity)/);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the marks of the axis', () => {
  test.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [10, [0, 2, 4, 6, 8, 10]],
    [37, [0, 10, 20, 30, 40]],
    [104, [0, 20, 40, 60, 80, 100, 120]],
  ])('up to %d are round', (largest, marks) => {
    expect(axisFor(largest).marks).toEqual(marks);
  });

  test('are whole, few, and reach the largest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (largest) => {
        const { marks, top } = axisFor(largest);

        expect(marks.every(Number.isInteger)).toBe(true);
        expect(marks.length).toBeLessThanOrEqual(7);
        expect(top).toBeGreaterThanOrEqual(largest);
      }),
    );
  });
});
