import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

export interface Storm {
  /** The program and its words, and its environment. */
  words: string[];
  env: Record<string, string>;
  kills: number;
  /** How long a life lasts after its first line, drawn anew for each. */
  lifeMs: () => number;
  /** Lines that say that the program is up; before that it may be killed too, with this chance. */
  killBeforeUp: () => boolean;
  onKill?: (count: number) => void;
}

const UP_WITHIN_MS = 40_000;
const MOST_BEFORE_UP_MS = 1500;

/** Starts the program again and again, each time to be killed with SIGKILL at an instant of chance. */
export async function storm(settings: Storm): Promise<void> {
  for (let count = 1; count <= settings.kills; count += 1) {
    const child = start(settings);
    if (settings.killBeforeUp()) {
      await wait(settings.lifeMs() % MOST_BEFORE_UP_MS);
    } else {
      await isUp(child);
      await wait(settings.lifeMs());
    }
    await kill(child);
    settings.onKill?.(count);
  }
}

/** Lets the program live undisturbed for so long, then ends it as an operator would. */
export async function liveInPeace(settings: Pick<Storm, 'words' | 'env'>, forMs: number): Promise<void> {
  const child = start(settings);
  await isUp(child);
  await wait(forMs);
  child.kill('SIGTERM');
  await ended(child);
}

function start({ words, env }: Pick<Storm, 'words' | 'env'>): ChildProcess {
  return spawn(process.execPath, words, {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', process.env.TRIAL_STDERR === undefined ? 'ignore' : 'inherit'],
  });
}

async function isUp(child: ChildProcess): Promise<void> {
  if (child.stdout === null) return;
  const spoke = once(child.stdout, 'data');
  await Promise.race([spoke, ended(child), wait(UP_WITHIN_MS)]);
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await ended(child);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await once(child, 'exit');
}
