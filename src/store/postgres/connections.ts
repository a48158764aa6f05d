import pg from 'pg';
import { clientConfig, cutOff, sessionSettings } from './client.ts';
import { inWords, isSilence, leavesConnection, mayBeRepeated } from './faults.ts';
import type { Settings } from './settings.ts';

/** A bounded number of connections. Every call ends, in an answer or in an OperatorError naming DATABASE_URL. */
export interface Connections {
  /**
   * Runs work on a connection of its own. `work` may run twice: what a dead connection or a deadlock has undone is
   * done again once.
   */
  use<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  /** A connection to be given back. */
  lease(): Promise<Lease>;
  close(): Promise<void>;
}

export interface Lease {
  client: pg.PoolClient;
  /** Tells what failed on it, if anything has, and whether it may be used again. */
  giveBack(error?: unknown, isIntact?: boolean): void;
}

interface Waiting {
  enter(): void;
  refuse(error: unknown): void;
}

export function openConnections(settings: Settings, most: number, idleMs: number): Connections {
  let pool = openPool();
  let free = most;
  const waiting: Waiting[] = [];
  const inUse = new Set<Lease>();

  function openPool(): pg.Pool {
    const opened = new pg.Pool({
      ...clientConfig(settings, settings.timeouts.answerMs),
      max: most,
      idleTimeoutMillis: 30_000,
      onConnect: async (client: pg.ClientBase) => {
        await client.query(sessionSettings(settings, idleMs));
      },
    });
    // An idle connection that is lost is replaced at the next call, which is told if it cannot be.
    opened.on('error', () => undefined);
    return opened;
  }

  /** Waiting here has no time-out of its own: each call ahead of it has, and a database away refuses all. */
  function enter(): Promise<void> {
    if (free > 0) {
      free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => waiting.push({ enter: resolve, refuse: reject }));
  }

  function leave(): void {
    const next = waiting.shift();
    if (next) next.enter();
    else free += 1;
  }

  async function connect(): Promise<pg.PoolClient> {
    try {
      return await pool.connect();
    } catch (error) {
      // Where nothing answers, whoever waits would only find out the same after the same time.
      if (!(error instanceof pg.DatabaseError)) for (const { refuse } of waiting.splice(0)) refuse(error);
      throw error;
    }
  }

  async function takeOut(): Promise<Lease> {
    const client = await connect();
    // Between two statements nobody listens for the end of a connection; the next statement tells of it.
    const ignore = () => undefined;
    client.on('error', ignore);
    const lease: Lease = {
      client,
      giveBack(error, isIntact = error === undefined || leavesConnection(error)) {
        if (!inUse.delete(lease)) return;
        if (isSilence(error)) renew();
        client.off('error', ignore);
        if (!isIntact) cutOff(client);
        client.release(!isIntact);
      },
    };
    inUse.add(lease);
    return lease;
  }

  async function attempt<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const { client, giveBack } = await takeOut();
    try {
      const result = await work(client);
      giveBack();
      return result;
    } catch (error) {
      giveBack(error);
      throw error;
    }
  }

  /** The other connections went the same way that has gone dumb: none of them is used again. */
  function renew(): void {
    const old = pool;
    pool = openPool();
    old.end().catch(() => undefined);
  }

  /** In the operator's words, whatever fails. */
  async function worded<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      throw inWords(settings.address, error);
    }
  }

  return {
    use: (work) =>
      worded(async () => {
        await enter();
        try {
          return await attempt(work).catch((error) => {
            if (mayBeRepeated(error)) return attempt(work);
            throw error;
          });
        } finally {
          leave();
        }
      }),
    lease: () =>
      worded(async () => {
        await enter();
        try {
          const { client, giveBack } = await takeOut();
          return {
            client,
            giveBack: (...told) => {
              giveBack(...told);
              leave();
            },
          };
        } catch (error) {
          leave();
          throw error;
        }
      }),
    async close() {
      // What is still taken out then is a listing that nobody reads on.
      for (const lease of inUse) lease.giveBack(undefined, false);
      await pool.end().catch(() => undefined);
    },
  };
}
