import type { Chart } from '../document/document.ts';
import type { PaperShape } from '../services.ts';

/** Categories drawn by name; the rest are one series, so that the legend can be read. */
const SERIES_SHOWN = 5;
const UNKNOWN = 'no category';
const OTHERS = 'others';

/** Papers per year, stacked by category, or `null` when no paper has a year. */
export function yearChart(title: string, shapes: readonly PaperShape[]): Chart | null {
  const dated = shapes.filter((shape) => shape.year !== null);
  if (dated.length === 0) return null;
  const columns = yearsBetween(dated.map((shape) => Number(shape.year)));
  const series = seriesNames(dated).map((name) => ({ name, values: columns.map(() => 0) }));
  const named = new Map(series.map((each) => [each.name, each]));
  for (const shape of dated) {
    const row = named.get(shape.category ?? UNKNOWN) ?? named.get(OTHERS);
    const column = columns.indexOf(String(shape.year));
    if (row !== undefined) row.values[column] = (row.values[column] ?? 0) + 1;
  }
  return { title, columns, series, alt: altText(title, columns, series) };
}

function yearsBetween(years: readonly number[]): string[] {
  const first = years.reduce((least, year) => Math.min(least, year), Number.POSITIVE_INFINITY);
  const last = years.reduce((most, year) => Math.max(most, year), 0);
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}

function seriesNames(shapes: readonly PaperShape[]): string[] {
  const counts = countBy(shapes.map((shape) => shape.category ?? UNKNOWN));
  const names = counts.map(([name]) => name);
  return names.length <= SERIES_SHOWN ? names : [...names.slice(0, SERIES_SHOWN - 1), OTHERS];
}

/** Names with their counts, the most frequent first, ties by name. */
export function countBy(names: readonly string[]): [name: string, count: number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function altText(title: string, columns: readonly string[], series: Chart['series']): string {
  const rows = columns.map((year, column) => {
    const parts = series
      .map(({ name, values }) => ({ name, count: values[column] ?? 0 }))
      .filter((part) => part.count > 0)
      .map((part) => `${part.count} ${part.name}`);
    return parts.length === 0 ? `${year} none` : `${year} ${parts.join(' and ')}`;
  });
  return `${title}: ${rows.join('; ')}.`;
}
