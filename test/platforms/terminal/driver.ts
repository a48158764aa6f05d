import { PassThrough } from 'node:stream';
import type { Person } from '../../../src/core/command/command.ts';
import type { Platform } from '../../../src/core/ports/platform.ts';
import { createTerminal, type TerminalSettings } from '../../../src/platforms/terminal/index.ts';
import { gate } from '../../contracts/platform-desk.ts';
import type { PlatformDriver } from '../../contracts/platform-driver.ts';
import { incoming } from '../../support/incoming-file.ts';

const PROMPT = 'broadsheet> ';

/** The prompt with nothing behind it and the cursor after it, as readline leaves it. */
const AT_PROMPT = /broadsheet> \u001b\[13G$/u;
const IN_FIELD = /… \u001b\[3G$/u;

/** What the line editor and our own styles send; anything else came from a text. */
const OWN_SEQUENCES = /\u001b\[(?:\d*[GABCD]|0?[JK]|(?:[123]|22|23|3[1-69])m)/gu;
const ANY_UNSEEN =
  /[^\P{Cc}\n\r\t]|[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u2028\u2029]/gu;

export const person: Person = { tenant: 'local', id: 'reader', name: 'Reader', access: 'admin' };

/** A timer the test fires by hand. */
export function manualTimer() {
  const due = new Set<() => void>();
  return {
    after: (_delayMs: number, run: () => void) => {
      due.add(run);
      return () => {
        due.delete(run);
      };
    },
    fire: () => {
      for (const run of due) run();
      due.clear();
    },
  };
}

export interface TerminalBench {
  platform: Platform;
  person: Person;
  type(keys: string): void;
  endInput(): void;
  resize(columns: number): void;
  /** Everything sent to the screen so far. */
  raw(): string;
  /** The same without escape sequences. */
  text(): string;
  /** Resolves when what was sent since `from` meets the condition. */
  until(meets: (raw: string) => boolean, from?: number): Promise<void>;
  /** Types a line and waits for the next prompt. */
  enter(line: string): Promise<void>;
  /** What was reported, in order. */
  closed: ('left' | 'ended')[];
  whenClosed: Promise<void>;
  saved: Map<string, string>;
  timer: ReturnType<typeof manualTimer>;
  rawModes: boolean[];
  output: PassThrough;
  input: PassThrough;
}

/** A terminal on streams: a keyboard and a screen of 80 columns, or a pipe. */
export function terminalBench(
  options: Partial<TerminalSettings> & { tty?: boolean; columns?: number } = {},
): TerminalBench {
  const { tty = true, columns = 80, ...settings } = options;
  const rawModes: boolean[] = [];
  const input = Object.assign(new PassThrough(), {
    isTTY: tty,
    setRawMode: (on: boolean) => {
      rawModes.push(on);
    },
  });
  const output = Object.assign(new PassThrough(), { isTTY: tty, columns });
  let raw = '';
  const watchers = new Set<() => void>();
  output.setEncoding('utf8');
  output.on('data', (chunk: string) => {
    raw += chunk;
    for (const watch of watchers) watch();
  });
  const closed: ('left' | 'ended')[] = [];
  const reported = gate();
  const saved = new Map<string, string>();
  const timer = manualTimer();
  const platform = createTerminal({
    input,
    output,
    person,
    colour: tty,
    dumb: false,
    after: timer.after,
    saveFile: async (name, content) => {
      saved.set(name, content);
      return `./${name}`;
    },
    openFile: async (path) => incoming(path, ''),
    onClose: (why) => {
      closed.push(why);
      reported.open();
    },
    ...settings,
  });
  const until: TerminalBench['until'] = (meets, from = 0) =>
    new Promise((resolve) => {
      const watch = () => {
        if (!meets(raw.slice(from))) return;
        watchers.delete(watch);
        resolve();
      };
      watchers.add(watch);
      watch();
    });
  return {
    platform,
    person,
    type: (keys) => {
      input.write(keys);
    },
    endInput: () => input.end(),
    resize: (width) => {
      output.columns = width;
      output.emit('resize');
    },
    raw: () => raw,
    text: () => unstyled(raw),
    until,
    enter: async (line) => {
      const from = raw.length;
      input.write(`${line}\r`);
      await until((sent) => sent.includes('\n') && atRest(sent), from);
    },
    closed,
    whenClosed: reported.opened,
    saved,
    timer,
    rawModes,
    output,
    input,
  };
}

/** The bench as a driver for the suite of all platforms. */
export async function terminalDriver(): Promise<PlatformDriver> {
  const bench = terminalBench();
  const answerStart = { at: 0 };
  const enter = async (line: string) => {
    answerStart.at = bench.raw().length;
    await bench.enter(line);
  };
  return {
    platform: bench.platform,
    person,
    say: enter,
    sayAtOnce: async (texts) => {
      const from = bench.raw().length;
      bench.type(texts.map((text) => `${text}\r`).join(''));
      const last = texts.at(-1) ?? '';
      await bench.until((sent) => unstyled(sent).includes(`${PROMPT}${last}\n`) && atRest(sent), from);
    },
    press: async (label) => enter(numberOf(label, unstyled(bench.raw().slice(answerStart.at)))),
    fillIn: async (values) => {
      for (const value of values) {
        const lines = value.split('\n');
        for (const line of lines) await enter(line);
        if (lines.length > 1) await enter('.');
      }
    },
    completionsOf: async (typed) => {
      const from = bench.raw().length;
      bench.type(typed);
      bench.type('\t');
      await bench.until((sent) => sent.includes('\n') && unstyled(sent).endsWith(typed), from);
      return collapse(unstyled(bench.raw().slice(from)));
    },
    // A terminal scrolls: nothing is held back.
    readOn: async () => false,
    shown: () => collapse(bench.text()),
    live: () => bench.raw().replace(OWN_SEQUENCES, '').match(ANY_UNSEEN) ?? [],
    filesReceived: () => Array.from(bench.saved, ([name, content]) => ({ name, content })),
    handIn: () => Promise.reject(new Error('a terminal sends no files')),
    audience: () => 'asker',
    dispose: () => bench.platform.stop(),
  };
}

export function unstyled(raw: string): string {
  return raw.replace(OWN_SEQUENCES, '').replaceAll('\r\n', '\n');
}

function atRest(sent: string): boolean {
  return AT_PROMPT.test(sent) || IN_FIELD.test(sent);
}

function collapse(text: string): string {
  return text.split(/\s+/u).join(' ');
}

/** The number that stands in brackets before a label. */
function numberOf(label: string, shown: string): string {
  const before = shown.slice(0, shown.indexOf(`] ${label}`));
  return before.slice(before.lastIndexOf('[') + 1);
}
