import { setTimeout as wait } from 'node:timers/promises';
import { shuffled } from '../../random.ts';
import type { TrialDatabase } from './database.ts';
import type { Replica } from './replica.ts';

export interface Did {
  kills: number;
  pauses: number;
  databaseCrashes: number;
  cuts: number;
  slow: number;
}

export interface DisturbSettings {
  kills: number;
  pauses: number;
  databaseCrashes: number;
  cuts: number;
  settleAfterMs: number;
  replicas: readonly Replica[];
  database: TrialDatabase;
  random: () => number;
  forMs: number;
  progress(words: string): void;
}

export interface Storm {
  did: Did;
  /** Whether nothing was disturbed about this moment. */
  wasCalm(atMs: number): boolean;
}

type Disturbance = 'kill' | 'pause' | 'database' | 'refuse' | 'silence' | 'slow';

/** A replica that starts, or takes over what another left, is not itself for so long. */
const AFTER_MS = 15_000;
/** What was asked a little before meets the disturbance as well. */
const BEFORE_MS = 6000;
/** Longer than a claim lasts (services/delivery/lease.ts). */
const LONGER_THAN_LEASE_MS = 5500;

/** Disturbances at instants of chance, spread over the time, each kind so often; resolves when all are over. */
export async function disturb(settings: DisturbSettings): Promise<Storm> {
  const { replicas, database, random, forMs, settleAfterMs, progress } = settings;
  const did: Did = { kills: 0, pauses: 0, databaseCrashes: 0, cuts: 0, slow: 0 };
  const disturbed: { fromMs: number; toMs: number }[] = [];
  const running = new Set<Promise<void>>();
  const plan = shuffled(random, planOf(settings));
  const startedMs = Date.now();

  for (const [at, kind] of plan.entries()) {
    const dueMs = startedMs + ((at + random()) * forMs) / plan.length;
    await wait(Math.max(0, dueMs - Date.now()));
    progress(`${at + 1} of ${plan.length} disturbances, ${did.kills} kills`);
    const fromMs = Date.now();
    const one = carryOut(kind).finally(() => {
      disturbed.push({ fromMs: fromMs - BEFORE_MS, toMs: Date.now() + AFTER_MS });
      running.delete(one);
    });
    running.add(one);
  }
  await wait(Math.max(0, startedMs + forMs - Date.now()));
  await Promise.all(running);
  return {
    did,
    wasCalm: (atMs) => disturbed.every(({ fromMs, toMs }) => atMs < fromMs || atMs > toMs),
  };

  async function carryOut(kind: Disturbance): Promise<void> {
    const replica = replicas[Math.floor(random() * replicas.length)];
    if (replica === undefined) return;
    const { way } = replica;
    switch (kind) {
      case 'kill':
        did.kills += 1;
        return replica.kill(random() * 2000);
      case 'pause':
        did.pauses += 1;
        return replica.pause(LONGER_THAN_LEASE_MS + settleAfterMs + random() * 4000);
      case 'database': {
        did.databaseCrashes += 1;
        await database.crash();
        await wait(500 + random() * 3000);
        return database.start();
      }
      case 'refuse': {
        did.cuts += 1;
        const ms = 2000 + random() * 8000;
        way.refuse(ms);
        return wait(ms);
      }
      case 'silence': {
        did.cuts += 1;
        const ms = 2000 + random() * 8000;
        way.silence(ms);
        return wait(ms);
      }
      case 'slow': {
        did.slow += 1;
        const ms = 3000 + random() * 5000;
        way.slow(200 + random() * 1500, ms);
        return wait(ms);
      }
    }
  }
}

function planOf({ kills, pauses, databaseCrashes, cuts }: DisturbSettings): Disturbance[] {
  const times = (count: number, kind: Disturbance) => Array.from({ length: count }, () => kind);
  const [refused, silenced, slow] = [Math.ceil(cuts / 2), Math.floor(cuts / 2), cuts];
  return [
    ...times(kills, 'kill'),
    ...times(pauses, 'pause'),
    ...times(databaseCrashes, 'database'),
    ...times(refused, 'refuse'),
    ...times(silenced, 'silence'),
    ...times(slow, 'slow'),
  ];
}
