import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { IN_USE } from '../../../src/store/postgres/locks.ts';
import { networkCut, through } from '../../support/network-cut.ts';
import { describeWithPostgres, freshDatabase } from '../../support/postgres.ts';
import { openForTest } from '../../support/postgres-store.ts';

describeWithPostgres('a database that is being restored or carried over', () => {
  test('is not started on', async () => {
    const url = await freshDatabase();
    await takeAlone(url);

    await expect(openForTest(url)).rejects.toMatchObject({ code: 'data-locked' });
  });

  test('is read, and not written, by a command', async () => {
    const url = await freshDatabase();
    const { facts } = await openForTest(url, { access: 'on-demand' });
    await facts.change('seed', () => ({ value: 'one' }));
    await takeAlone(url);

    await expect(facts.change('seed', () => null)).rejects.toMatchObject({ code: 'data-locked' });
    expect(await facts.get('seed')).toEqual({ value: 'one' });
  });

  test('tells a process that was cut off from it meanwhile, and is not written by it', async () => {
    const url = await freshDatabase();
    const cut = await networkCut(Number(new URL(url).port));
    let lose: (code: string) => void = () => undefined;
    const lost = new Promise<string>((resolve) => {
      lose = resolve;
    });
    const { facts } = await openForTest(through(cut, url), { onLockLost: ({ code }) => lose(code) });
    await cut.refuse();
    await takeAlone(url);
    await cut.heal();

    expect(await lost).toBe('data-locked');
    await expect(facts.change('seed', () => ({ value: 'one' }))).rejects.toMatchObject({
      code: 'data-locked',
    });
  });
});

/** Holds what a restore holds, until the end of the test. */
async function takeAlone(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`SELECT pg_advisory_lock(${IN_USE})`);
  onTestFinished(() => client.end());
}
