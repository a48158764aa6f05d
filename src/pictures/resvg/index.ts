import { renderAsync } from '@resvg/resvg-js';
import type { Chart } from '../../core/document/document.ts';
import type { Painter, Picture, PictureTheme } from '../../core/ports/painter.ts';
import { chartSvg } from './chart-svg.ts';
import { FONT_FILES, openLettering } from './fonts.ts';
import { createKeptPictures } from './kept-pictures.ts';
import type { Lettering } from './lettering.ts';
import { encodePng } from './png.ts';
import { FONT_FAMILY } from './svg.ts';

const DOTS_PER_PIXEL = 2;

/** Some 50 kB each. */
const MOST_KEPT = 40;

/**
 * Paints by resvg, in a thread of its own: only the SVG is made in the loop, and the dots are copied there once. Knows no font but its own, opens no file
 * and no address a chart could name. Fonts are read with the first picture.
 */
export function createResvgPainter(): Painter {
  const kept = createKeptPictures(MOST_KEPT);
  let opening: Promise<Lettering> | null = null;

  return { paint: (chart, theme) => kept.get(keyOf(chart, theme), () => paint(chart, theme)) };

  async function paint(chart: Chart, theme: PictureTheme): Promise<Picture> {
    opening ??= openLettering().catch((error) => {
      opening = null;
      throw error;
    });
    const { svg, width, height } = chartSvg(chart, theme, await opening);
    const image = await renderAsync(svg, {
      fitTo: { mode: 'zoom', value: DOTS_PER_PIXEL },
      font: {
        loadSystemFonts: false,
        fontFiles: Object.values(FONT_FILES),
        defaultFontFamily: FONT_FAMILY,
      },
    });
    // The library's own packing would hold up the loop.
    const png = await encodePng(image.pixels, image.width, image.height);
    return { png, width, height };
  }
}

/** All that is drawn; the alternative text is not. */
function keyOf({ title, columns, series }: Chart, theme: PictureTheme): string {
  return JSON.stringify([theme, title, columns, series.map(({ name, values }) => [name, values])]);
}
