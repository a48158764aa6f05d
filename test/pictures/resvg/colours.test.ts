import { describe, expect, test } from 'vitest';
import { coloursOf, inkOn } from '../../../src/pictures/resvg/colours.ts';
import { contrast } from '../../../src/pictures/resvg/contrast.ts';
import { distance, SIGHTS } from './sight.ts';

describe('contrast', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
  ])('of %s and %s is %d', (a, b, ratio) => {
    expect(contrast(a, b)).toBeCloseTo(ratio, 2);
  });
});

describe.each(['light', 'dark'] as const)('colours of the %s picture', (theme) => {
  const { ground, text, muted, baseline, series } = coloursOf(theme);

  test('let all text be read', () => {
    const inSeries = series.map((colour) => contrast(inkOn(colour), colour));

    expect(Math.min(contrast(text, ground), contrast(muted, ground), ...inSeries)).toBeGreaterThanOrEqual(
      4.5,
    );
  });

  test('set every series and the line beneath off from the ground', () => {
    const ratios = [...series, baseline].map((colour) => contrast(colour, ground));

    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(3);
  });

  test('set neighbouring series off from each other without any hue', () => {
    const ratios = series.slice(1).map((colour, index) => contrast(colour, series[index] ?? colour));

    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(3);
  });

  test.each(SIGHTS)('are told apart two by two with %s', (sight) => {
    const pairs = series.flatMap((a, index) => series.slice(index + 1).map((b) => distance(a, b, sight)));

    expect(Math.min(...pairs)).toBeGreaterThanOrEqual(20);
  });
});
