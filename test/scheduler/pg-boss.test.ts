import { afterEach, expect, test } from 'vitest';
import type { Scheduler } from '../../src/core/ports/scheduler.ts';
import { createBoss } from '../../src/scheduler/pg-boss/index.ts';
import { schedulerContract } from '../contracts/scheduler-contract.ts';
import { describeWithPostgres, freshDatabase, postgresServer } from '../support/postgres.ts';

const started: Scheduler[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((clock) => clock.stop()));
});

describeWithPostgres('pg-boss', () => {
  schedulerContract('pg-boss', async (after) =>
    createBoss({ url: await freshDatabase(), now: () => new Date(), after, onFailure: () => {} }),
  );

  test('rings one of several processes in a minute', async () => {
    const url = await freshDatabase();
    const rung: number[] = [];
    const clocks = [0, 1, 2].map((which) => clockOf(url, () => void rung.push(which)));

    await Promise.all(clocks.map(({ tick }) => tick()));
    await Promise.all(clocks.map(({ tick }) => tick()));

    expect(rung).toHaveLength(1);
  });

  test('is silent while its database is away, says so in words, and rings again when it is back', async () => {
    const server = await postgresServer();
    const url = await server.freshDatabase();
    const said: string[] = [];
    let rings = 0;
    let minute = 0;
    const clock = clockOf(
      url,
      () => {
        rings += 1;
      },
      { said, now: () => new Date(Date.UTC(2026, 10, 30, 9, minute)) },
    );
    await clock.tick();
    await server.crash();
    minute += 1;
    await clock.tick();
    const whileAway = rings;
    await server.start();
    minute += 1;
    await clock.tick();

    expect([whileAway, rings]).toEqual([1, 2]);
    expect(said.length).toBeGreaterThan(0);
  });
});

const AT = new Date('2026-11-30T09:00:00Z');

/** A clock whose timer is set off by hand; `tick` resolves once it waits for the next one. */
function clockOf(
  url: string,
  ring: () => void,
  { said = [], now = () => AT }: { said?: string[]; now?: () => Date } = {},
): { tick(): Promise<void> } {
  let due: (() => void) | null = null;
  let tell = () => {};
  const clock = createBoss({
    url,
    now,
    after: (_, run) => {
      due = run;
      tell();
      return () => {};
    },
    onFailure: (words) => void said.push(words),
  });
  clock.start(async () => ring());
  started.push(clock);
  return {
    async tick() {
      const run = due;
      due = null;
      const waits = new Promise<void>((resolve) => {
        tell = resolve;
      });
      run?.();
      await waits;
    },
  };
}
