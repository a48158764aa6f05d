import type { Readable, Writable } from 'node:stream';

/** Where lines come from: an editor at a terminal, or a pipe. */
export interface LineInput {
  /** Waits for the next line. `prompt` is shown where a person types. */
  next(prompt: string, purpose: Purpose): Promise<Heard>;
  /** Says that an answer is under way, until the next `print`. */
  showWorking(words: string): void;
  /** Shows text above the line being typed; resolves when it is handed on. Never fails. */
  print(text: string): Promise<void>;
  /** Makes every `next` from now on answer `end`, and gives the terminal back as it was. */
  close(): void;
}

/** A question goes to the desk; a field is one answer within a form, kept out of history and completion. */
export type Purpose = 'question' | 'field';

export type Heard =
  /** `cut` when the line was longer than is read. */
  { kind: 'line'; text: string; cut: boolean } | { kind: 'interrupt' } | { kind: 'end' };

export type TerminalInput = Readable & { isTTY?: boolean };
export type TerminalOutput = Writable & { isTTY?: boolean; columns?: number };

/** Runs something later and answers with what calls it off. */
export type After = (delayMs: number, run: () => void) => () => void;

/** Writes and waits until the stream has taken it; a closed pipe is nobody's failure. */
export function writeAll(output: Writable, text: string): Promise<void> {
  return new Promise((resolve) => {
    output.write(text, () => resolve());
  });
}
