import { axisFor } from './axis.ts';
import { type Colours, inkOn } from './colours.ts';
import type { Part } from './header.ts';
import { LAYOUT } from './layout.ts';
import type { Lettering } from './lettering.ts';
import { type Box, rectangle, textLine } from './svg.ts';
import { figureText, type Table } from './table.ts';

/** The columns in their frame, with as many figures and labels as can be read. */
export function drawPlot(table: Table, colours: Colours, lettering: Lettering, top: number): Part {
  const { width, margin, plot, axis } = LAYOUT;
  const scale = axisFor(table.columns.reduce((most, { total }) => Math.max(most, total), 0));
  const marks = scale.marks.map((mark) => ({ mark, words: figureText(mark) }));
  const marksWidth = marks.reduce(
    (most, { words }) => Math.max(most, lettering.width(words, axis.size, 'regular')),
    0,
  );
  const left = margin + marksWidth + axis.gap;
  const frame: Frame = {
    x: left,
    y: top + plot.gapAbove,
    width: width - margin - left,
    height: plot.height,
    perUnit: plot.height / scale.top,
  };
  const base = frame.y + frame.height;
  const lines = marks.flatMap(({ mark, words }) => {
    const y = base - mark * frame.perUnit;
    const line = { x: frame.x, y: y - 0.5, width: frame.width, height: 1 };
    const look = { x: left - axis.gap, y: y + axis.size * 0.36, size: axis.size, anchor: 'end' as const };
    return [
      ...(mark === 0 ? [] : [rectangle(line, colours.grid)]),
      textLine(words, { ...look, fill: colours.muted }),
    ];
  });
  const baseline = rectangle({ x: frame.x, y: base - 0.5, width: frame.width, height: 1 }, colours.baseline);
  return {
    elements: [
      ...lines,
      ...drawColumns(table, colours, lettering, frame),
      baseline,
      ...drawLabels(table, colours, lettering, frame),
    ],
    bottom: base + LAYOUT.column.labelGap,
  };
}

interface Frame extends Box {
  /** Pixels one unit is high. */
  perUnit: number;
}

function drawColumns(table: Table, colours: Colours, lettering: Lettering, frame: Frame): string[] {
  const { column, figures } = LAYOUT;
  const slot = frame.width / table.columns.length;
  const width = Math.min(slot * column.share, column.most);
  const hasRoom = table.columns.every(
    ({ total }) => lettering.width(figureText(total), figures.size, 'bold') + figures.padding <= slot,
  );
  return table.columns.flatMap(({ total }, index) => {
    const middle = frame.x + slot * (index + 0.5);
    const stack = drawStack(table, index, colours, lettering, frame, { x: middle - width / 2, width });
    if (!hasRoom) return stack.elements;
    const look = { x: middle, y: stack.top - 6, size: figures.size, anchor: 'middle' as const };
    const isEmpty = total === 0;
    const shade = isEmpty
      ? { fill: colours.muted, weight: 'regular' as const }
      : { fill: colours.text, weight: 'bold' as const };
    return [...stack.elements, textLine(figureText(total), { ...look, ...shade })];
  });
}

/** One column: its series from the bottom up, apart by a seam of the ground, each with its count where that fits. */
function drawStack(
  { series }: Table,
  index: number,
  colours: Colours,
  lettering: Lettering,
  { y, height, perUnit }: Frame,
  { x, width }: Pick<Box, 'x' | 'width'>,
): { elements: string[]; top: number } {
  const { column, figures } = LAYOUT;
  const elements: string[] = [];
  let bottom = y + height;
  for (const [place, { values }] of series.entries()) {
    const value = values[index] ?? 0;
    if (value === 0) continue;
    const colour = colours.series[place] ?? colours.text;
    const whole = value * perUnit;
    const seam = elements.length === 0 ? 0 : column.seam;
    // However small, a piece can be seen: a seam never takes all of it.
    const drawn = Math.max(whole - seam, 2);
    const upper = Math.min(bottom - whole, y + height - drawn);
    elements.push(rectangle({ x, y: upper, width, height: drawn }, colour));
    const words = figureText(value);
    const fits =
      series.length > 1 &&
      drawn >= figures.inside + figures.padding &&
      width >= lettering.width(words, figures.inside, 'regular') + figures.padding;
    if (fits) {
      const centre = { x: x + width / 2, y: upper + drawn / 2 + figures.inside * 0.36 };
      elements.push(
        textLine(words, { ...centre, size: figures.inside, fill: inkOn(colour), anchor: 'middle' }),
      );
    }
    bottom = upper;
  }
  return { elements, top: bottom };
}

/** The labels beneath, every second, third … where all would run into each other; the last always stands. */
function drawLabels({ columns }: Table, colours: Colours, lettering: Lettering, frame: Frame): string[] {
  const { column, margin, width: whole } = LAYOUT;
  const slot = frame.width / columns.length;
  const most = Math.max(slot - column.seam * 4, column.leastLabel);
  const labels = columns.map(({ label }) => lettering.fit(label, most, column.labelSize, 'regular'));
  const widths = labels.map((label) => lettering.width(label, column.labelSize, 'regular'));
  const widest = widths.reduce((wide, each) => Math.max(wide, each), 0);
  const step = Math.max(1, Math.ceil((widest + column.seam * 4) / slot));
  return labels.flatMap((label, index) => {
    if ((columns.length - 1 - index) % step !== 0 || label === '') return [];
    const half = (widths[index] ?? 0) / 2;
    const middle = frame.x + slot * (index + 0.5);
    const x = Math.min(Math.max(middle, half + margin / 2), whole - margin / 2 - half);
    const y = frame.y + frame.height + column.labelGap - 4;
    return [textLine(label, { x, y, size: column.labelSize, fill: colours.text, anchor: 'middle' })];
  });
}
