import { after, within } from '../clock.ts';
import { OperatorError } from '../core/errors.ts';
import type { Platform } from '../core/ports/platform.ts';
import { startHealthServer } from '../health/server.ts';
import type { House } from '../main.ts';
import type { MovableClock } from '../movable-clock.ts';
import { schedulers } from '../scheduler/index.ts';
import { deliveryGauges } from '../services/delivery/gauges.ts';
import { openChat } from './open-chat.ts';
import { type OpenSources, openSources } from './open-sources.ts';
import { openTerminal } from './open-terminal.ts';
import { openWeb, pageClock } from './open-web.ts';
import { progressBar } from './progress-bar.ts';
import { printLine, type Shell, type Subcommand } from './subcommand.ts';
import { dataDirOf, readWords } from './words.ts';

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
    const house = await open(shell, {
      outside,
      clock,
      dataDir: dataDirOf(values, shell),
      running,
      bar,
      onLockLost: lost.reject,
    });
    const whole = house.index().finally(bar.end);
    whole.catch(() => undefined);
    try {
      // Only a large one is worth answering from before it was read.
      if ((await house.store.papers.count()) < LARGE_LIBRARY) await whole;
      return await Promise.race([serve({ house, outside, running, shell, clock, whole }), lost.promise]);
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
  bar: ReturnType<typeof progressBar>;
  onLockLost: (error: Error) => void;
}

function open(shell: Shell, { dataDir, outside, clock, running, bar, onLockLost }: Opening): Promise<House> {
  return shell.openHouse({
    dataDir,
    access: 'write',
    log: shell.log,
    platforms: () => running,
    onLockLost,
    zone: shell.config.timeZone,
    // The local page is this program's own store: nothing is under way to it that could still arrive.
    settleAfterMs: clock === null ? shell.config.settleAfterMs : 0,
    openai: shell.config.openai,
    outside,
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
  whole: Promise<unknown>;
}

/** Runs until the process is asked to end, or the person at the terminal leaves and no chat platform is served. */
async function serve({ house, outside, running, shell, clock, whole }: Serving): Promise<number> {
  const { config } = shell;
  const chat = await openChat(shell, house);
  const web = clock === null ? null : await openWeb(shell, house, clock);
  const served = web === null ? chat.platforms : [web];
  running.push(...served);
  const server = await startHealthServer({
    host: config.host,
    port: config.port,
    fallBack: !config.portGiven,
    readiness: () => readinessOf(house),
    report: house.report,
    route: web?.http ?? chat.http,
  });
  const left = deferred<void>();
  const terminal = await terminalIfWanted(shell, chat.platforms.length > 0, () => left.resolve());
  if (terminal !== null) running.push(terminal);
  const clocks = schedulers(after);
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
  return 0;
}

/** A source that is slow holds up no delivery: the ring ends with those. */
function ring({ delivery, sourceFollows }: House): Promise<void> {
  void sourceFollows.wake();
  return delivery.wake();
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

async function readinessOf(house: House) {
  const lines = await house.status.lines();
  const reasons = lines
    .filter((line) => !line.ok && line.isOptional !== true)
    .map((line) => `${line.part}: ${line.words}`);
  const gauges = deliveryGauges(await house.delivery.status());
  return { ready: reasons.length === 0, reasons, papers: await house.store.papers.count(), gauges };
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
