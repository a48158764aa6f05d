import type { Chart } from '../../core/document/document.ts';
import type { PictureTheme } from '../../core/ports/painter.ts';
import { coloursOf } from './colours.ts';
import { drawHeader } from './header.ts';
import { LAYOUT } from './layout.ts';
import type { Lettering } from './lettering.ts';
import { drawPlot } from './plot.ts';
import { FONT_FAMILY, rectangle } from './svg.ts';
import { tableOf } from './table.ts';

export interface Drawing {
  svg: string;
  /** In CSS pixels. */
  width: number;
  height: number;
}

/**
 * A chart as stacked columns on a ground of its own. The same chart, theme and letters give the same text. Throws
 * where there is no column to draw.
 */
export function chartSvg(chart: Chart, theme: PictureTheme, lettering: Lettering): Drawing {
  if (chart.columns.length === 0) throw new Error('a chart without columns cannot be drawn');
  const colours = coloursOf(theme);
  const table = tableOf(chart, colours.series.length);
  const header = drawHeader(table, colours, lettering);
  const plot = drawPlot(table, colours, lettering, header.bottom);
  const { width, margin } = LAYOUT;
  const height = Math.ceil(plot.bottom + margin * 0.75);
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return {
    svg: [
      `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${FONT_FAMILY}">`,
      rectangle({ x: 0, y: 0, width, height }, colours.ground),
      ...header.elements,
      ...plot.elements,
      '</svg>',
    ].join('\n'),
    width,
    height,
  };
}
