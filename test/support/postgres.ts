import { spawn } from 'node:child_process';
import { chownSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { executable, findBinaries, readableBinaries } from './postgres-binaries.ts';

/** A real PostgreSQL server of a test file's own, on 127.0.0.1, ended with that file. */
export interface PostgresServer {
  port: number;
  /** A new empty database; the answer is its URL. Its owner is an ordinary account, no superuser. */
  freshDatabase(): Promise<string>;
  /** Ends the server at once, as a power cut does. */
  crash(): Promise<void>;
  /** Ends it in order; open connections are told. */
  stop(): Promise<void>;
  /** Starts it again on the same port after `crash` or `stop`. */
  start(): Promise<void>;
}

export interface PostgresServerOptions {
  /** Whether it waits for the disk as in operation; only where that is what is tested. */
  durable?: boolean;
  /** Settings by their names in postgresql.conf. */
  settings?: Record<string, string>;
  /** What the server asks for at login; without one it believes everybody. */
  password?: string;
}

/** For a server to start, in milliseconds: seconds on an idle machine. */
export const START_MS = 60_000;

const OWNER = 'broadsheet';
const keeper = fileURLToPath(new URL('postgres-keeper.mjs', import.meta.url));
const binaries = findBinaries();

/** Why there is no PostgreSQL here; `null` where there is. */
export const noPostgres: string | null = 'missing' in binaries ? binaries.missing : null;

let shared: Promise<PostgresServer> | null = null;

/**
 * `describe`, skipped with the reason in its title where there is no PostgreSQL. The server of the file is started
 * before its tests, so that none of them has to be quick enough for that too, unless they bring servers of their own.
 */
export function describeWithPostgres(
  title: string,
  suite: () => void,
  server: 'shared' | 'own' = 'shared',
): void {
  if (noPostgres !== null) {
    describe.skip(`${title} (skipped: ${noPostgres})`, suite);
    return;
  }
  describe(title, () => {
    if (server === 'shared') beforeAll(startShared, START_MS);
    suite();
  });
}

/** The URL of a new empty database on the one server this test file shares. */
export async function freshDatabase(): Promise<string> {
  return (await startShared()).freshDatabase();
}

function startShared(): Promise<PostgresServer> {
  shared ??= launch({});
  return shared;
}

/** A server that a test may crash. It ends with the test file. */
export function postgresServer(options: PostgresServerOptions = {}): Promise<PostgresServer> {
  return launch(options);
}

const running: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(running.map((end) => end()));
});

/** Nothing is kept, so nothing waits for the disk. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

async function launch(options: PostgresServerOptions): Promise<PostgresServer> {
  if ('missing' in binaries) throw new Error(binaries.missing);
  const { account } = binaries;
  const dir = mkdtempSync(join(tmpdir(), 'broadsheet-postgres-'));
  if (account.uid !== undefined) chownSync(dir, account.uid, account.gid);
  const folder = readableBinaries(binaries, dir);
  const plan = {
    initdb: executable(folder, 'initdb'),
    postgres: executable(folder, 'postgres'),
    dir,
    account,
    password: options.password ?? null,
    settings: { ...(options.durable ? {} : FAST), max_connections: '200', ...options.settings },
  };
  const ask = startKeeper(JSON.stringify(plan));
  const port = Number((await ask('start')).split(' ')[1]);
  const password = options.password ?? 'unasked';
  const admin = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  await run(admin, `CREATE ROLE ${OWNER} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
  let databases = 0;

  return {
    port,
    freshDatabase: async () => {
      databases += 1;
      const name = `test_${databases}`;
      await run(admin, `CREATE DATABASE ${name} OWNER ${OWNER}`);
      return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${name}`;
    },
    crash: async () => void (await ask('crash')),
    stop: async () => void (await ask('stop')),
    start: async () => void (await ask('start')),
  };
}

/** The keeper stands apart from the tests' process group: what ends that must not end it before it has cleaned up. */
function startKeeper(plan: string): (command: string) => Promise<string> {
  const child = spawn(process.execPath, [keeper, plan], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  running.push(async () => {
    child.stdin.end();
    await ended;
  });
  const waiting: ((line: string) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line));
  child.on('exit', () => {
    for (const tell of waiting.splice(0)) tell('failed the server has ended');
  });
  return async (command) => {
    const answer = new Promise<string>((resolve) => waiting.push(resolve));
    child.stdin.write(`${command}\n`);
    const line = await answer;
    if (line.startsWith('failed')) throw new Error(`PostgreSQL for tests: ${line}`);
    return line;
  };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
