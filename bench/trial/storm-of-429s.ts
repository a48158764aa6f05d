import { between, createRandom } from '../random.ts';

export interface StormAnswer {
  retryAfterSeconds: number;
  /** Whether it holds for the whole platform, where the platform has such a limit. */
  global: boolean;
}

const LONGEST_SECONDS = 20;
const GLOBAL_SHARE = 0.02;

/** Answers for posts, by chance: `null` where one is taken. */
export function createStorm({ share, seed }: { share: number; seed: number }): () => StormAnswer | null {
  const random = createRandom(seed);
  return () => {
    if (random() >= share) return null;
    return { retryAfterSeconds: between(random, 1, LONGEST_SECONDS), global: random() < GLOBAL_SHARE };
  };
}
