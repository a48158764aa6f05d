import type { Family, Sample } from '../../../src/health/metrics/family.ts';

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const UNITS = /_(seconds|bytes|ratio)(_total)?$/;
const NOT_BASE = /_(ms|milliseconds|minutes|hours|days|kb|mb|kilobytes|megabytes|percent|microseconds)(_|$)/;

/**
 * Reads Prometheus' text format 0.0.4 as its documentation has it, and stricter: every family has HELP and TYPE, once, before
 * its samples; samples of a family stand together and no two have the same labels; counters end in `_total` and are not
 * negative, and nothing else ends so; histograms are cumulative and whole; units are base units. Throws an `Error` that
 * quotes the line.
 */
export function readText(text: string): Family[] {
  if (text !== '' && !text.endsWith('\n')) throw new Error('the last line has no end');
  const families: Family[] = [];
  let help: { name: string; text: string } | null = null;
  for (const line of text.split('\n').slice(0, -1)) {
    const fail = (why: string) => new Error(`${why}: ${line}`);
    const helped = /^# HELP (\S+) (.+)$/s.exec(line);
    const typed = /^# TYPE (\S+) (counter|gauge|histogram)$/.exec(line);
    if (helped !== null) {
      const [, name = '', words = ''] = helped;
      if (!NAME.test(name)) throw fail('no name');
      if (families.some((family) => family.name === name)) throw fail('a family twice');
      help = { name, text: unescapeText(words, /\\(\\|n)/g, fail) };
    } else if (typed !== null) {
      const [, name = '', type] = typed;
      if (help?.name !== name) throw fail('a type without its help just before it');
      families.push({ name, help: help.text, type: type as Family['type'], samples: [] });
      help = null;
    } else {
      const family = families.at(-1);
      if (family === undefined || help !== null) throw fail('a sample without a type');
      family.samples.push(readSample(line, family, fail));
    }
  }
  if (help !== null) throw new Error(`help for nothing: ${help.name}`);
  for (const family of families) checkFamily(family);
  return families;
}

/** Every name a query may use: of histograms their parts. */
export function namesIn(families: readonly Family[]): Set<string> {
  return new Set(
    families.flatMap(({ name, type }) =>
      type === 'histogram' ? ['_bucket', '_sum', '_count'].map((suffix) => name + suffix) : [name],
    ),
  );
}

/** The value of a sample; `undefined` where there is none with these labels. */
export function sampleValue(
  families: readonly Family[],
  name: string,
  labels: Record<string, string> = {},
): number | undefined {
  const samples = families.flatMap((family) =>
    family.samples.filter(({ suffix }) => family.name + (suffix ?? '') === name),
  );
  return samples.find((sample) => keyOf(sample.labels ?? {}) === keyOf(labels))?.value;
}

function readSample(line: string, { name, type }: Family, fail: (why: string) => Error): Sample {
  const parts = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$/s.exec(line);
  if (parts === null) throw fail('no sample');
  const [, full = '', labelText, number = ''] = parts;
  if (!full.startsWith(name)) throw fail('a sample of another family');
  const suffix = full.slice(name.length);
  const allowed = type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
  if (!allowed.includes(suffix)) throw fail('a part this type has not');
  const labels = labelText === undefined ? {} : readLabels(labelText, fail);
  return {
    ...(suffix === '' ? {} : { suffix: suffix as '_bucket' }),
    labels,
    value: readNumber(number, fail),
  };
}

function readLabels(text: string, fail: (why: string) => Error): Record<string, string> {
  const labels: Record<string, string> = {};
  let rest = text;
  while (rest !== '') {
    const pair = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\.)*)"(,|$)/s.exec(rest);
    if (pair === null) throw fail('no label');
    const [whole, name = '', value = '', comma] = pair;
    if (Object.hasOwn(labels, name) || name.startsWith('__')) throw fail(`the label ${name}`);
    labels[name] = unescapeText(value, /\\(\\|n|")/g, fail);
    rest = rest.slice(whole.length);
    if (comma === ',' && rest === '') throw fail('a comma too many');
  }
  return labels;
}

function unescapeText(text: string, pattern: RegExp, fail: (why: string) => Error): string {
  if (text.replaceAll(pattern, '').includes('\\')) throw fail('an escape there is not');
  return text.replaceAll(pattern, (_, character: string) => (character === 'n' ? '\n' : character));
}

function readNumber(text: string, fail: (why: string) => Error): number {
  if (text === '+Inf') return Number.POSITIVE_INFINITY;
  if (text === '-Inf') return Number.NEGATIVE_INFINITY;
  if (text === 'NaN') return Number.NaN;
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text)) throw fail('no number');
  return Number(text);
}

function checkFamily({ name, help, type, samples }: Family): void {
  const fail = (why: string) => new Error(`${why}: ${name}`);
  if (samples.length === 0) throw fail('no samples');
  if (!help.endsWith('.')) throw fail('help that is no sentence');
  if (NOT_BASE.test(name)) throw fail('a unit that is no base unit');
  if (name.endsWith('_total') !== (type === 'counter')) throw fail('counters alone end in _total');
  if (type === 'histogram' && !UNITS.test(name)) throw fail('a histogram without a unit');
  const keys = samples.map(({ suffix, labels }) => `${suffix} ${keyOf(labels ?? {})}`);
  if (new Set(keys).size !== keys.length) throw fail('labels twice');
  if (type === 'counter' && samples.some(({ value }) => !(value >= 0))) throw fail('a counter below zero');
  if (type === 'histogram') checkHistogram(samples, fail);
}

function checkHistogram(samples: readonly Sample[], fail: (why: string) => Error): void {
  const series = new Map<string, Sample[]>();
  for (const sample of samples) {
    const { le: _, ...labels } = sample.labels ?? {};
    series.set(keyOf(labels), [...(series.get(keyOf(labels)) ?? []), sample]);
  }
  for (const parts of series.values()) {
    const buckets = parts.filter(({ suffix }) => suffix === '_bucket');
    const bounds = buckets.map(({ labels }) => readNumber(labels?.le ?? '', fail));
    const counts = buckets.map(({ value }) => value);
    if (bounds.at(-1) !== Number.POSITIVE_INFINITY) throw fail('buckets without an end');
    if (!isAscending(bounds) || new Set(bounds).size !== bounds.length) throw fail('bounds that fall');
    if (!isAscending(counts)) throw fail('buckets that are not cumulative');
    const one = (suffix: string) => parts.filter((part) => part.suffix === suffix);
    if (one('_sum').length !== 1 || one('_count').length !== 1) throw fail('sum and count, once each');
    if (one('_count')[0]?.value !== counts.at(-1)) throw fail('a count that is not the last bucket');
  }
}

function isAscending(values: readonly number[]): boolean {
  return values.every((value, at) => at === 0 || (values[at - 1] ?? 0) <= value);
}

function keyOf(labels: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}
