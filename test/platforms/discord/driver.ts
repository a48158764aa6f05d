import { sampleCommands } from '../../contracts/platform-commands.ts';
import type { PlatformDriver } from '../../contracts/platform-driver.ts';
import type { InteractionRecord } from '../../support/discord-emulator/interactions.ts';
import { seen } from '../../support/discord-emulator/visible.ts';
import type { StoredMessage } from '../../support/discord-emulator/world.ts';
import { discordBench } from './bench.ts';

/** What the adapter calls the file it puts the rest of a long answer into. */
const WHOLE_ANSWER = 'whole-answer.txt';

/** Breaks up calls of everyone and fences, and is meant to. */
const BREAK = /(?<=[@`])\u200b/gu;

const ANY_UNSEEN =
  /[^\P{Cc}\n\r\t]|[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u2028\u2029]/gu;

/** The links of the sample documents; any other comes out of a text. */
const OUR_LINK = /^https:\/\/example\.org\//;

/** The emulator with a person in a chat with the bot, as a driver for the suite of all platforms. */
export async function discordDriver(): Promise<PlatformDriver> {
  const { discord, platform: makePlatform } = await discordBench();
  const ada = discord.person('Ada');
  const eve = discord.person('Eve');
  const platform = makePlatform({ commands: sampleCommands });
  const everSeen: string[] = [];

  const answers = (): StoredMessage[] =>
    discord
      .visible(ada.dm(), ada)
      .map(({ message }) => message)
      .filter(({ wire }) => wire.author.bot);
  const look = () => {
    for (const message of answers()) {
      const files = message.files.filter(({ name }) => name === WHOLE_ANSWER);
      const text = [seen(message).text, ...files.map(({ content }) => content.toString())].join('\n');
      if (!everSeen.includes(text)) everSeen.push(text);
    }
  };
  const last = (): StoredMessage => {
    const message = answers().at(-1);
    if (message === undefined) throw new Error('nothing was answered yet');
    return message;
  };
  const sayAll = async (texts: string[]) => {
    const before = answers().length;
    for (const text of texts) ada.say(text);
    await discord.until(() => answers().length >= before + texts.length, `${texts.length} answers`);
    look();
  };
  /** Until the adapter knows of its answer what a person sees of it, it may take a turn of the loop longer. */
  const breathe = async () => {
    const typing = ada.type('paper', { query: '' });
    await discord.until(() => typing.choices);
  };
  const answered = async (record: InteractionRecord) => {
    await discord.until(() => record.acknowledged !== null && !record.loading, 'an answer');
    look();
    return record;
  };

  return {
    platform,
    person: { tenant: 'discord:dm', id: ada.user.id, name: 'Ada', access: 'host' },
    say: (text) => sayAll([text]),
    sayAtOnce: sayAll,
    press: async (label) => {
      const message = last();
      const option = seen(message).options.find((each) => each.endsWith(label));
      await answered(option === undefined ? ada.press(message, label) : ada.pick(message, option));
    },
    fillIn: async (values) => {
      await breathe();
      // A form opens in answer to a press alone: a line is answered with the button that opens it.
      const opened = await answered(ada.press(last(), 'Fill in'));
      await answered(ada.submit(opened, values));
    },
    completionsOf: async (typed) => {
      const [command = '', ...words] = typed.slice(1).split(' ');
      const record = ada.type(command, { query: words.join(' ') });
      await discord.until(() => record.choices);
      return (record.choices ?? []).map(({ name }) => name).join('\n');
    },
    // A long answer comes with all of it in a file.
    readOn: async () => false,
    shown: () => {
      look();
      return collapse(everSeen.join('\n'));
    },
    live: () => answers().flatMap(acting),
    filesReceived: () =>
      answers().flatMap(({ files }) =>
        files.map(({ name, content }) => ({ name, content: content.toString() })),
      ),
    handIn: async ({ name, content }, text) => {
      const before = answers().length;
      ada.say(text, [{ name, content: Buffer.from(content) }]);
      await discord.until(() => answers().length > before, 'an answer');
      look();
    },
    audience: () => {
      const message = last();
      const channel = discord.world.channels.get(message.wire.channel_id);
      const others = channel?.recipients.some(({ id }) => id === eve.user.id) ?? true;
      return others && message.onlyFor === null ? 'everyone' : 'asker';
    },
    dispose: async () => {
      await platform.stop();
      await discord.stop();
    },
  };
}

/** Everything in a message that would do something, or hide. */
export function acting(message: StoredMessage): string[] {
  const { text, read, files } = seen(message);
  const texts = [text, ...files.map(({ content }) => content.toString())];
  return [
    ...message.pinged,
    ...read.mentions,
    ...read.links.filter((link) => !OUR_LINK.test(link)),
    ...texts.flatMap((each) => each.replace(BREAK, '').match(ANY_UNSEEN) ?? []),
  ];
}

function collapse(text: string): string {
  return text.split(/\s+/u).join(' ');
}
