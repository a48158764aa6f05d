import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { OperatorError } from '../core/errors.ts';
import { printLine, type Shell } from './subcommand.ts';

export interface FileQuery {
  id: string;
  text: string;
}

/** Reads JSON Lines of `{ "id", "text" }`. Throws `OperatorError` that names the file and the line. */
export async function* readQueries(path: string): AsyncIterable<FileQuery> {
  let number = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    if (line.trim() !== '') yield toQuery(line, `${path}, line ${number}`);
  }
}

/** The lines of a text file; a missing or unreadable file is an `OperatorError` in words. */
export async function* linesOf(path: string): AsyncIterable<string> {
  const lines = createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  try {
    yield* lines;
  } catch (cause) {
    throw new OperatorError('cannot-read', `Cannot read ${path}: ${reason(cause)}.`, { cause });
  }
}

/** Answers every query of a file, a JSON line each, with the time its search took. */
export async function answerFile(
  path: string,
  answer: (text: string) => Promise<readonly { id: string; score: number }[]>,
  shell: Shell,
): Promise<void> {
  for await (const { id, text } of readQueries(path)) {
    const startedMs = performance.now();
    const hits = await answer(text);
    const ms = Math.round((performance.now() - startedMs) * 1000) / 1000;
    printLine(
      shell,
      JSON.stringify({ id, ms, results: hits.map((hit) => ({ id: hit.id, score: hit.score })) }),
    );
  }
}

function toQuery(line: string, where: string): FileQuery {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && 'id' in value && 'text' in value) {
      return { id: String(value.id), text: String(value.text) };
    }
  } catch (cause) {
    throw new OperatorError('bad-queries', `${where} is not JSON.`, { cause });
  }
  throw new OperatorError('bad-queries', `${where} lacks “id” or “text”.`);
}

function reason(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'this user may not read it';
  return code === 'EISDIR' ? 'it is a folder' : 'it cannot be read';
}
