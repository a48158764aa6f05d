/** A platform on this machine, for a trial: what a process needs to reach it, and what stands in its channels. */
export interface TrialFarSide {
  name: 'slack' | 'discord';
  tenant: string;
  channels: string[];
  /** What the program is configured with to reach it. */
  env: Record<string, string>;
  /** Where a poster of its own reaches the Web API, and by which token. */
  api: { url: string; token: string };
  /** From now on this share of posts goes wrong, by chance. */
  misbehave(random: () => number, share: number): void;
  behave(): void;
  /** How many posts went wrong so far, by kind. */
  wentWrong(): Record<string, number>;
  /** Own messages in a channel, threads left out, as JSON. */
  standing(channel: string): string[];
  /** Own messages beneath others in a channel, as JSON. */
  beneath(channel: string): string[];
  stop(): Promise<void>;
}

/** What goes wrong with a post, all alike likely. */
export const MISHAPS = [
  'stored, then 500',
  'stored, then reset',
  'stored, then silence',
  '500 before',
  'lost',
  'delayed',
  '429',
] as const;
/** Well within the time an unknown post is left to settle. */
export const DELAY_MS = 500;
export type Mishap = (typeof MISHAPS)[number];

/** Draws whether and how the next post goes wrong, and counts it. */
export function createMishaps() {
  const counts: Record<string, number> = {};
  let draw: () => Mishap | null = () => null;
  return {
    counts,
    next(): Mishap | null {
      const mishap = draw();
      if (mishap !== null) counts[mishap] = (counts[mishap] ?? 0) + 1;
      return mishap;
    },
    misbehave(random: () => number, share: number): void {
      draw = () => (random() < share ? (MISHAPS[Math.floor(random() * MISHAPS.length)] ?? null) : null);
    },
    behave(): void {
      draw = () => null;
    },
  };
}
