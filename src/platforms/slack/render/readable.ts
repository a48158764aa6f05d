import type { Block, Chart, Fact } from '../../../core/document/document.ts';
import { text } from '../../../core/document/rich-text.ts';

/** A block as this platform sets it in text. */
export type TextBlock = Exclude<Block, { kind: 'chart' | 'file' }>;

/** The blocks with charts in words; files are handed over beside the message. */
export function readableBlocks(blocks: readonly Block[]): TextBlock[] {
  return blocks.flatMap((block): TextBlock[] => {
    if (block.kind === 'file') return [];
    return block.kind === 'chart' ? [{ kind: 'facts', facts: chartFacts(block.chart) }] : [block];
  });
}

/** The title with the alternative text, and the figures of each series the text does not name. */
function chartFacts(chart: Chart): Fact[] {
  const opening = `${chart.title}: `;
  const words = chart.alt.startsWith(opening) ? chart.alt.slice(opening.length) : chart.alt;
  const unnamed = chart.series.filter((series) => !chart.alt.includes(series.name));
  return [
    { label: chart.title, value: text(words) },
    ...unnamed.map((series) => ({
      label: series.name,
      value: text(seriesLine(chart.columns, series.values)),
    })),
  ];
}

function seriesLine(columns: readonly string[], values: readonly number[]): string {
  return columns.map((column, index) => `${column} ${values[index] ?? 0}`).join('; ');
}
