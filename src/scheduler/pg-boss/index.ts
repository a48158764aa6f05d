import PgBoss from 'pg-boss';
import type { Scheduler } from '../../core/ports/scheduler.ts';

export interface BossParts {
  /** The URL of the database. */
  url: string;
  now(): Date;
  after(delayMs: number, run: () => void): () => void;
  /** Told in words when the database cannot be asked. */
  onFailure(words: string): void;
}

/** Beside the tables of the store; pg-boss makes and brings forward its own. */
const SCHEMA = 'broadsheet_boss';
const QUEUE = 'minute';
/** Often enough that each minute has somebody who asks early in it, wherever a process began. */
const EVERY_MS = 20_000;
/** Whoever waits longer for an answer begins anew, with connections of their own. */
const WITHIN_MS = 15_000;
const HOUR_SECONDS = 3600;
const AT_ONCE = 10;

/**
 * pg-boss as the alarm clock of many processes: each puts the minute there is, by UTC, into one queue, where a minute is
 * taken once; whoever gets the job is rung. Its own schedules are not used: they are cron in local time. A database that is
 * away makes it silent and nothing else.
 */
export function createBoss({ url, now, after, onFailure }: BossParts): Scheduler {
  let boss: PgBoss | null = null;
  let running = false;
  let cancel = () => {};
  let ticking: Promise<void> = Promise.resolve();

  async function opened(): Promise<PgBoss> {
    if (boss !== null) return boss;
    const begun = new PgBoss({
      connectionString: url,
      schema: SCHEMA,
      application_name: 'broadsheet clock',
      max: 2,
      schedule: false,
      // pg-boss hands its settings on to the pool of connections.
      ...{ connectionTimeoutMillis: WITHIN_MS, query_timeout: WITHIN_MS },
    });
    begun.on('error', (error) => onFailure(error.message));
    boss = begun;
    await begun.start();
    await begun.createQueue(QUEUE, { name: QUEUE, policy: 'standard', retryLimit: 0 });
    return begun;
  }

  /** What has failed once is not asked again: pg-boss does not start a second time. */
  async function close(): Promise<void> {
    const ended = boss;
    boss = null;
    if (ended === null) return;
    await ended.stop({ graceful: false, wait: true, close: true }).catch(() => undefined);
    const database = ended.getDb();
    if ('close' in database && typeof database.close === 'function')
      await Promise.resolve(database.close()).catch(() => undefined);
  }

  async function tick(ring: () => Promise<void>): Promise<void> {
    try {
      const asked = await opened();
      await asked.send(QUEUE, {}, onceFor(now()));
      const jobs = await asked.fetch(QUEUE, { batchSize: AT_ONCE });
      if (jobs.length === 0 || !running) return;
      await ring();
      await asked.complete(
        QUEUE,
        jobs.map(({ id }) => id),
      );
    } catch (error) {
      onFailure(error instanceof Error ? error.message : String(error));
      await close();
    }
  }

  return {
    name: 'pg-boss',
    start(ring) {
      if (running) return;
      running = true;
      const next = (delayMs: number) => {
        cancel = after(delayMs, () => {
          ticking = tick(ring).finally(() => {
            if (running) next(EVERY_MS);
          });
        });
      };
      next(0);
    },
    async stop() {
      running = false;
      cancel();
      await ticking;
      await close();
    },
  };
}

/** The minute, once in the hour it belongs to; a minute nobody took in time is of no use any more. */
function onceFor(at: Date): PgBoss.SendOptions {
  return {
    singletonKey: at.toISOString().slice(0, 16),
    singletonSeconds: HOUR_SECONDS,
    retryLimit: 0,
    expireInSeconds: 60,
    retentionSeconds: 300,
  };
}
