import type { Chart } from '../document/document.ts';

/** Categories drawn by name; the rest are one series, so that the legend can be read. */
const SERIES_SHOWN = 5;
const UNKNOWN = 'no category';
const OTHERS = 'others';

/** One thing to count: in which column, and its category where it has one. */
export interface Counted {
  column: number;
  category: string | null;
}

/** Counts by column, stacked by category, the most frequent category first, with the numbers in words. */
export function categoryChart(title: string, columns: string[], counted: readonly Counted[]): Chart {
  const series = seriesNames(counted).map((name) => ({ name, values: columns.map(() => 0) }));
  const named = new Map(series.map((each) => [each.name, each]));
  for (const { column, category } of counted) {
    const row = named.get(category ?? UNKNOWN) ?? named.get(OTHERS);
    if (row !== undefined) row.values[column] = (row.values[column] ?? 0) + 1;
  }
  return { title, columns, series, alt: altText(title, columns, series) };
}

/** Names with their counts, the most frequent first, ties by name. */
export function countBy(names: readonly string[]): [name: string, count: number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function seriesNames(counted: readonly Counted[]): string[] {
  const names = countBy(counted.map(({ category }) => category ?? UNKNOWN)).map(([name]) => name);
  return names.length <= SERIES_SHOWN ? names : [...names.slice(0, SERIES_SHOWN - 1), OTHERS];
}

function altText(title: string, columns: readonly string[], series: Chart['series']): string {
  const rows = columns.map((name, column) => {
    const parts = series
      .map((each) => ({ name: each.name, count: each.values[column] ?? 0 }))
      .filter((part) => part.count > 0)
      .map((part) => `${part.count} ${part.name}`);
    return parts.length === 0 ? `${name} none` : `${name} ${parts.join(' and ')}`;
  });
  return `${title}: ${rows.join('; ')}.`;
}
