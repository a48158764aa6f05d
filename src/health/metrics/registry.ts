import type { Family, Labels, Sample } from './family.ts';

/** Counters and histograms that live as long as the process. */
export interface Registry {
  /** By convention its name ends in `_total`. */
  counter(name: string, help: string): Counter;
  /** `bounds` are upper ones, in base units, ascending; the one without an end comes along. */
  histogram(name: string, help: string, bounds: readonly number[]): Histogram;
  /** Everything as it stands, in the order it was registered. */
  families(): Family[];
}

export interface Counter {
  /** By 0 it is told from then on: an alert sees the first of what never happened before. */
  add(labels?: Labels, by?: number): void;
}

export interface Histogram {
  observe(value: number, labels?: Labels): void;
}

/** More different labels than these would be somebody's text: they are counted together. */
const MOST_SERIES = 400;
const OTHER = 'other';

interface Series<T> {
  labels: Labels;
  held: T;
}

/** Throws a `TypeError` when a name is registered twice, or is none. */
export function createRegistry(mostSeries = MOST_SERIES): Registry {
  const registered = new Map<string, () => Family>();

  return {
    counter(name, help) {
      const series = createSeries(mostSeries, () => ({ value: 0 }));
      const samples = () => series.all().map(({ labels, held }) => ({ labels, value: held.value }));
      register(name, () => ({ name, help, type: 'counter', samples: samples() }));
      return {
        add(labels = {}, by = 1) {
          if (by >= 0) series.of(labels).value += by;
        },
      };
    },
    histogram(name, help, bounds) {
      const series = createSeries(mostSeries, () => ({ counts: bounds.map(() => 0), sum: 0, count: 0 }));
      const samples = () => series.all().flatMap((each) => histogramSamples(bounds, each));
      register(name, () => ({ name, help, type: 'histogram', samples: samples() }));
      return {
        observe(value, labels = {}) {
          if (!Number.isFinite(value)) return;
          const held = series.of(labels);
          const at = bounds.findIndex((bound) => value <= bound);
          if (at !== -1) held.counts[at] = (held.counts[at] ?? 0) + 1;
          held.sum += value;
          held.count += 1;
        },
      };
    },
    families: () => [...registered.values()].map((family) => family()),
  };

  function register(name: string, family: () => Family): void {
    if (!/^[a-z][a-z0-9_]*$/.test(name) || registered.has(name))
      throw new TypeError(`${name} is no new name for a metric`);
    registered.set(name, family);
  }
}

function histogramSamples(
  bounds: readonly number[],
  { labels, held }: Series<{ counts: number[]; sum: number; count: number }>,
): Sample[] {
  let below = 0;
  const buckets = bounds.map((bound, at): Sample => {
    below += held.counts[at] ?? 0;
    return { suffix: '_bucket', labels: { ...labels, le: String(bound) }, value: below };
  });
  return [
    ...buckets,
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: held.count },
    { suffix: '_sum', labels, value: held.sum },
    { suffix: '_count', labels, value: held.count },
  ];
}

/** One thing held for each of a bounded number of labels. */
function createSeries<T>(most: number, make: () => T) {
  const known = new Map<string, Series<T>>();
  return {
    of(labels: Labels): T {
      const found = known.get(keyOf(labels));
      if (found !== undefined) return found.held;
      const named = known.size < most ? labels : asOther(labels);
      const series = known.get(keyOf(named)) ?? { labels: named, held: make() };
      known.set(keyOf(named), series);
      return series.held;
    },
    all: () => [...known.values()],
  };
}

function keyOf(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function asOther(labels: Labels): Labels {
  return Object.fromEntries(Object.keys(labels).map((name) => [name, OTHER]));
}
