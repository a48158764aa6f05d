import { clearScreenDown, createInterface, cursorTo, moveCursor } from 'node:readline';
import { inertLine } from '../../core/document/inert-text.ts';
import type { Completion } from '../../core/ports/platform.ts';
import { offer } from './completion.ts';
import { createHeardQueue } from './heard-queue.ts';
import { TERMINAL_LIMITS } from './limits.ts';
import {
  type After,
  type LineInput,
  type Purpose,
  type TerminalInput,
  type TerminalOutput,
  writeAll,
} from './line-input.ts';
import { shorten } from './shorten.ts';

export interface EditedSettings {
  input: TerminalInput;
  output: TerminalOutput;
  complete(typed: string): Promise<Completion[]>;
  after: After;
  /** Shown at the first Ctrl-C. */
  leaveHint: string;
  /** The person pressed Ctrl-C twice. */
  onLeave(): void;
}

/** Lines edited at a terminal, with history for the session (in memory only), completion and Ctrl-C. */
export function createEditedInput(settings: EditedSettings): LineInput {
  const { input, output } = settings;
  const queue = createHeardQueue();
  let purpose: Purpose = 'question';
  let answering = true;
  let aboutToLeave = false;
  let closed = false;

  const editor = createInterface({
    input,
    output,
    terminal: true,
    prompt: '',
    historySize: TERMINAL_LIMITS.historyLines,
    removeHistoryDuplicates: true,
    completer: (typed: string, done: (error: null, result: [string[], string]) => void) => {
      void completeTyped(typed).then((result) => done(null, result));
    },
  });

  editor.on('line', (line) => {
    aboutToLeave = false;
    const text = line.slice(0, TERMINAL_LIMITS.lineCharacters);
    queue.push({ kind: 'line', text, cut: text.length < line.length });
    answering = true;
    editor.setPrompt('');
  });
  editor.on('history', (history: string[]) => {
    if (purpose === 'field') history.shift();
  });
  editor.on('SIGINT', () => {
    if (purpose === 'field' && !answering) return cancelField();
    if (aboutToLeave && editor.line === '') return settings.onLeave();
    aboutToLeave = true;
    dropTyped();
    void writeAll(output, `${settings.leaveHint}\n`).then(() => {
      if (!closed) editor.prompt();
    });
  });
  editor.on('close', () => {
    closed = true;
    if (!answering) output.write('\n');
    queue.push({ kind: 'end' });
  });
  input.on('error', () => editor.close());

  return {
    next: async (prompt, nextPurpose) => {
      purpose = nextPurpose;
      const waiting = queue.take();
      if (waiting !== null) {
        if (waiting.kind === 'line') await writeAll(output, `${prompt}${inertLine(waiting.text)}\n`);
        return waiting;
      }
      answering = false;
      showPrompt(prompt);
      return queue.wait();
    },
    showWorking: (words) => {
      if (closed) return;
      editor.setPrompt(words);
      editor.prompt(true);
    },
    print: async (text) => {
      const typed = closed ? '' : dropTyped();
      editor.setPrompt('');
      await writeAll(output, `${text}\n`);
      if (typed !== '' && !closed) editor.write(typed);
    },
    close: () => {
      queue.close();
      if (closed) return;
      dropTyped();
      answering = true;
      editor.close();
    },
  };

  function cancelField(): void {
    dropTyped();
    answering = true;
    editor.setPrompt('');
    queue.push({ kind: 'interrupt' });
  }

  /** Puts the prompt on a fresh row, and behind it what is typed already. */
  function showPrompt(prompt: string, typed = dropTyped()): void {
    editor.setPrompt(prompt);
    editor.prompt();
    if (typed !== '') editor.write(typed);
  }

  /** Takes prompt and typed text off the screen and answers with the text; the cursor is left where they began. */
  function dropTyped(): string {
    const typed = editor.line;
    if (typed !== '') {
      editor.write(null, { ctrl: true, name: 'e' });
      editor.write(null, { ctrl: true, name: 'u' });
    }
    moveCursor(output, 0, -editor.getCursorPos().rows);
    cursorTo(output, 0);
    clearScreenDown(output);
    return typed;
  }

  async function completeTyped(typed: string): Promise<[string[], string]> {
    if (purpose === 'field' || answering) return [[], typed];
    const chosen = offer(typed, await completionsInTime(typed));
    if (chosen.kind === 'line') return [[chosen.line], typed];
    if (chosen.kind === 'list') await showAbove(chosen.labels);
    return [[], typed];
  }

  async function showAbove(labels: string[]): Promise<void> {
    const prompt = editor.getPrompt();
    const columns = output.columns ?? TERMINAL_LIMITS.defaultColumns;
    const lines = labels.map((label) => `  ${shorten(label, columns - 3)}`);
    const typed = dropTyped();
    await writeAll(output, `${lines.join('\n')}\n`);
    if (!closed) showPrompt(prompt, typed);
  }

  function completionsInTime(typed: string): Promise<Completion[]> {
    return new Promise((resolve) => {
      const giveUp = settings.after(TERMINAL_LIMITS.completeWithinMs, () => resolve([]));
      const settle = (completions: Completion[]) => {
        giveUp();
        resolve(completions);
      };
      settings.complete(typed).then(settle, () => settle([]));
    });
  }
}
