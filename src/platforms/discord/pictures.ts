import type { Document } from '../../core/document/document.ts';
import { chartsOf, type Pictures, paintCharts } from '../../core/document/paint-charts.ts';
import type { PictureTheme } from '../../core/ports/painter.ts';
import type { Answering } from './answering.ts';
import { causeOf } from './failures.ts';
import { DISCORD_TIMING, within } from './timing.ts';

/** Most people look at Discord as it comes: dark. */
const THEME: PictureTheme = 'dark';

const NONE: Pictures = new Map();

/** The charts of a document as pictures, as far as they are painted in time; the others are shown in words. */
export async function paintedFor({ painter, after, log }: Answering, document: Document): Promise<Pictures> {
  if (painter === null || chartsOf(document).length === 0) return NONE;
  const painting = paintCharts(painter, document, THEME, (error) =>
    log.warn(causeOf(error), 'a chart could not be painted and is shown in words'),
  );
  return (await within(after, DISCORD_TIMING.paintWithinMs, painting)) ?? NONE;
}
