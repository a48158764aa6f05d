import type { Person } from '../../core/command/command.ts';
import type { Desk, Inbound, Platform, PlatformHealth } from '../../core/ports/platform.ts';
import { announce, type Conversation, converse } from './conversation.ts';
import { createEditedInput } from './edited-input.ts';
import { pathIn, type SaveFile } from './files.ts';
import { TERMINAL_LIMITS } from './limits.ts';
import type { After, LineInput, TerminalInput, TerminalOutput } from './line-input.ts';
import { createTerminalMessenger } from './messenger.ts';
import { createPipedInput } from './piped-input.ts';

export type { SaveFile } from './files.ts';
export type { After, TerminalInput, TerminalOutput } from './line-input.ts';

export interface TerminalSettings {
  input: TerminalInput;
  output: TerminalOutput;
  /** Who sits at the terminal. */
  person: Person;
  /** Whether styles are wanted (`NO_COLOR`); they are only ever used when a person reads. */
  colour: boolean;
  /** The terminal cannot move its cursor (`TERM=dumb`): no line editing, no styles, nothing is replaced. */
  dumb: boolean;
  saveFile: SaveFile;
  /** Opens a file of this machine by its path. */
  openFile: NonNullable<Inbound['openFile']>;
  after: After;
  /**
   * Called at most once: `left` when the person left, `ended` when piped input of at least one line is answered.
   * Not called for input that was empty from the start (a service with no terminal), nor after `stop`.
   */
  onClose(why: 'left' | 'ended'): void;
}

const GREETING = `Broadsheet, the paper desk. Type a title, an author or a topic, or /help.
A number presses a button, Tab completes, /quit leaves.
`;

const LEAVE_HINT = 'Ctrl-C again leaves; so does /quit.';

/** The terminal as a platform: one person, one conversation, no account anywhere. */
export function createTerminal(settings: TerminalSettings): Platform {
  const { input, output } = settings;
  const interactive = input.isTTY === true && output.isTTY === true;
  let health: PlatformHealth = { ready: false, detail: 'not started' };
  let lines: LineInput | null = null;
  let conversation: Conversation | null = null;
  let talked: Promise<void> = Promise.resolve();
  let reported = false;

  return {
    name: 'terminal',
    start: async (desk) => {
      const opened = openLines(desk);
      lines = opened;
      output.on('error', leave);
      if (interactive) await opened.print(GREETING);
      health = { ready: true, detail: interactive ? 'a person is at the terminal' : 'reading piped input' };
      talked = talk(desk, opened);
    },
    stop: async () => {
      reported = true;
      lines?.close();
      await talked;
      health = { ready: false, detail: 'stopped' };
    },
    health: () => health,
    messenger: createTerminalMessenger({
      tenant: settings.person.tenant,
      show: async (document) => {
        if (conversation === null) return false;
        await announce(conversation, document);
        return true;
      },
    }),
  };

  function openLines(desk: Desk): LineInput {
    if (!interactive || settings.dumb) return createPipedInput({ input, output, prompts: interactive });
    return createEditedInput({
      input,
      output,
      complete: (typed) => desk.complete(typed, settings.person),
      after: settings.after,
      leaveHint: LEAVE_HINT,
      onLeave: leave,
    });
  }

  async function talk(desk: Desk, opened: LineInput): Promise<void> {
    conversation = {
      presses: [],
      desk,
      input: opened,
      person: settings.person,
      interactive,
      colour: settings.colour && interactive && !settings.dumb,
      columns: () => output.columns ?? TERMINAL_LIMITS.defaultColumns,
      saveFile: settings.saveFile,
      openFile: (typed) => settings.openFile(pathIn(typed)),
      after: settings.after,
    };
    const end = await converse(conversation);
    conversation = null;
    opened.close();
    if (interactive || end.why === 'left') report('left');
    else if (end.lines > 0 || input.isTTY === true) report('ended');
    else health = { ready: true, detail: 'no input to read' };
  }

  /** The person left, or the reading end of the pipe closed: nothing more can be said or heard. */
  function leave(): void {
    lines?.close();
    report('left');
  }

  function report(why: 'left' | 'ended'): void {
    if (reported) return;
    reported = true;
    health = { ready: true, detail: why === 'left' ? 'the person has left' : 'all input is answered' };
    settings.onClose(why);
  }
}
