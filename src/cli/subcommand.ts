import type { Readable, Writable } from 'node:stream';
import type { Config } from '../config.ts';
import type { Log } from '../core/ports/log.ts';
import type { House, HouseSettings } from '../main.ts';

/** One subcommand of the command line; a new one is a file in this folder and its line in index.ts. */
export interface Subcommand {
  name: string;
  /** What follows the name, as help shows it. */
  usage: string;
  description: string;
  /** Whether it runs though the configuration is wrong: it is what tells of it. */
  takesAnyConfig?: boolean;
  /** Runs with the words after the name; answers with the exit code. */
  run(words: readonly string[], shell: Shell): Promise<number>;
}

/** What a subcommand may touch of the outside. */
export interface Shell {
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & { isTTY?: boolean; columns?: number };
  stderr: Writable & { isTTY?: boolean };
  config: Config;
  log: Log;
  openHouse(settings: HouseSettings): Promise<House>;
  /** Resolves when the process is asked to end (SIGTERM, SIGINT). */
  stopped: Promise<void>;
}

/** Writes one line to stdout. */
export function printLine(shell: Pick<Shell, 'stdout'>, line: string): void {
  shell.stdout.write(`${line}\n`);
}

/** Writes one value as JSON to stdout, alone. */
export function printJson(shell: Pick<Shell, 'stdout'>, value: unknown): void {
  printLine(shell, JSON.stringify(value, null, 2));
}
