import { after, systemClock, within } from '../clock.ts';
import { OperatorError } from '../core/errors.ts';
import type { Platform } from '../core/ports/platform.ts';
import type { Scheduler } from '../core/ports/scheduler.ts';
import { startHealthServer } from '../health/server.ts';
import type { House } from '../main.ts';
import type { MovableClock } from '../movable-clock.ts';
import { schedulers, sharedSchedulers } from '../scheduler/index.ts';
import { openChat } from './open-chat.ts';
import { type OpenMetrics, openMetrics } from './open-metrics.ts';
import { type OpenSources, openSources } from './open-sources.ts';
import { openTerminal } from './open-terminal.ts';
import { openWeb, pageClock } from './open-web.ts';
import { progressBar } from './progress-bar.ts';
import { readinessOf } from './readiness.ts';
import { printLine, type Shell, type Subcommand } from './subcommand.ts';
import { databaseUrlFor, dataDirOf, readWords } from './words.ts';

const USAGE = 'start';
const LARGE_LIBRARY = 5000;
const LOOK_AGAIN_MS = 100;
/** What is under way is given so long to be recorded at the end; the rest is settled at the next start. */
const FINISH_WITHIN_MS = 7000;

export const start: Subcommand = {
  name: 'start',
  usage: USAGE,
  description:
    'Run: answer on Slack and Discord, or in a local page and at this terminal; serve the health checks',
  async run(words, shell) {
    const { values } = readWords(words, { flags: {}, least: 0, most: 0, usage: USAGE });
    const running: Platform[] = [];
    const lost = deferred<never>();
    const bar = progressBar(shell.stderr, 'Reading the library');
    const outside = openSources(shell, dataDirOf(values, shell));
    const clock = pageClock(shell.config);
    const dataDir = dataDirOf(values, shell);
    const metrics = openMetrics(shell.config);
    const house = await open(shell, {
      outside,
      clock,
      metrics,
      dataDir,
      running,
      bar,
      onLockLost: lost.reject,
    });
    const whole = house.index().finally(bar.end);
    whole.catch(() => undefined);
    try {
      // Only a large one is worth answering from before it was read.
      if ((await house.store.papers.count()) < LARGE_LIBRARY) await whole;
      return await Promise.race([
        serve({ house, outside, running, shell, clock, metrics, dataDir, whole }),
        lost.promise,
      ]);
    } finally {
      await outside.close();
      await house.close();
    }
  },
};

interface Opening {
  dataDir: string;
  outside: OpenSources;
  clock: MovableClock | null;
  running: readonly Platform[];
  metrics: OpenMetrics;
  bar: ReturnType<typeof progressBar>;
  onLockLost: (error: Error) => void;
}

function open(shell: Shell, opening: Opening): Promise<House> {
  const { dataDir, outside, clock, running, metrics, bar, onLockLost } = opening;
  return shell.openHouse({
    dataDir,
    databaseUrl: databaseUrlFor(dataDir, shell),
    access: 'write',
    log: shell.log,
    platforms: () => running,
    onLockLost,
    zone: shell.config.timeZone,
    // The local page is this program's own store: nothing is under way to it that could still arrive.
    settleAfterMs: clock === null ? shell.config.settleAfterMs : 0,
    openai: shell.config.openai,
    outside,
    counting: metrics.counting,
    ...(clock === null ? {} : { clock }),
    answersWhileReading: true,
    onIndexProgress(done, total) {
      if (total >= LARGE_LIBRARY) bar.update(done, total);
    },
  });
}

interface Serving {
  house: House;
  outside: OpenSources;
  running: Platform[];
  shell: Shell;
  /** The clock of the local page; `null` where a chat platform is configured. */
  clock: MovableClock | null;
  metrics: OpenMetrics;
  dataDir: string;
  whole: Promise<unknown>;
}

/** Runs until the process is asked to end, or the person at the terminal leaves and no chat platform is served. */
async function serve(serving: Serving): Promise<number> {
  const { house, outside, running, shell, clock, metrics, dataDir, whole } = serving;
  const { config } = shell;
  const chat = await openChat(shell, house);
  const web = clock === null ? null : await openWeb(shell, house, clock);
  const served = web === null ? chat.platforms : [web];
  running.push(...served);
  const readiness = () => readinessOf(house, { now: systemClock.now(), clock: metrics.clock.fault });
  const store = config.databaseUrl === null ? 'files' : 'postgres';
  const server = await startHealthServer({
    host: config.host,
    port: config.port,
    fallBack: !config.portGiven,
    readiness,
    metrics: () => metrics.page({ house, readiness, store, dataDir }),
    report: house.report,
    route: web?.http ?? chat.http,
  });
  const left = deferred<void>();
  const terminal = await terminalIfWanted(shell, chat.platforms.length > 0, () => left.resolve());
  if (terminal !== null) running.push(terminal);
  const endWatch = metrics.watch();
  const clocks = await alarmClocks(shell, databaseUrlFor(dataDir, shell));
  for (const clock of clocks) clock.start(() => ring(house));
  void ring(house);

  let stopping = false;
  const connected = Promise.all(served.map((platform) => startOne(platform, house, shell, () => stopping)));
  const ready = Promise.all([connected, whole]).then(async ([all]) => {
    const names = [...served, ...atTerminal(shell, terminal)].map(({ name }) => name);
    if (all.every(Boolean)) printLine(shell, `ready ${server.url} (${names.join(', ')})`);
    if (!stopping) await terminal?.start(house.desk);
  });
  await Promise.race([shell.stopped, left.promise, ready.then(() => new Promise<never>(() => {}))]);
  stopping = true;
  await Promise.all(clocks.map((clock) => clock.stop()));
  // A source that is being read is let go of, and read again at the next start.
  const ending = [house.delivery.stop(), house.sourceFollows.stop(), outside.close()];
  await within(FINISH_WITHIN_MS, Promise.all(ending));
  await Promise.all(running.map((platform) => platform.stop()));
  await server.stop();
  endWatch();
  return 0;
}

/** A source that is slow holds up no delivery: the ring ends with those. One process at a time reads sources. */
function ring({ delivery, sourceFollows, alone }: House): Promise<void> {
  alone('sources', sourceFollows.wake).catch(() => undefined);
  return delivery.wake();
}

/** One alarm clock that fails is no fault: the other rings. */
async function alarmClocks({ log }: Shell, url: string | null): Promise<Scheduler[]> {
  if (url === null) return schedulers(after);
  const words = 'the alarm clock shared with other processes cannot ring now: the own one does';
  const onFailure = (cause: string) => log.warn({ cause }, words);
  return sharedSchedulers(after, { url, now: () => systemClock.now(), onFailure });
}

/** A pipe is answered without a word about it: nobody sits there to be told. */
function atTerminal({ stdin }: Shell, terminal: Platform | null): Platform[] {
  return terminal !== null && stdin.isTTY === true ? [terminal] : [];
}

/** With a chat platform configured the terminal is for a person who sits there, never for a pipe. */
async function terminalIfWanted(shell: Shell, hasChat: boolean, leave: () => void): Promise<Platform | null> {
  if (!hasChat) return openTerminal(shell, leave);
  return shell.stdin.isTTY === true ? openTerminal(shell, () => {}) : null;
}

/**
 * Whether a platform is connected. One that refuses us for good is said in one line and leaves the others alone;
 * `/readyz` goes on saying why.
 */
async function startOne(
  platform: Platform,
  house: House,
  shell: Shell,
  isStopping: () => boolean,
): Promise<boolean> {
  try {
    await platform.start(house.desk);
    return await untilReady(platform, isStopping);
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    shell.stderr.write(`broadsheet: ${error.message}\n`);
    return false;
  }
}

/** A platform may start while its far side is away, and go on trying. */
async function untilReady(platform: Platform, isStopping: () => boolean): Promise<boolean> {
  while (!platform.health().ready) {
    if (isStopping()) return false;
    await new Promise<void>((resolve) => after(LOOK_AGAIN_MS, resolve));
  }
  return true;
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
