import type { Block, Chart, Fact } from '../../../core/document/document.ts';
import type { Pictures } from '../../../core/document/paint-charts.ts';
import { text } from '../../../core/document/rich-text.ts';

/** A block as this platform shows it. */
export type TextBlock = Exclude<Block, { kind: 'chart' | 'file' }> | PictureBlock;

/** A chart whose picture Slack has. */
export interface PictureBlock {
  kind: 'picture';
  /** Slack's id of the file. */
  file: string;
  alt: string;
}

const NO_PICTURES: Pictures<string> = new Map();

/** The blocks with charts as pictures, by Slack's file ids, or in words; files are handed over beside the message. */
export function readableBlocks(
  blocks: readonly Block[],
  pictures: Pictures<string> = NO_PICTURES,
): TextBlock[] {
  return blocks.flatMap((block): TextBlock[] => {
    if (block.kind === 'file') return [];
    if (block.kind !== 'chart') return [block];
    const file = pictures.get(block.chart);
    if (file !== undefined) return [{ kind: 'picture', file, alt: block.chart.alt }];
    return [{ kind: 'facts', facts: chartFacts(block.chart) }];
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
