import { setTimeout as wait } from 'node:timers/promises';
import type { Desk } from '../../src/core/ports/platform.ts';
import { loadSeedLibrary } from '../load.ts';

export interface Asking {
  /** Resolves to how long each answer took, in milliseconds. */
  stop(): Promise<number[]>;
}

const EVERY_MS = 100;
const WORDS_ASKED = 3;
const PERSON = { tenant: 'local', id: 'U1', name: 'person', access: 'everyone' } as const;

/**
 * Asks `/paper` with words of a title ten times a second, as somebody would in a direct message. Times run from the
 * instant a question was to be asked: what is held up counts as waiting.
 */
export function askSteadily(desk: Desk): Asking {
  const titles = loadSeedLibrary().map(({ title }) => title);
  const answers: Promise<number>[] = [];
  let asking = true;
  const asked = askAll();
  return {
    async stop() {
      asking = false;
      await asked;
      return Promise.all(answers);
    },
  };

  async function askAll(): Promise<void> {
    const startedMs = performance.now();
    for (let index = 0; asking; index += 1) {
      const dueMs = startedMs + index * EVERY_MS;
      await wait(Math.max(0, dueMs - performance.now()));
      answers.push(askOne(titles[index % titles.length] ?? '', dueMs));
    }
  }

  async function askOne(title: string, dueMs: number): Promise<number> {
    const text = `/paper ${title.split(' ').slice(0, WORDS_ASKED).join(' ')}`;
    await desk.answer({ person: PERSON, place: { kind: 'dm', id: 'D1' }, said: { kind: 'text', text } });
    return performance.now() - dueMs;
  }
}
