import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRegistry } from '../../../src/health/metrics/registry.ts';
import { numberText, writeText } from '../../../src/health/metrics/write-text.ts';
import { readText, sampleValue } from './read-text.ts';

describe('the text format', () => {
  test('is what Prometheus documents', () => {
    const registry = createRegistry();
    registry.counter('posts_total', 'Posts, by "outcome".').add({ outcome: 'accepted' }, 3);
    const times = registry.histogram('search_seconds', 'How long\nit took.', [0.1, 1]);
    for (const value of [0.05, 0.5, 7]) times.observe(value);

    expect(writeText(registry.families())).toBe(
      [
        '# HELP posts_total Posts, by "outcome".',
        '# TYPE posts_total counter',
        'posts_total{outcome="accepted"} 3',
        '# HELP search_seconds How long\\nit took.',
        '# TYPE search_seconds histogram',
        'search_seconds_bucket{le="0.1"} 1',
        'search_seconds_bucket{le="1"} 2',
        'search_seconds_bucket{le="+Inf"} 3',
        'search_seconds_sum 7.55',
        'search_seconds_count 3',
        '',
      ].join('\n'),
    );
  });

  test('brings any label back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const registry = createRegistry();
        registry.counter('a_total', 'A.').add({ value });

        const families = readText(writeText(registry.families()));

        expect(families[0]?.samples[0]?.labels).toEqual({ value });
      }),
    );
  });

  test.each([
    [Number.POSITIVE_INFINITY, '+Inf'],
    [Number.NEGATIVE_INFINITY, '-Inf'],
    [Number.NaN, 'NaN'],
    [1e21, '1e+21'],
    [0.1, '0.1'],
  ])('writes %s as %s', (value, text) => {
    expect(numberText(value)).toBe(text);
  });

  test('leaves out what nobody counted yet', () => {
    const registry = createRegistry();
    registry.counter('a_total', 'A.');

    expect(writeText(registry.families())).toBe('');
  });
});

describe('a registry', () => {
  test('counts a value that lies on a bound below it', () => {
    const registry = createRegistry();
    registry.histogram('a_seconds', 'A.', [1, 2]).observe(1);

    const families = readText(writeText(registry.families()));

    expect(sampleValue(families, 'a_seconds_bucket', { le: '1' })).toBe(1);
  });

  test('has as many buckets as values, whatever is observed', () => {
    fc.assert(
      fc.property(fc.array(fc.double()), (values) => {
        const registry = createRegistry();
        const histogram = registry.histogram('a_seconds', 'A.', [-1, 0, 1]);
        for (const value of values) histogram.observe(value);

        const families = readText(writeText(registry.families()));

        const finite = values.filter(Number.isFinite).length;
        expect(sampleValue(families, 'a_seconds_count') ?? 0).toBe(finite);
      }),
    );
  });

  test('counts together what comes after more labels than anybody reads', () => {
    const registry = createRegistry(2);
    const counter = registry.counter('a_total', 'A.');
    for (const route of ['one', 'two', 'three', 'four', 'one']) counter.add({ route });

    const families = readText(writeText(registry.families()));

    expect(families[0]?.samples).toHaveLength(3);
    expect(sampleValue(families, 'a_total', { route: 'one' })).toBe(2);
    expect(sampleValue(families, 'a_total', { route: 'other' })).toBe(2);
  });

  test('keeps labels apart whatever order they are given in', () => {
    const registry = createRegistry();
    const counter = registry.counter('a_total', 'A.');
    counter.add({ a: '1', b: '2' });
    counter.add({ b: '2', a: '1' });

    expect(readText(writeText(registry.families()))[0]?.samples).toHaveLength(1);
  });

  test('takes nothing away from a counter', () => {
    const registry = createRegistry();
    const counter = registry.counter('a_total', 'A.');
    counter.add({}, 2);
    counter.add({}, -1);

    expect(sampleValue(registry.families(), 'a_total')).toBe(2);
  });

  test.each(['Broad', 'a-b', ''])('refuses the name “%s”', (name) => {
    expect(() => createRegistry().counter(name, 'A.')).toThrow(TypeError);
  });

  test('refuses a name it has', () => {
    const registry = createRegistry();
    registry.counter('a_total', 'A.');

    expect(() => registry.histogram('a_total', 'A.', [1])).toThrow(TypeError);
  });
});

describe('the strict reader of the tests', () => {
  test.each([
    ['a sample without a type', 'a 1\n'],
    ['a type without its help', '# TYPE a gauge\na 1\n'],
    ['a family twice', '# HELP a A.\n# TYPE a gauge\na 1\n# HELP a A.\n# TYPE a gauge\na 1\n'],
    ['labels twice', '# HELP a A.\n# TYPE a gauge\na{b="c"} 1\na{b="c"} 2\n'],
    ['counters alone', '# HELP a A.\n# TYPE a counter\na 1\n'],
    ['no base unit', '# HELP a_ms A.\n# TYPE a_ms gauge\na_ms 1\n'],
    ['an escape there is not', '# HELP a A.\n# TYPE a gauge\na{b="\\t"} 1\n'],
    ['no number', '# HELP a A.\n# TYPE a gauge\na one\n'],
    ['no end', '# HELP a A.\n# TYPE a gauge\na 1'],
    [
      'not cumulative',
      '# HELP a_seconds A.\n# TYPE a_seconds histogram\na_seconds_bucket{le="1"} 2\na_seconds_bucket{le="+Inf"} 1\na_seconds_sum 1\na_seconds_count 1\n',
    ],
  ])('refuses %s', (why, text) => {
    expect(() => readText(text)).toThrow(why);
  });
});
