import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const launcher = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'bin', 'broadsheet.mjs');

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the real program to its end. The environment is empty but for what is given and a PATH. */
export function runProgram(words: readonly string[], settings: ProgramSettings = {}): Promise<Finished> {
  const child = launch(words, settings);
  if (settings.stdin !== undefined) child.stdin?.end(settings.stdin);
  else child.stdin?.end();
  return finish(child);
}

export interface ProgramSettings {
  env?: Record<string, string>;
  stdin?: string;
  cwd?: string;
}

/** A program that goes on running: `started` resolves with the first line it prints. */
export interface Running {
  child: ChildProcess;
  firstLine: Promise<string>;
  finished: Promise<Finished>;
}

export function startProgram(words: readonly string[], settings: ProgramSettings = {}): Running {
  const child = launch(words, settings);
  const firstLine = new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const end = text.indexOf('\n');
      if (end !== -1) resolve(text.slice(0, end));
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it printed a line`)));
  });
  firstLine.catch(() => undefined);
  return { child, firstLine, finished: finish(child) };
}

/** A folder of its own for a test; `remove` takes it away. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'broadsheet-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function launch(words: readonly string[], { env = {}, cwd }: ProgramSettings): ChildProcess {
  return spawn(process.execPath, [launcher, ...words], {
    cwd: cwd ?? tmpdir(),
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

function finish(child: ChildProcess): Promise<Finished> {
  return new Promise((resolve) => {
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}
