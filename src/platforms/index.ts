/**
 * The platforms, one line each, by the name of their folder. Loaded on demand, so that nobody pays for a
 * platform they do not use.
 */
export const platforms = {
  terminal: () => import('./terminal/index.ts'),
  slack: () => import('./slack/index.ts'),
  discord: () => import('./discord/index.ts'),
  web: () => import('./web/index.ts'),
} as const;

export type PlatformName = keyof typeof platforms;
