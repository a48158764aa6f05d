import type { Log } from '../core/ports/log.ts';
import type { Painter } from '../core/ports/painter.ts';
import { painters } from '../pictures/index.ts';

/** What paints charts; `null` where it cannot be loaded on this machine, and charts are shown in words. */
export async function openPainter(log: Log): Promise<Painter | null> {
  try {
    const { createResvgPainter } = await painters.resvg();
    return createResvgPainter();
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    log.warn({ cause }, 'pictures cannot be painted here: charts are shown in words');
    return null;
  }
}
