import { createRandom } from '../../../bench/random.ts';
import { openDiscordTarget } from './discord-target.ts';
import { judge } from './judge.ts';
import { openSlackTarget } from './slack-target.ts';
import type { Target } from './target.ts';
import { openWebTarget } from './web-target.ts';

export const TARGETS = { slack: openSlackTarget, discord: openDiscordTarget, web: openWebTarget } as const;
export type TargetName = keyof typeof TARGETS;

export interface FuzzSettings {
  target: TargetName;
  inputs: number;
  seed: number;
  onProgress?: (inputs: number) => void;
}

export interface FuzzResult {
  inputs: number;
  /** What was found, each once, with the seed and the number of the input after which it was seen. */
  findings: string[];
}

/** After so many inputs good questions are asked, and all that was said is looked at. */
const INPUTS_A_LOOK = 25;
/** After so many the program starts afresh, so that the far side’s memory stays small. */
const INPUTS_A_LIFE = 2500;

/**
 * Hands damaged inputs to a door of the program, one after the other, by chance of the seed alone. A finding is a crash,
 * a promise nobody minds, a hang, innards or a secret sent, somebody’s words logged, or a good question left unanswered.
 */
export async function runFuzz({ target: name, inputs, seed, onProgress }: FuzzSettings): Promise<FuzzResult> {
  const random = createRandom(seed);
  const findings = new Map<string, string>();
  let done = 0;
  const find = (words: string) => {
    const known = words.replace(/\d+/g, '0').slice(0, 160);
    if (!findings.has(known)) findings.set(known, `[${name}, seed ${seed}, input ${done}] ${words}`);
  };
  const onUncaught = (error: unknown) => find(`uncaught: ${describe(error)}`);
  process.on('uncaughtException', onUncaught);
  process.on('unhandledRejection', onUncaught);
  try {
    while (done < inputs) {
      const target = await TARGETS[name]();
      const end = Math.min(inputs, done + INPUTS_A_LIFE);
      while (done < end) {
        await guarded(find, () => target.feed(random));
        done += 1;
        if (done % INPUTS_A_LOOK === 0 || done === end) await look(target, find);
        if (done % 500 === 0) onProgress?.(done);
      }
      await guarded(find, () => target.close());
    }
  } finally {
    process.off('uncaughtException', onUncaught);
    process.off('unhandledRejection', onUncaught);
  }
  return { inputs: done, findings: [...findings.values()] };
}

async function look(target: Target, find: (words: string) => void): Promise<void> {
  await guarded(find, () => target.ask());
  for (const words of judge(target)) find(words);
}

async function guarded(find: (words: string) => void, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    find(describe(error));
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).slice(0, 1500) : String(error);
}
