import type { Chart } from '../document/document.ts';

/** Draws a chart as a file, for places that show pictures and no charts. One driver each under src/pictures. */
export interface Painter {
  /**
   * Draws on a ground of its own, so that it can be read whatever is around it. The same chart and theme give the same
   * bytes. Throws where it cannot be drawn; whoever asked then shows the chart in text.
   */
  paint(chart: Chart, theme: PictureTheme): Promise<Picture>;
}

export type PictureTheme = 'light' | 'dark';

export interface Picture {
  png: Uint8Array;
  /** As it is meant to be shown, in CSS pixels; the file has twice as many dots each way. */
  width: number;
  height: number;
}
