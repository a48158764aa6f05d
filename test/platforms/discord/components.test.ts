import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Document, Reply } from '../../../src/core/document/document.ts';
import { DISCORD_TIMING } from '../../../src/platforms/discord/timing.ts';
import { gate, sentence } from '../../contracts/platform-desk.ts';
import { everyBlock, ITEM_CALL, sampleForm } from '../../contracts/platform-samples.ts';
import { seen } from '../../support/discord-emulator/visible.ts';
import { PERMISSION } from '../../support/discord-emulator/wire.ts';
import type { Channel, StoredMessage } from '../../support/discord-emulator/world.ts';
import { answerButtons, answerText, type DiscordBench, startedBench } from './started-bench.ts';

const card: Document = {
  ...everyBlock,
  actions: [
    { kind: 'button', label: 'More', spoken: 'More of it', call: ITEM_CALL, style: 'plain' },
    ...everyBlock.actions,
  ],
  share: { route: 'paper', args: { query: 'shared' } },
};
const page: Document = {
  ...card,
  blocks: [{ kind: 'heading', text: [{ text: 'Page two' }] }],
};

let bench: DiscordBench;

beforeEach(async () => {
  bench = await startedBench();
  bench.desk.answerWith(() => replyOf(card));
});

afterEach(() => bench.dispose());

function replyOf(document: Document): Reply {
  return { kind: 'document', document };
}

function lab() {
  const { discord } = bench;
  const guild = discord.guild('Lab');
  const ada = discord.person('Ada');
  const ben = discord.person('Ben');
  discord.join(guild, ada);
  discord.join(guild, ben, PERMISSION.manageGuild | PERMISSION.viewChannel);
  return { channel: discord.channel(guild, 'papers'), ada, ben };
}

type Somebody = ReturnType<typeof lab>['ada'];

/** The answer to a command, as the message it is. */
async function askedBy(somebody: Somebody, channel: Channel = somebody.dm()): Promise<StoredMessage> {
  const { original } = await bench.answered(somebody.slash('paper', { query: 'flowers' }, { channel }));
  if (original === null) throw new Error('no answer');
  return original;
}

describe('a button on a message only the presser sees', () => {
  test('puts a new page in the place of the old one, in a server and in a chat', async () => {
    const { channel, ada } = lab();
    const messages = [await askedBy(ada, channel), await askedBy(ada)];
    bench.desk.answerWith(() => replyOf(page));

    const pressed = [];
    for (const message of messages) pressed.push(await bench.answered(ada.press(message, 'More')));

    expect(pressed.map(({ acknowledged }) => acknowledged)).toEqual([7, 7]);
    expect(messages.map((message) => seen(message).text.includes('Page two'))).toEqual([true, true]);
    expect(bench.desk.heard.at(-1)?.said).toEqual({ kind: 'call', call: ITEM_CALL });
  });

  test('says a short remark beneath, so that the card stays', async () => {
    const { channel, ada } = lab();
    const message = await askedBy(ada, channel);
    bench.desk.answerWith(() => sentence('Saved it.'));

    const pressed = await bench.answered(ada.press(message, 'More'));

    expect(seen(message).text).toContain('Flowers of Algebra');
    expect(pressed.original?.onlyFor).toBe(ada.user.id);
    expect(answerText(pressed)).toContain('Saved it.');
  });

  test('changes it later where the answer is slow', async () => {
    const { channel, ada } = lab();
    const message = await askedBy(ada, channel);
    const slow = gate();
    bench.desk.answerWith(async () => {
      await slow.opened;
      return replyOf(page);
    });

    const pressed = ada.press(message, 'More');
    await bench.discord.until(() => bench.desk.heard.length === 2);
    bench.timer.fire(DISCORD_TIMING.deferAfterMs);
    await bench.discord.until(() => pressed.acknowledged === 6);
    slow.open();
    await bench.discord.until(() => seen(message).text.includes('Page two'));

    expect(pressed.updates).toBe(1);
  });

  test('leaves it as it is when there is nothing to say', async () => {
    const ada = bench.discord.person('Ada');
    const message = await askedBy(ada);
    bench.desk.answerWith(() => ({ kind: 'silence' }));

    const pressed = await bench.answered(ada.press(message, 'More'));

    expect(pressed.acknowledged).toBe(6);
  });
});

describe('a button on a message everybody sees', () => {
  test('answers the presser alone, with the presser’s own rights', async () => {
    const { channel, ada, ben } = lab();
    bench.desk.answerWith(() => replyOf({ ...card, visibility: 'everyone' }));
    const message = await askedBy(ada, channel);
    bench.desk.answerWith(() => replyOf(page));

    const pressed = await bench.answered(ben.press(message, 'More'));

    expect(pressed.original?.onlyFor).toBe(ben.user.id);
    expect(seen(message).text).toContain('Flowers of Algebra');
    expect(bench.desk.heard.at(-1)?.person).toMatchObject({ id: ben.user.id, access: 'host' });
  });
});

describe('a list', () => {
  test('calls what was chosen', async () => {
    const ada = bench.discord.person('Ada');
    const message = await askedBy(ada);
    const [option = ''] = seen(message).options;

    await bench.answered(ada.pick(message, option));

    expect(bench.desk.heard.at(-1)?.said).toEqual({ kind: 'call', call: ITEM_CALL });
  });
});

describe('after a restart', () => {
  test('buttons of old messages work', async () => {
    const ada = bench.discord.person('Ada');
    const message = await askedBy(ada);
    await bench.restart();

    await bench.answered(ada.press(message, 'More'));

    expect(bench.desk.heard.at(-1)?.said).toEqual({ kind: 'call', call: ITEM_CALL });
  });

  test('a button nobody knows any more reaches the desk, which can say so', async () => {
    const ada = bench.discord.person('Ada');
    const message = await askedBy(ada);
    const text = JSON.stringify(message.wire.components).replaceAll('"c:paper?', '"c:gone?');
    message.wire.components = JSON.parse(text);

    await bench.answered(ada.press(message, 'More'));

    const said = bench.desk.heard.at(-1)?.said;
    expect(said?.kind === 'call' && said.call.route.startsWith('gone')).toBe(true);
  });
});

describe('sharing', () => {
  test('posts the answer for everyone and takes the button away', async () => {
    const { channel, ada, ben } = lab();
    const message = await askedBy(ada, channel);

    ada.press(message, 'Share');
    await bench.discord.until(() => seen(message).buttons.every(({ label }) => label !== 'Share'));

    const seenByBen = bench.discord.visible(channel, ben);
    expect(seenByBen.map(({ text }) => text.includes('Flowers of Algebra'))).toEqual([true]);
    expect(bench.desk.heard.at(-1)?.said).toEqual({ kind: 'call', call: card.share });
  });

  test('posts once, however often it is pressed', async () => {
    const { channel, ada, ben } = lab();
    const message = await askedBy(ada, channel);

    const presses = [ada.press(message, 'Share'), ada.press(message, 'Share')];
    for (const press of presses) await bench.answered(press);
    await bench.discord.until(() => seen(message).buttons.every(({ label }) => label !== 'Share'));

    expect(bench.discord.visible(channel, ben)).toHaveLength(1);
  });

  test('may be tried again where posting failed', async () => {
    const { channel, ada, ben } = lab();
    const message = await askedBy(ada, channel);
    bench.discord.faults.add('POST /webhooks/:application/:token', {
      kind: 'error',
      status: 403,
      code: 50013,
    });

    ada.press(message, 'Share');
    await bench.loggedCode(50013);
    ada.press(message, 'Share');
    await bench.discord.until(() => bench.discord.visible(channel, ben).length === 1);

    expect(bench.discord.visible(channel, ben)).toHaveLength(1);
  });
});

describe('a form', () => {
  test('adds its values to the call it carries', async () => {
    const ada = bench.discord.person('Ada');
    const message = await askedBy(ada);
    bench.desk.answerWith(({ said }) =>
      said.kind === 'call' && said.call.route === ITEM_CALL.route
        ? { kind: 'form', form: { ...sampleForm, submit: { route: 'reading note', args: { query: '2' } } } }
        : sentence('Saved it.'),
    );

    const opened = await bench.answered(ada.press(message, 'More'));
    const sent = await bench.answered(ada.submit(opened, ['algebra', 'First line.\nSecond line.']));

    const args = { query: '2', tag: 'algebra', note: 'First line.\nSecond line.' };
    expect(bench.desk.heard.at(-1)?.said).toEqual({ kind: 'call', call: { route: 'reading note', args } });
    expect(answerText(sent)).toContain('Saved it.');
  });

  test('in answer to a form is offered by a button, as Discord takes none', async () => {
    const ada = bench.discord.person('Ada');
    bench.desk.answerWith(() => ({ kind: 'form', form: sampleForm }));

    const opened = await bench.answered(ada.slash('reading note', { query: '2' }));
    const sent = await bench.answered(ada.submit(opened, ['algebra', 'again']));

    expect(answerButtons(sent)).toEqual(['Fill in']);
  });
});
