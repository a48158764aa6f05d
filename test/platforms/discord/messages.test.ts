import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Document } from '../../../src/core/document/document.ts';
import { DISCORD_TIMING } from '../../../src/platforms/discord/timing.ts';
import { gate, saidText, sentence } from '../../contracts/platform-desk.ts';
import { everyBlock, ITEM_CALL, sampleForm } from '../../contracts/platform-samples.ts';
import { EVERYDAY_PERMISSIONS, PERMISSION } from '../../support/discord-emulator/wire.ts';
import { answerText, type DiscordBench, startedBench } from './started-bench.ts';

const POST = 'POST /channels/:channel/messages';
const shareable: Document = { ...everyBlock, share: ITEM_CALL };

let bench: DiscordBench;

beforeEach(async () => {
  bench = await startedBench();
});

afterEach(() => bench.dispose());

function lab(botPermissions = EVERYDAY_PERMISSIONS) {
  const { discord } = bench;
  const guild = discord.guild('Lab');
  const ada = discord.person('Ada');
  discord.join(guild, ada);
  return { guild, ada, channel: discord.channel(guild, 'papers', botPermissions) };
}

/** Resolves when the bot has posted so many messages. */
function posts(count: number) {
  return bench.discord.until(
    () => bench.discord.requestsTo(POST).filter(({ status }) => status === 200).length === count,
    `${count} posts`,
  );
}

describe('a direct message', () => {
  test('reaches the desk exactly as written and is answered', async () => {
    const ada = bench.discord.person('Ada');

    ada.say('/paper  lazy neuron & "more" <ok> émigré 日本');
    await posts(1);

    expect(bench.desk.heard).toEqual([
      {
        person: { tenant: 'discord:dm', id: ada.user.id, name: 'Ada', access: 'host' },
        place: { kind: 'dm', id: ada.dm().id },
        said: { kind: 'text', text: '/paper  lazy neuron & "more" <ok> émigré 日本' },
      },
    ]);
    expect(bench.discord.visible(ada.dm(), ada).at(-1)?.text).toContain('Heard.');
  });

  test('that comes twice is answered once', async () => {
    const ada = bench.discord.person('Ada');
    ada.say('once');
    await posts(1);

    bench.repeatLast('MESSAGE_CREATE');
    ada.say('after');
    await posts(2);

    expect(bench.desk.heard.map(saidText)).toEqual(['once', 'after']);
  });

  test('is answered in its turn', async () => {
    const slow = gate();
    bench.desk.answerWith(async (inbound) => {
      if (saidText(inbound) === 'slow') await slow.opened;
      return sentence(`On ${saidText(inbound)}.`);
    });
    const ada = bench.discord.person('Ada');

    ada.say('slow');
    ada.say('quick');
    await bench.discord.until(() => bench.desk.heard.length === 1);
    slow.open();
    await posts(2);

    const answers = bench.discord.visible(ada.dm(), ada).map(({ text }) => text);
    expect(answers.filter((text) => text.includes('On ')).map((text) => text.trim())).toEqual([
      expect.stringContaining('On slow.'),
      expect.stringContaining('On quick.'),
    ]);
  });

  test('that takes long is told so, and the answer takes that place', async () => {
    const slow = gate();
    bench.desk.answerWith(async () => {
      await slow.opened;
      return { kind: 'document', document: everyBlock };
    });
    const ada = bench.discord.person('Ada');

    ada.say('slow');
    await bench.discord.until(() => bench.desk.heard.length === 1);
    bench.timer.fire(DISCORD_TIMING.deferAfterMs);
    await posts(1);
    const first = bench.discord.visible(ada.dm(), ada).at(-1)?.text;
    slow.open();
    await bench.discord.until(() =>
      bench.discord.visible(ada.dm(), ada).at(-1)?.text.includes('Flowers of Algebra'),
    );

    expect(first).toContain('Looking');
    expect(bench.discord.requestsTo(POST)).toHaveLength(1);
  });

  test('whose answer is a form gets a button that opens it, without asking again', async () => {
    bench.desk.answerWith(() => ({ kind: 'form', form: sampleForm }));
    const ada = bench.discord.person('Ada');

    ada.say('note flowers');
    await posts(1);
    const last = bench.discord.visible(ada.dm(), ada).at(-1);
    if (last === undefined) throw new Error('no answer');
    const pressed = await bench.answered(ada.press(last.message, 'Fill in'));

    expect(pressed.modal?.title).toBe(sampleForm.title);
    expect(bench.desk.heard).toHaveLength(1);
  });

  test('gets no answer when the desk has none', async () => {
    bench.desk.answerWith((inbound) =>
      saidText(inbound) === 'quiet' ? { kind: 'silence' } : sentence('Heard.'),
    );
    const ada = bench.discord.person('Ada');

    ada.say('quiet');
    ada.say('loud');
    await posts(1);

    expect(bench.desk.heard.map(saidText)).toEqual(['quiet', 'loud']);
  });
});

describe('a mention in a server', () => {
  test('is answered by a reply, without the bot’s name in the question', async () => {
    bench.desk.answerWith(() => ({ kind: 'document', document: shareable }));
    const { guild, channel, ada } = lab();

    const message = ada.mention(channel, 'lazy neuron');
    await posts(1);

    const [request] = bench.discord.requestsTo(POST);
    expect(bench.desk.heard).toMatchObject([
      {
        person: { tenant: `discord:${guild.id}`, id: ada.user.id, access: 'everyone' },
        place: { kind: 'channel', id: channel.id },
        said: { kind: 'text', text: 'lazy neuron' },
      },
    ]);
    expect(request?.json).toMatchObject({
      message_reference: { message_id: message.wire.id },
      allowed_mentions: { parse: [] },
    });
  });

  test('brings what is the asker’s alone behind a button, without asking again', async () => {
    bench.desk.answerWith(() => ({ kind: 'document', document: everyBlock }));
    const { channel, ada } = lab();
    const ben = bench.discord.person('Ben');

    ada.mention(channel, '/reading list');
    await posts(1);
    const shown = bench.discord.visible(channel, ben).at(-1);
    if (shown === undefined) throw new Error('no answer');
    const first = await bench.answered(ada.press(shown.message, 'Show me'));
    const again = await bench.answered(ada.press(shown.message, 'Show me'));

    expect(shown.text).not.toContain('Flowers of Algebra');
    expect([first, again].map(({ original }) => original?.onlyFor)).toEqual([ada.user.id, ada.user.id]);
    expect([first, again].map((each) => answerText(each).includes('Flowers of Algebra'))).toEqual([
      true,
      true,
    ]);
    expect(bench.desk.heard).toHaveLength(1);
  });

  test.each(['by another', 'after a restart'])('keeps that from being seen %s', async (when) => {
    bench.desk.answerWith(() => ({ kind: 'document', document: everyBlock }));
    const { channel, ada } = lab();
    const ben = bench.discord.person('Ben');
    ada.mention(channel, '/reading list');
    await posts(1);
    const shown = bench.discord.visible(channel, ben).at(-1);
    if (shown === undefined) throw new Error('no answer');
    if (when === 'after a restart') await bench.restart();

    const presser = when === 'by another' ? ben : ada;
    const pressed = await bench.answered(presser.press(shown.message, 'Show me'));

    expect(pressed.original?.onlyFor).toBe(presser.user.id);
    expect(answerText(pressed)).toContain('please ask for yourself');
    expect(bench.desk.heard).toHaveLength(1);
  });

  test.each([
    ['what is said to others', (id: string) => `hello <@1${id}>`],
    ['what is said to nobody', () => 'lazy neuron'],
  ])('is not %s', async (_title, text) => {
    const { channel, ada } = lab();

    ada.write(channel, text(bench.discord.world.bot.id));
    ada.mention(channel, 'now you');
    await posts(1);

    expect(bench.desk.heard.map(saidText)).toEqual(['now you']);
  });

  test('in a channel that refuses us fails kindly, and the channel is left alone for a while', async () => {
    const { channel, ada } = lab(PERMISSION.viewChannel);

    ada.mention(channel, 'first');
    await bench.loggedCode(50013);
    ada.mention(channel, 'second');
    ada.say('in a direct message');
    await posts(1);

    expect(bench.discord.requestsTo(POST).map(({ status }) => status)).toEqual([403, 200]);
    expect(bench.running.health().ready).toBe(true);
  });
});
