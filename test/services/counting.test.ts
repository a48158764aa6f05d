import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { AskerError, OperatorError, SourceUnavailable } from '../../src/core/errors.ts';
import { SILENT } from '../../src/core/ports/log.ts';
import type { Messenger, PostOutcome } from '../../src/core/ports/messenger.ts';
import { type Counting, UNCOUNTED } from '../../src/core/ports/tally.ts';
import type { Services } from '../../src/core/services.ts';
import { createMessengerCounting } from '../../src/services/counted-messenger.ts';
import { createDesk } from '../../src/services/desk.ts';
import { watchStore } from '../../src/services/watched-store.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { reader } from '../support/people.ts';

/** Notes what is counted, by a watch that goes on a millisecond each time somebody looks. */
function noting(): Counting & { noted: unknown[][] } {
  const noted: unknown[][] = [];
  let ms = 0;
  const note =
    (what: string) =>
    (...values: unknown[]) =>
      void noted.push([what, ...values]);
  return {
    noted,
    elapsedMs: () => ms++,
    tally: {
      ...UNCOUNTED.tally,
      answered: note('answered'),
      posted: note('posted'),
      readBack: note('read back'),
      wrote: note('wrote'),
    },
  };
}

/** A desk whose every search ends like this. */
function deskThat(find: () => Promise<never>, counting: Counting) {
  const services = { lookup: { find, choices: find } } as unknown as Services;
  return createDesk({
    commands,
    services,
    clock: { now: () => new Date('2026-11-25T12:00:00Z') },
    random: () => 0.5,
    log: SILENT,
    counting,
  });
}

const place = { kind: 'dm', id: 'D1' } as const;

describe('an answer is counted by its route and by who must act', () => {
  test.each([
    ['asker', new AskerError('no-paper', 'There is no such paper.')],
    ['source', new SourceUnavailable('arXiv', 'arXiv is away.')],
    ['operator', new OperatorError('disk-full', 'The disk is full.')],
    ['fault', new Error('canary')],
  ])('%s', async (outcome, error) => {
    const counting = noting();
    const desk = deskThat(() => Promise.reject(error), counting);

    await desk.answer({ person: reader, place, said: { kind: 'text', text: '/paper canary words' } });

    expect(counting.noted).toEqual([['answered', 'paper', outcome, 1]]);
  });

  test('a button of a route there is not is counted as none, never by its name', async () => {
    const counting = noting();
    const desk = deskThat(() => Promise.reject(new Error()), counting);

    await desk.answer({ person: reader, place, said: { kind: 'call', call: { route: 'canary', args: {} } } });

    expect(counting.noted).toEqual([['answered', 'text', 'asker', 1]]);
  });

  test('a call that is refused is counted by the route it was for', async () => {
    const counting = noting();
    const desk = deskThat(() => Promise.reject(new Error()), counting);

    await desk.answer({ person: reader, place, said: { kind: 'text', text: '/library remove x' } });

    expect(counting.noted).toEqual([['answered', 'library remove', 'asker', 1]]);
  });
});

describe('a messenger', () => {
  const outcome: PostOutcome = { kind: 'unknown', why: 'no answer' };
  const messenger = {
    name: 'slack',
    serves: () => true,
    get abilities() {
      return { attemptMs: 7 };
    },
    post: async () => outcome,
    find: async () => ({ kind: 'read', messages: [] }),
  } as unknown as Messenger;
  const marker = { token: 't', role: 'thread', subscription: 'd-1', slot: '2026-W48' } as const;

  test('is the same but for being counted', async () => {
    const counting = noting();
    const counted = createMessengerCounting(counting)(messenger);

    const posted = await counted.post({ marker } as Parameters<Messenger['post']>[0]);
    await counted.find({ marker } as Parameters<Messenger['find']>[0]);

    expect(posted).toBe(outcome);
    expect(counted.abilities).toEqual({ attemptMs: 7 });
    expect(counting.noted).toEqual([
      ['posted', 'slack', 'thread', outcome, 1],
      ['read back', 'slack', { kind: 'read', messages: [] }],
    ]);
  });

  test('is the same object each time', () => {
    const count = createMessengerCounting(noting());

    expect(count(messenger)).toBe(count(messenger));
  });
});

describe('a change of stored state', () => {
  test('is counted once it is durable', async () => {
    const counting = noting();
    const { store } = watchStore(openMemoryStore(), () => new Date(0), counting);

    await store.facts.change('a', () => ({ value: '1' }));

    expect(counting.noted).toEqual([['wrote', 'stored', 1]]);
  });

  test('is no failure where its own caller gave up', async () => {
    const counting = noting();
    const { store } = watchStore(openMemoryStore(), () => new Date(0), counting);
    const giveUp = () => {
      throw new AskerError('changed', 'Somebody else was faster.');
    };

    await expect(store.facts.change('a', giveUp)).rejects.toThrow('faster');

    expect(counting.noted).toEqual([]);
  });
});
