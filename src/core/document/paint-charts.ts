import type { Painter, Picture, PictureTheme } from '../ports/painter.ts';
import type { Chart, Document } from './document.ts';

/** Charts that are to be shown as pictures, by the very objects a document holds. */
export type Pictures<T = Picture> = ReadonlyMap<Chart, T>;

export function chartsOf({ blocks }: Document): Chart[] {
  return blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
}

/**
 * Paints all charts of a document. Never throws: one that cannot be painted is missing, stays in words, and
 * `onFailure` is told why.
 */
export async function paintCharts(
  painter: Painter,
  document: Document,
  theme: PictureTheme,
  onFailure: (error: unknown) => void,
): Promise<Map<Chart, Picture>> {
  const painted = await Promise.all(
    chartsOf(document).map(async (chart) => {
      try {
        return [[chart, await painter.paint(chart, theme)] as const];
      } catch (error) {
        onFailure(error);
        return [];
      }
    }),
  );
  return new Map(painted.flat());
}
