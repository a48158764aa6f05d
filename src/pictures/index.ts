/** The drivers of the Painter port; each is loaded only when something is to be drawn with it. */
export const painters = {
  resvg: () => import('./resvg/index.ts'),
} as const;
