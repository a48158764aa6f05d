import { StringDecoder } from 'node:string_decoder';
import { TERMINAL_LIMITS } from './limits.ts';
import {
  type Heard,
  type LineInput,
  type TerminalInput,
  type TerminalOutput,
  writeAll,
} from './line-input.ts';

export interface PipedSettings {
  input: TerminalInput;
  output: TerminalOutput;
  /** A person types at a terminal that cannot move its cursor: prompts are shown, nothing else is. */
  prompts: boolean;
}

/** Lines from a pipe or a file, read only as fast as they are answered. */
export function createPipedInput(settings: PipedSettings): LineInput {
  const { input, output, prompts } = settings;
  const lines = boundedLines(input);
  let closed = false;
  let resolveClosed: () => void = () => undefined;
  const whenClosed = new Promise<Heard>((resolve) => {
    resolveClosed = () => resolve({ kind: 'end' });
  });

  return {
    next: async (prompt) => {
      if (closed) return { kind: 'end' };
      if (prompts) await writeAll(output, prompt);
      return Promise.race([whenClosed, nextLine()]);
    },
    showWorking: (words) => {
      if (prompts) output.write(`${words}\n`);
    },
    print: (text) => writeAll(output, `${text}\n`),
    close: () => {
      closed = true;
      resolveClosed();
      input.destroy();
    },
  };

  async function nextLine(): Promise<Heard> {
    try {
      const step = await lines.next();
      if (step.done === true) return { kind: 'end' };
      return { kind: 'line', ...step.value };
    } catch {
      // The far end broke off: there is nothing more to read, and nobody to tell.
      return { kind: 'end' };
    }
  }
}

/** Splits bytes into lines, each cut at the bound as it comes in, so that an endless line takes no memory. */
async function* boundedLines(input: TerminalInput): AsyncGenerator<{ text: string; cut: boolean }> {
  const decoder = new StringDecoder('utf8');
  const most = TERMINAL_LIMITS.lineCharacters;
  let text = '';
  let cut = false;
  let any = false;
  for await (const chunk of input) {
    const parts = (typeof chunk === 'string' ? chunk : decoder.write(chunk)).split('\n');
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        yield { text: withoutReturn(text), cut };
        text = '';
        cut = false;
        any = false;
      }
      const room = most - text.length;
      cut ||= part.length > room;
      text += part.slice(0, room);
      any ||= part !== '';
    }
  }
  if (any) yield { text: withoutReturn(text), cut };
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
