import type { Platform } from '../core/ports/platform.ts';
import { startHealthServer } from '../health/server.ts';
import type { House } from '../main.ts';
import { openTerminal } from './open-terminal.ts';
import { progressBar } from './progress-bar.ts';
import { printLine, type Shell, type Subcommand } from './subcommand.ts';
import { dataDirOf, readWords } from './words.ts';

const USAGE = 'start';
const WORTH_A_BAR = 5000;

export const start: Subcommand = {
  name: 'start',
  usage: USAGE,
  description: 'Run: answer at this terminal, and serve the health checks',
  async run(words, shell) {
    const { values } = readWords(words, { flags: {}, least: 0, most: 0, usage: USAGE });
    const platforms: Platform[] = [];
    const lost = deferred<never>();
    const house = await openWithBar(shell, dataDirOf(values, shell), platforms, lost.reject);
    try {
      return await Promise.race([serve(house, platforms, shell), lost.promise]);
    } finally {
      await house.close();
    }
  },
};

async function openWithBar(
  shell: Shell,
  dataDir: string,
  platforms: readonly Platform[],
  onLockLost: (error: Error) => void,
): Promise<House> {
  const bar = progressBar(shell.stderr, 'Indexing');
  const house = await shell.openHouse({
    dataDir,
    access: 'write',
    log: shell.log,
    platforms: () => platforms,
    onLockLost,
    onIndexProgress(done, total) {
      if (total >= WORTH_A_BAR) bar.update(done, total);
    },
  });
  await house.index();
  bar.end();
  return house;
}

/** Runs until the process is asked to end, or the person at the terminal leaves and nobody else is served. */
async function serve(house: House, platforms: Platform[], shell: Shell): Promise<number> {
  const { config } = shell;
  const server = await startHealthServer({
    host: config.host,
    port: config.port,
    fallBack: !config.portGiven,
    readiness: () => readinessOf(house),
  });
  const left = deferred<void>();
  platforms.push(await openTerminal(shell, () => left.resolve()));
  printLine(shell, `ready ${server.url} (${platforms.map((platform) => platform.name).join(', ')})`);
  for (const platform of platforms) await platform.start(house.desk);
  await Promise.race([shell.stopped, left.promise]);
  for (const platform of platforms) await platform.stop();
  await server.stop();
  return 0;
}

async function readinessOf(house: House) {
  const lines = await house.status.lines();
  const reasons = lines.filter((line) => !line.ok).map((line) => `${line.part}: ${line.words}`);
  return { ready: reasons.length === 0, reasons, papers: await house.store.papers.count() };
}

function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<T>((settle, fail) => {
    resolve = settle;
    reject = fail;
  });
  return { promise, resolve, reject };
}
