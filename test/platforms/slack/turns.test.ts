import { describe, expect, test } from 'vitest';
import { createTurns } from '../../../src/platforms/slack/turns.ts';
import { gate } from '../../contracts/platform-desk.ts';
import { settled } from './hand-clock.ts';

describe('turns', () => {
  test('keep the order of one conversation', async () => {
    const turns = createTurns();
    const slow = gate();
    const done: string[] = [];

    const first = turns.take('D1', async () => {
      await slow.opened;
      done.push('first');
    });
    const second = turns.take('D1', async () => void done.push('second'));
    await settled();
    slow.open();
    await Promise.all([first, second]);

    expect(done).toEqual(['first', 'second']);
  });

  test('let the next go on once a turn is passed', async () => {
    const turns = createTurns();
    const slow = gate();

    const first = turns.take('D1', async (pass) => {
      pass();
      await slow.opened;
    });
    await turns.take('D1', async () => {});
    slow.open();

    await expect(first).resolves.toBeUndefined();
  });

  test('of another conversation wait for nobody, and a failure holds nobody up', async () => {
    const turns = createTurns();
    const failing = turns.take('D1', () => Promise.reject(new Error('lost')));
    const other = turns.take('D2', async () => {});
    const next = turns.take('D1', async () => {});

    await expect(failing).rejects.toThrow('lost');
    await expect(Promise.all([other, next])).resolves.toHaveLength(2);
  });
});
