import type { Person } from '../../core/command/command.ts';
import type { Document, Reply } from '../../core/document/document.ts';
import type { Desk, Inbound } from '../../core/ports/platform.ts';
import { type SaveFile, saveFiles } from './files.ts';
import { askForm } from './form.ts';
import { understand } from './inbound.ts';
import { TERMINAL_LIMITS } from './limits.ts';
import type { After, Heard, LineInput } from './line-input.ts';
import type { Press } from './numbering.ts';
import { renderTerminal } from './render.ts';

export interface Conversation {
  /** What numbers press: the buttons of what was shown last. */
  presses: Press[];
  desk: Desk;
  input: LineInput;
  person: Person;
  /** A person is there to read prompts, wait, and be handed files. */
  interactive: boolean;
  colour: boolean;
  /** Asked for each answer, since the window may have been resized. */
  columns(): number;
  saveFile: SaveFile;
  openFile: NonNullable<Inbound['openFile']>;
  after: After;
}

const PROMPT = 'broadsheet> ';
const LOOKING = 'looking … ';

/**
 * Answers one line after the other until the person leaves or the input ends; never fails. Answers never
 * interleave, because the next line is only taken when the last is answered.
 * Resolves to why it ended, and how many lines were heard.
 */
export async function converse(talk: Conversation): Promise<{ why: 'left' | 'ended'; lines: number }> {
  let lines = 0;
  for (;;) {
    const heard = await talk.input.next(PROMPT, 'question');
    if (heard.kind === 'end') return { why: 'ended', lines };
    if (heard.kind === 'interrupt') continue;
    lines += 1;
    const answered = await answerLine(talk, heard, talk.presses);
    if (answered === 'leave') return { why: 'left', lines };
    talk.presses = answered;
  }
}

/** Shows what nobody asked for at this moment, above the line being typed; its buttons can be pressed from now on. */
export async function announce(talk: Conversation, document: Document): Promise<void> {
  talk.presses = await show(talk, document);
}

/** Answers with what numbers press from now on. */
async function answerLine(
  talk: Conversation,
  heard: Extract<Heard, { kind: 'line' }>,
  presses: Press[],
): Promise<Press[] | 'leave'> {
  if (heard.cut) await talk.input.print(tooLong());
  const meaning = understand(heard.text, presses);
  switch (meaning.kind) {
    case 'nothing':
      return presses;
    case 'leave':
      return 'leave';
    case 'no-such-press':
      await talk.input.print(noSuchPress(meaning.number, presses));
      return presses;
    case 'said':
      return ask(talk, { kind: 'text', text: meaning.text });
    case 'press':
      return press(talk, meaning.press, presses);
  }
}

async function press(talk: Conversation, chosen: Press, presses: Press[]): Promise<Press[]> {
  if (chosen.target.kind === 'call') return ask(talk, { kind: 'call', call: chosen.target.call });
  await talk.input.print(`${chosen.label}: ${chosen.target.href}\n`);
  return presses;
}

/** Asks the desk, and goes on asking while it answers with forms. Whatever fails, the person is told in words. */
async function ask(talk: Conversation, said: Inbound['said']): Promise<Press[]> {
  try {
    let reply = await answerOf(talk, said);
    while (reply.kind === 'form') {
      const call = await askForm(reply.form, talk.input);
      if (call === null) return [];
      reply = await answerOf(talk, { kind: 'call', call });
    }
    return reply.kind === 'silence' ? [] : await show(talk, reply.document);
  } catch {
    return show(talk, apology());
  }
}

async function answerOf(talk: Conversation, said: Inbound['said']): Promise<Reply> {
  const callOff = talk.interactive
    ? talk.after(TERMINAL_LIMITS.lookingAfterMs, () => talk.input.showWorking(LOOKING))
    : () => undefined;
  try {
    const { person, openFile } = talk;
    return await talk.desk.answer({ person, place: { kind: 'dm', id: 'terminal' }, said, openFile });
  } finally {
    callOff();
  }
}

async function show(talk: Conversation, document: Document): Promise<Press[]> {
  const saved = talk.interactive ? { savedFiles: await saveFiles(document, talk.saveFile) } : {};
  const look = { width: talk.columns(), colour: talk.colour, firstNumber: 1, ...saved };
  const { text, presses } = renderTerminal(document, look);
  await talk.input.print(`${text}\n`);
  return presses;
}

function apology(): Document {
  const summary = 'Something went wrong on our side. Please try again.';
  return { summary, blocks: [], actions: [], visibility: 'asker' };
}

function noSuchPress(number: number, presses: readonly Press[]): string {
  if (presses.length === 0) return `There is no ${number} to press: the last answer has no buttons.\n`;
  const offered = presses.map((each) => each.number);
  const [least, most] = [Math.min(...offered), Math.max(...offered)];
  const range = least === most ? `only ${least}` : `${least} to ${most}`;
  return `There is no ${number} to press: the last answer offers ${range}.\n`;
}

function tooLong(): string {
  return `That line was very long: only its first ${TERMINAL_LIMITS.lineCharacters} characters were read.`;
}
