import type { Chart, Document } from '../../src/core/document/document.ts';
import type { Painter, PictureTheme } from '../../src/core/ports/painter.ts';

/** Papers of three years in two categories; `changes` for another. */
export function yearly(changes: Partial<Chart> = {}): Chart {
  return {
    title: 'Papers per year by category',
    columns: ['2024', '2025', '2026'],
    series: [
      { name: 'cs.LG', values: [3, 0, 5] },
      { name: 'stat.ML', values: [1, 2, 0] },
    ],
    alt: 'Papers per year by category: 2024 3 cs.LG and 1 stat.ML; 2025 2 stat.ML; 2026 5 cs.LG.',
    ...changes,
  };
}

/** An answer for the asker with these charts; *Share* asks for it again. */
export function withChart(...charts: Chart[]): Document {
  return {
    summary: 'What the library holds.',
    blocks: [
      { kind: 'heading', text: [{ text: 'What the library holds' }] },
      ...charts.map((chart) => ({ kind: 'chart' as const, chart })),
    ],
    actions: [],
    share: { route: 'library status', args: {} },
    visibility: 'asker',
  };
}

/** Paints no dots, but what says that it is a picture; and keeps count. */
export interface CountingPainter extends Painter {
  painted: { chart: Chart; theme: PictureTheme }[];
}

export function countingPainter(): CountingPainter {
  const painted: CountingPainter['painted'] = [];
  return {
    painted,
    async paint(chart, theme) {
      painted.push({ chart, theme });
      return { png: headOfPng(1200, 700), width: 600, height: 350 };
    },
  };
}

export const FAILING_PAINTER: Painter = {
  paint: () => Promise.reject(new Error('no paint')),
};

/** Dots of a PNG each way, from its first chunk (PNG specification, `IHDR`). */
export function pngSize(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function headOfPng(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(24);
  head.write('\u0089PNG\r\n\u001a\n', 'latin1');
  head.write('IHDR', 12, 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return new Uint8Array(head);
}
