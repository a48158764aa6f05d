// Keeps one PostgreSQL server for a test file, and ends it with that file however that one ends:
//   postgres-keeper.mjs <json: { initdb, postgres, dir, account, settings, password }>
// It hears `start`, `crash` and `stop` on its standard input and answers with `started <port>`, `ended` or
// `failed <why>`. When the input closes, as it does when the tests are killed, the server ends and its folder goes.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const { initdb, postgres, dir, account, settings, password } = JSON.parse(process.argv[2]);
const data = join(dir, 'data');
const ATTEMPTS = 5;
let server = null;
let port = null;

// The tests are told by their own signals; this process ends with its input.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
process.stdout.on('error', () => undefined);

let work = initialise();
const input = createInterface({ input: process.stdin });
input.on('line', (line) => {
  work = work.then(() => commands[line]()).then(say, (error) => say(`failed ${error.message}`));
});
input.on('close', () => {
  // What is under way comes to its end first: a server that is just starting must not be left behind.
  work = work.then(end, end).finally(() => {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
    process.exit(0);
  });
});

const commands = {
  start: async () => `started ${await start()}`,
  crash: async () => {
    await end('SIGKILL');
    return 'ended';
  },
  stop: async () => {
    await end('SIGINT');
    return 'ended';
  },
};

function say(line) {
  process.stdout.write(`${line.replaceAll('\n', ' ')}\n`);
}

async function initialise() {
  const words = ['-D', data, '-U', 'postgres', '-E', 'UTF8', '--no-locale', '--no-sync', '--no-instructions'];
  if (password === null) words.push('-A', 'trust');
  else {
    const file = join(dir, 'password');
    writeFileSync(file, password);
    if (account.uid !== undefined) chownSync(file, account.uid, account.gid);
    words.push('-A', 'scram-sha-256', `--pwfile=${file}`);
  }
  await new Promise((resolve, reject) => {
    execFile(initdb, words, { ...account, cwd: dir }, (error) => (error ? reject(error) : resolve()));
  });
}

/** Another program may take the free port before the server does: then it is tried with the next. */
async function start() {
  const fixed = port;
  for (let attempt = 1; ; attempt += 1) {
    const candidate = fixed ?? (await freePort());
    const failure = await startOn(candidate);
    if (failure === null) {
      port = candidate;
      return port;
    }
    if (attempt === ATTEMPTS) throw new Error(failure);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function startOn(candidate) {
  const given = { ...settings, port: candidate, listen_addresses: '127.0.0.1', unix_socket_directories: '' };
  const words = Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(postgres, ['-D', data, ...words], {
    ...account,
    cwd: dir,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  server = child;
  return new Promise((resolve) => {
    let said = '';
    child.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-4000);
      if (said.includes('ready to accept connections')) resolve(null);
    });
    child.on('error', (error) => resolve(error.message));
    child.on('exit', () => {
      server = null;
      resolve(said);
    });
  });
}

async function end(signal = 'SIGQUIT') {
  const child = server;
  if (child === null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port: free } = probe.address();
  probe.close();
  await once(probe, 'close');
  return free;
}
