import type { Reply } from '../../../src/core/document/document.ts';
import type { Person } from '../../../src/core/person.ts';
import type { Desk } from '../../../src/core/ports/platform.ts';
import { sampleCommands } from '../../contracts/platform-commands.ts';
import type { PlatformDriver } from '../../contracts/platform-driver.ts';
import type { Entry } from '../../support/slack-emulator/journal.ts';
import { type Fields, fieldsOf, listOf, textOf } from '../../support/slack-emulator/json.ts';
import { liveMarkup } from '../../support/slack-emulator/live-markup.ts';
import { readableBlocks } from '../../support/slack-emulator/readable.ts';
import { answerIn } from './answers.ts';
import { openWire } from './wire.ts';

const CHANNEL = 'C1';

/** Slack names nobody in an event: the id stands for the name. */
const READER: Person = { tenant: 'slack:T1', id: 'U1', name: 'U1', access: 'everyone' };

/** Hosts the sample documents link to themselves. */
const OWN_HOSTS = ['example.org'];

/** What an answer says when the whole of it stands in a file beside it. */
const REST_IN_FILE = /the file whole-answer\.txt/;

/** Slack as the suite of all platforms sees it: a person who writes to the app in a DM, or mentions it in a channel. */
export async function slackDriver(
  where: 'dm' | 'channel',
  transport: 'socket' | 'http',
): Promise<PlatformDriver> {
  const wire = await openWire({ transport, commands: sampleCommands });
  const { slack } = wire;
  const reader = slack.person('T1', READER.id);
  const channel = where === 'dm' ? reader.dmChannel() : CHANNEL;
  const write = (text: string) => (where === 'dm' ? reader.dm(text) : reader.mention(CHANNEL, text));
  const answers = () => reader.sees(channel).filter(({ author }) => author !== READER.id);
  const files = () => reader.seesInDm().flatMap(({ message }) => message.files);
  let filesDue = 0;

  /** An answer is there when its files are, too. */
  async function answerTo(act: () => unknown): Promise<void> {
    const answer = await answerIn(slack, reader, channel, act);
    if (REST_IN_FILE.test(answer.text)) filesDue += 1;
    await slack.until(() => files().length >= filesDue, 'the files of an answer');
  }

  return {
    platform: {
      ...wire.platform,
      start: (desk) => wire.platform.start(countingFiles(desk, (count) => (filesDue += count))),
    },
    person: READER,
    say: (text) => answerTo(() => write(text)),
    async sayAtOnce(texts) {
      const before = answers().length;
      for (const text of texts) write(text);
      await slack.until(() => answers().length >= before + texts.length, 'all answers');
    },
    async press(label) {
      const last = answers().at(-1);
      if (last === undefined) throw new Error('nothing has been answered yet');
      await answerTo(() => reader.press(last, label));
    },
    async fillIn(values) {
      // A message opens no modal; a button under the answer does.
      const last = answers().at(-1);
      if (reader.modal() === null && last !== undefined) reader.press(last, last.buttons[0] ?? '');
      await slack.until(() => reader.modal(), 'the form');
      await answerTo(() => reader.submit(values));
    },
    completionsOf: () => Promise.reject(new Error('a Slack line has no completion')),
    // What does not fit is in the file that stands beside the message.
    readOn: async () => false,
    shown: () => slack.journal.entries.map(shownBy).join(' ').split(/\s+/u).join(' '),
    live: () => slack.journal.entries.flatMap((entry) => liveMarkup(sentBy(entry), OWN_HOSTS)),
    filesReceived: () => files().map(({ name, content }) => ({ name, content })),
    handIn: ({ name, content }, text) =>
      answerTo(() => reader.upload([{ name, mimetype: 'text/plain', content: Buffer.from(content) }], text)),
    audience: () =>
      slack
        .person('T1', 'U2')
        .sees(CHANNEL)
        .some(({ author }) => author !== READER.id)
        ? 'everyone'
        : 'asker',
    dispose: () => wire.close(),
  };

  function shownBy(entry: Entry): string {
    const sent = sentBy(entry);
    const blocks = [...listOf(sent.blocks), ...listOf(fieldsOf(sent.view).blocks)];
    const words = blocks.length === 0 ? textOf(sent.text) : readableBlocks(blocks);
    const sharedIds = listOf(sent.files).map(({ id }) => id);
    const contents = files().filter(({ id }) => sharedIds.includes(id));
    return [words, ...contents.map(({ content }) => content)].join('\n');
  }
}

/** A desk that tells how many files each of its answers brings. */
function countingFiles(desk: Desk, tell: (count: number) => void): Desk {
  return {
    ...desk,
    async answer(inbound) {
      const reply = await desk.answer(inbound);
      tell(filesOf(reply));
      return reply;
    },
  };
}

function filesOf(reply: Reply): number {
  return reply.kind === 'document' ? reply.document.blocks.filter(({ kind }) => kind === 'file').length : 0;
}

/** What the app sent for a person to see. */
function sentBy(entry: Entry): Fields {
  if (entry.kind === 'ack') return fieldsOf(entry.payload);
  return entry.kind === 'call' || entry.kind === 'respond' ? entry.args : {};
}
