import type { Chart } from '../../core/document/document.ts';

/** A chart's figures as they are drawn: whole, none below zero, and no more series than there are colours. */
export interface Table {
  title: string;
  columns: { label: string; total: number }[];
  series: { name: string; values: number[]; total: number }[];
  total: number;
}

/** Longer figures leave no room for what they count. */
const MOST = 1_000_000_000;

/**
 * What is neither a number nor above zero counts as zero. Series beyond `mostSeries` are summed up as one. Throws for
 * figures too large to be drawn.
 */
export function tableOf(chart: Chart, mostSeries: number): Table {
  const rows = chart.series.map(({ name, values }) => ({
    name,
    values: chart.columns.map((_, column) => figure(values[column])),
  }));
  if (rows.some(({ values }) => values.some((value) => value > MOST))) {
    throw new Error('a chart of figures above a billion cannot be drawn');
  }
  const series = folded(rows, mostSeries).map((row) => ({ ...row, total: sum(row.values) }));
  return {
    title: chart.title,
    columns: chart.columns.map((label, column) => ({
      label,
      total: sum(series.map(({ values }) => values[column] ?? 0)),
    })),
    series,
    total: sum(series.map(({ total }) => total)),
  };
}

/** `1,234`; at most one place after the point. */
export function figureText(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 1 });
}

interface Row {
  name: string;
  values: number[];
}

function folded(rows: Row[], most: number): Row[] {
  if (rows.length <= most) return rows;
  const kept = rows.slice(0, most - 1);
  const rest = rows.slice(most - 1);
  const values = (rest[0]?.values ?? []).map((_, column) => sum(rest.map((row) => row.values[column] ?? 0)));
  return [...kept, { name: `${rest.length} more`, values }];
}

function figure(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) && value > 0 ? value : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
