import type { Chart } from '../document/document.ts';
import type { PaperShape } from '../services.ts';
import { categoryChart } from './category-chart.ts';

/** Papers per year, stacked by category, or `null` when no paper has a year. */
export function yearChart(title: string, shapes: readonly PaperShape[]): Chart | null {
  const dated = shapes.filter((shape) => shape.year !== null);
  if (dated.length === 0) return null;
  const columns = yearsBetween(dated.map((shape) => Number(shape.year)));
  const counted = dated.map(({ year, category }) => ({ column: columns.indexOf(String(year)), category }));
  return categoryChart(title, columns, counted);
}

function yearsBetween(years: readonly number[]): string[] {
  const first = years.reduce((least, year) => Math.min(least, year), Number.POSITIVE_INFINITY);
  const last = years.reduce((most, year) => Math.max(most, year), 0);
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}
