import type { Colours } from './colours.ts';
import { LAYOUT } from './layout.ts';
import type { Lettering } from './lettering.ts';
import { rectangle, textLine } from './svg.ts';
import { figureText, type Table } from './table.ts';

export interface Part {
  elements: string[];
  /** Where the next part begins. */
  bottom: number;
}

/** Title, the sum of all, and the series with their colours and counts, in the order they are stacked. */
export function drawHeader(table: Table, colours: Colours, lettering: Lettering): Part {
  const title = drawTitle(table, colours, lettering);
  const legend = drawLegend(table, colours, lettering, title.bottom);
  return { elements: [...title.elements, ...legend.elements], bottom: legend.bottom };
}

function drawTitle(table: Table, colours: Colours, lettering: Lettering): Part {
  const { width, margin, title, total } = LAYOUT;
  const sum = `${figureText(table.total)} in all`;
  const room = width - 2 * margin - lettering.width(sum, total.size, 'regular') - margin;
  const lines = lettering.wrap(table.title, room, title.lines, title.size, 'bold');
  const first = margin + title.size;
  const elements = lines.map((line, index) =>
    textLine(line, {
      x: margin,
      y: first + index * title.lineHeight,
      size: title.size,
      fill: colours.text,
      weight: 'bold',
    }),
  );
  elements.push(
    textLine(sum, { x: width - margin, y: first, size: total.size, fill: colours.muted, anchor: 'end' }),
  );
  return { elements, bottom: first + Math.max(0, lines.length - 1) * title.lineHeight };
}

/** Says that a name has something to read left, not only the sign that something is missing. */
const READABLE = /[\p{L}\p{N}]/u;

function drawLegend({ series }: Table, colours: Colours, lettering: Lettering, top: number): Part {
  const { width, margin, legend } = LAYOUT;
  if (series.length === 0) return { elements: [], bottom: top };
  const elements: string[] = [];
  let x: number = margin;
  let y = top + legend.lineHeight + 8;
  for (const [index, { name, total }] of series.entries()) {
    const fitted = lettering.fit(name, legend.mostName, legend.size, 'regular');
    const shown = READABLE.test(fitted) ? fitted : `series ${index + 1}`;
    const count = figureText(total);
    const nameAt = legend.chip + legend.chipGap;
    const countAt = nameAt + lettering.width(shown, legend.size, 'regular') + legend.countGap;
    const whole = countAt + lettering.width(count, legend.size, 'bold');
    if (x > margin && x + whole > width - margin) {
      x = margin;
      y += legend.lineHeight;
    }
    const { chip, size } = legend;
    elements.push(
      rectangle({ x, y: y - chip + 1, width: chip, height: chip }, colours.series[index] ?? colours.text, 2),
      textLine(shown, { x: x + nameAt, y, size, fill: colours.text }),
      textLine(count, { x: x + countAt, y, size, fill: colours.text, weight: 'bold' }),
    );
    x += whole + legend.entryGap;
  }
  return { elements, bottom: y };
}
