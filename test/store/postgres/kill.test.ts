import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { describeWithPostgres, freshDatabase } from '../../support/postgres.ts';
import { openForTest } from '../../support/postgres-store.ts';

const script = fileURLToPath(new URL('../../support/postgres-child.mjs', import.meta.url));
const REPLICAS = ['a', 'b', 'c'];
const KILLS_EACH = 8;
const KILLS = REPLICAS.length * KILLS_EACH;

describeWithPostgres('three replicas that are killed', () => {
  test(`have every acknowledged change once after ${KILLS} kills, and never hold each other up`, async () => {
    const url = await freshDatabase();

    const lives = await Promise.all(REPLICAS.map((name) => lifeOf(url, name)));

    const { facts } = await openForTest(url);
    const shared = Number((await facts.get('shared'))?.value);
    const acknowledged = lives.reduce((total, life) => total + life.shared, 0);
    // The change that was under way at a kill may have been made without anybody hearing of it.
    expect(shared).toBeGreaterThanOrEqual(acknowledged);
    expect(shared).toBeLessThanOrEqual(acknowledged + KILLS);
    for (const { name, own } of lives)
      expect(Number((await facts.get(name))?.value)).toBeGreaterThanOrEqual(own);
  }, 120_000);
});

/** Starts one replica and kills it, again and again. Returns what it has acknowledged. */
async function lifeOf(url: string, name: string): Promise<{ name: string; own: number; shared: number }> {
  let own = 0;
  let shared = 0;
  for (let kill = 0; kill < KILLS_EACH; kill += 1) {
    const child = spawn(process.execPath, [script, url, name], { stdio: ['ignore', 'pipe', 'inherit'] });
    const closed = once(child, 'close');
    let heard = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      heard += 1;
      if (line === 'shared') shared += 1;
      else own = Number(line.split(' ')[1]);
      if (heard === 10 + ((kill * 17) % 40)) child.kill('SIGKILL');
    }
    await closed;
    if (heard < 10) throw new Error('a replica ended by itself');
  }
  return { name, own, shared };
}
