import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DISCORD_TIMING } from '../../../src/platforms/discord/timing.ts';
import { seen } from '../../support/discord-emulator/visible.ts';
import { openWire, openWireHouse, type Wire, type WireHouse } from './wire.ts';

const LAZY = 'The Lazy Neuron Phenomenon';
const CALLBACK = 'POST /interactions/:interaction/:token/callback';

let house: WireHouse;
let wire: Wire;

beforeAll(async () => {
  house = await openWireHouse();
});

afterAll(() => house.close());

beforeEach(async () => {
  wire = await openWire(house);
});

afterEach(() => wire.close());

describe('a slow desk', () => {
  test('is announced to the asker alone, and the answer takes the place of the announcement', async () => {
    const release = wire.holdAnswers();
    const asked = wire.ada.slash('paper', { query: 'lazy neuron' }, { channel: wire.papers });
    await deferred(asked);
    const whileLooking = wire.discord.visible(wire.papers, wire.ada);
    release();
    const answer = await wire.answerTo(asked);

    expect(whileLooking.map(({ loading, ephemeral }) => [loading, ephemeral])).toEqual([[true, true]]);
    expect(answer.text).toContain(LAZY);
    expect(wire.discord.visible(wire.papers, wire.ada)).toHaveLength(1);
    expect(wire.discord.visible(wire.papers, wire.eve)).toEqual([]);
  });

  test('leaves a pressed card as it is until the answer is there', async () => {
    const card = await wire.answerTo(
      wire.ada.slash('paper', { query: 'lazy neuron' }, { channel: wire.papers }),
    );
    const release = wire.holdAnswers();

    const pressed = wire.ada.press(card.message, 'Abstract');
    await deferred(pressed);
    const meanwhile = seen(card.message).text;
    release();
    const answer = await wire.answerTo(pressed);

    expect(meanwhile).toBe(card.text);
    expect(answer.text).toContain('does not hold the abstract');
    expect(pressed.acknowledged).toBe(6);
  });

  test('says in a chat that it is looking, and edits that', async () => {
    const release = wire.holdAnswers();
    const looking = await wire.repliesTo(wire.ada.dm(), wire.ada, () => {
      wire.ada.say('lazy neuron');
      void wire.discord
        .until(() => wire.timer.waiting().includes(DISCORD_TIMING.deferAfterMs))
        .then(() => wire.timer.fire(DISCORD_TIMING.deferAfterMs));
    });
    release();
    await wire.discord.until(() => seen(looking.message).text.includes(LAZY));

    expect(looking.text).toContain('Looking');
    const replies = wire.discord
      .visible(wire.ada.dm(), wire.ada)
      .filter(({ message }) => message.wire.author.bot);
    expect(replies).toHaveLength(1);
  });
});

describe('late, repeated and out of order', () => {
  test('an interaction that is delivered twice is answered once', async () => {
    const asked = wire.ada.slash('reading add', { query: 'lazy neuron' }, { channel: wire.papers });
    await wire.answerTo(asked);

    wire.discord.gateway.repeat('INTERACTION_CREATE');
    await wire.answerTo(wire.ada.slash('reading list', {}, { channel: wire.papers }));

    expect(wire.discord.requests.filter(({ at }) => at.interaction === asked.id)).toHaveLength(1);
  });

  test('a message that is delivered twice is answered once', async () => {
    await wire.repliesTo(wire.ada.dm(), wire.ada, () => wire.ada.say('lazy neuron'));
    const [answer] = wire.discord.visible(wire.ada.dm(), wire.ada).slice(-1);

    wire.discord.gateway.repeat('MESSAGE_CREATE', (data) => data.content === 'lazy neuron');
    await wire.repliesTo(wire.ada.dm(), wire.ada, () => wire.ada.say('HiRE'));

    const replies = wire.discord
      .visible(wire.ada.dm(), wire.ada)
      .filter(({ message }) => message.wire.author.bot);
    expect(replies).toHaveLength(2);
    expect(answer?.text).toContain(LAZY);
  });

  test('a double click saves once', async () => {
    const card = await wire.answerTo(
      wire.ada.slash('paper', { query: 'lazy neuron' }, { channel: wire.papers }),
    );

    await Promise.all([
      wire.answerTo(wire.ada.press(card.message, 'Save')),
      wire.answerTo(wire.ada.press(card.message, 'Save')),
    ]);

    const list = await wire.answerTo(wire.ada.slash('reading list', {}, { channel: wire.papers }));
    expect(list.text.split(LAZY).length - 1).toBe(list.options.length === 0 ? 1 : 2);
  });

  test('what Discord has given up on is logged once in words, and changes nothing', async () => {
    const release = wire.holdAnswers();
    const asked = wire.ada.slash('paper', { query: 'lazy neuron' }, { channel: wire.papers });
    wire.discord.world.clock.advance(3001);
    release();
    await wire.discord.until(() => wire.logged.some(({ fields }) => fields.code === 10062));

    expect(wire.discord.visible(wire.papers, wire.ada)).toEqual([]);
    expect(wire.logged.filter(({ fields }) => fields.code === 10062)).toHaveLength(1);
    expect(wire.logged.find(({ fields }) => fields.code === 10062)?.message).toMatch(/given up waiting/u);
    expect(JSON.stringify(wire.logged)).not.toContain(asked.token);
  });

  test('an answer after fifteen minutes is logged and harms nothing', async () => {
    const release = wire.holdAnswers();
    const asked = wire.ada.slash('paper', { query: 'lazy neuron' }, { channel: wire.papers });
    await deferred(asked);
    wire.discord.world.clock.advance(15 * 60_000 + 1);
    release();
    await wire.discord.until(() => wire.logged.some(({ fields }) => fields.code === 50027));

    const next = await wire.answerTo(wire.ada.slash('paper', { query: 'HiRE' }, { channel: wire.papers }));
    expect(next.text).toContain('HiRE');
    expect(wire.running.health().ready).toBe(true);
  });

  test('an interaction another process has answered is left to it', async () => {
    wire.discord.faults.add(CALLBACK, { kind: 'error', status: 400, code: 40060 });

    wire.ada.slash('paper', { query: 'lazy neuron' }, { channel: wire.papers });
    await wire.discord.until(() => wire.logged.some(({ fields }) => fields.code === 40060));
    await wire.answerTo(wire.ada.slash('paper', { query: 'HiRE' }, { channel: wire.papers }));

    expect(wire.discord.visible(wire.papers, wire.ada)).toHaveLength(1);
  });
});

describe('after a restart', () => {
  test('buttons, lists and Share on old messages work', async () => {
    const here = { channel: wire.papers };
    const card = await wire.answerTo(wire.ada.slash('paper', { query: 'lazy neuron' }, here));
    const list = await wire.answerTo(wire.ada.slash('paper', { query: 'low-rank' }, here));

    await wire.restart();
    const saved = await wire.answerTo(wire.ada.press(card.message, 'Save'));
    const chosen = await wire.answerTo(wire.ada.pick(list.message, list.options[0] ?? ''));
    const shared = wire.ada.press(card.message, 'Share');
    await wire.discord.until(() => shared.followUps.length === 1);

    expect(saved.text).toContain('Saved');
    expect(chosen.buttons.map(({ label }) => label)).toContain('Abstract');
    expect(wire.discord.visible(wire.papers, wire.eve)).toHaveLength(1);
  });

  test('a form that was open is still taken', async () => {
    const here = { channel: wire.papers };
    await wire.answerTo(wire.ada.slash('reading add', { query: 'lazy neuron' }, here));
    const opened = wire.ada.slash('reading note', { query: '1' }, here);
    await wire.discord.until(() => opened.modal);

    await wire.restart();
    const noted = await wire.answerTo(wire.ada.submit(opened, ['kept']));

    expect(noted.text).toContain('Noted beside');
  });

  test('a button acts for whoever presses it, in the server where they press it', async () => {
    const here = { channel: wire.papers };
    const card = await wire.answerTo(wire.ada.slash('paper', { query: 'lazy neuron' }, here));
    const shared = wire.ada.press(card.message, 'Share');
    await wire.discord.until(() => shared.followUps.length === 1);
    const [publicCard] = shared.followUps;
    if (publicCard === undefined) throw new Error('nothing was shared');

    await wire.restart();
    await wire.answerTo(wire.eve.press(publicCard, 'Save'));

    const eves = await wire.answerTo(wire.eve.slash('reading list', {}, here));
    const adas = await wire.answerTo(wire.ada.slash('reading list', {}, here));
    expect(eves.text).toContain(LAZY);
    expect(adas.text).not.toContain(LAZY);
  });
});

/** Lets half of Discord's three seconds pass once the question has arrived. */
async function deferred(asked: { acknowledged: number | null }): Promise<void> {
  await wire.discord.until(() => wire.timer.waiting().includes(DISCORD_TIMING.deferAfterMs));
  wire.timer.fire(DISCORD_TIMING.deferAfterMs);
  await wire.discord.until(() => asked.acknowledged !== null, 'a deferral');
}
