import { displayWidth } from '../../../core/document/display-width.ts';
import type { Chart } from '../../../core/document/document.ts';
import { DISCORD_HOUSE_LIMITS } from '../limits.ts';
import { fitCode } from './code-block.ts';
import { type Fitted, fitJoined } from './fit-parts.ts';
import { plainLabel } from './plain-label.ts';
import { fitRich } from './rich-markdown.ts';

const SMALL_PRINT = '-# ';

/**
 * A chart as its title, its numbers in words for whoever listens, and a table with bars: `2021  ████ 4  (cs.LG 3,
 * cs.SC 1)`. At most `most` characters.
 */
export function fitChart(chart: Chart, most: number): Fitted {
  const parts = [
    (room: number) => fitRich([{ text: chart.title, style: 'strong' }], room),
    (room: number) => fitAlternative(chart.alt, room),
    (room: number) => fitCode(tableOf(chart), '', room),
  ];
  const rules = { joiner: '\n', leastPart: DISCORD_HOUSE_LIMITS.leastLineCharacters };
  return fitJoined(parts, most, rules, () => '…');
}

function fitAlternative(alt: string, most: number): Fitted {
  const fitted = fitRich([{ text: alt }], most - SMALL_PRINT.length);
  return fitted.text === '' ? fitted : { text: `${SMALL_PRINT}${fitted.text}`, cut: fitted.cut };
}

function tableOf(chart: Chart): string {
  const labels = chart.columns.map((column) => plainLabel(column, DISCORD_HOUSE_LIMITS.chartLabelCharacters));
  const totals = labels.map((_, column) =>
    chart.series.reduce((sum, each) => sum + figure(each.values, column), 0),
  );
  const width = labels.reduce((widest, label) => Math.max(widest, displayWidth(label)), 0);
  const largest = totals.reduce((most, total) => Math.max(most, total), 0);
  return labels
    .map((label, column) => {
      const total = totals[column] ?? 0;
      const room = ' '.repeat(width - displayWidth(label));
      return `${label}${room}  ${bar(total, largest)}${total}${partsOf(chart, column)}`;
    })
    .join('\n');
}

function bar(total: number, largest: number): string {
  if (total <= 0) return '';
  const cells = Math.min(1, DISCORD_HOUSE_LIMITS.chartBarCharacters / largest) * total;
  return `${'█'.repeat(Math.max(1, Math.round(cells)))} `;
}

function partsOf(chart: Chart, column: number): string {
  const parts = chart.series
    .filter(({ values }) => figure(values, column) !== 0)
    .map(
      ({ name, values }) =>
        `${plainLabel(name, DISCORD_HOUSE_LIMITS.chartLabelCharacters)} ${figure(values, column)}`,
    );
  return parts.length === 0 ? '' : `  (${parts.join(', ')})`;
}

function figure(values: readonly number[], column: number): number {
  const value = values[column];
  return value === undefined || !Number.isFinite(value) ? 0 : value;
}
