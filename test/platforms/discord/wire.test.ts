import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { PERMISSION } from '../../support/discord-emulator/wire.ts';
import { openWire, openWireHouse, type Wire, type WireHouse } from './wire.ts';

const LAZY = 'The Lazy Neuron Phenomenon';

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

describe('commands with typed options', () => {
  test.each([
    ['paper', { query: 'lazy neuron' }, LAZY],
    ['author', { query: 'Bhojanapalli' }, 'Bhojanapalli'],
    ['similar', { query: 'HiRE' }, 'HiRE'],
    ['random', {}, 'Published'],
    ['random', { query: 'has:code' }, 'Published'],
    ['cite', { query: 'HiRE', style: 'apa' }, 'HiRE'],
    ['cite', { query: 'lazy neuron' }, '@'],
    ['reading list', {}, 'empty'],
    ['reading add', { query: 'lazy neuron' }, LAZY],
    ['library status', {}, 'papers'],
    ['library export', { format: 'bibtex' }, 'library'],
    ['broadsheet help', {}, '/paper'],
    ['broadsheet status', {}, 'library'],
    ['broadsheet privacy', {}, 'kept'],
    ['broadsheet forget-me', { confirm: true }, ''],
  ])('/%s %j answers', async (command, values, expected) => {
    const answer = await wire.answerTo(wire.ada.slash(command, values, { channel: wire.papers }));

    expect(answer.text.toLowerCase()).toContain(expected.toLowerCase());
    expect(answer.text).not.toMatch(/went wrong/u);
  });

  test('every route people can type is offered', () => {
    const offered = wire.discord.world.commands.flatMap(({ name, options = [] }) => {
      const inner = options.filter(({ type }) => type === 1);
      return inner.length === 0 ? [name] : inner.map((sub) => `${name} ${sub.name}`);
    });

    const routes = commands.flatMap(({ routes }) => routes.filter(({ hidden }) => !hidden));
    expect(offered.toSorted()).toEqual([...routes.map(({ path }) => path), 'Look up paper'].toSorted());
  });

  test('a word that means nothing here is answered in words', async () => {
    const answer = await wire.answerTo(wire.ada.slash('paper', { query: 'zzqx vbnmq' }));

    expect(answer.text).toContain('Nothing in the library fits');
    expect(answer.buttons.map(({ label }) => label)).toContain('Look outside');
  });
});

describe('typing', () => {
  test.each([
    ['paper', { query: 'lazy neu' }, LAZY],
    ['author', { query: 'bhoj' }, 'Bhojanapalli'],
    ['reading add', { query: 'lazy neu' }, LAZY],
    ['cite', { style: 'apa', query: 'lazy neu' }, LAZY],
  ])('/%s %j is completed from the library', async (command, values, expected) => {
    const typing = wire.ada.type(command, values, { channel: wire.papers });
    const choices = await wire.discord.until(() => typing.choices);

    expect(choices.map(({ name }) => name).join('\n')).toContain(expected);
    expect(choices.length).toBeLessThanOrEqual(25);
  });

  test('what was chosen from the list finds just that paper', async () => {
    const typing = wire.ada.type('paper', { query: 'lazy neu' });
    const [first] = await wire.discord.until(() => typing.choices);

    const answer = await wire.answerTo(wire.ada.slash('paper', { query: first?.value ?? '' }));

    expect(answer.text).toContain(LAZY);
    expect(answer.buttons.map(({ label }) => label)).toContain('Abstract');
  });

  test('one’s own reading list is completed, and nobody else’s', async () => {
    await wire.answerTo(wire.ada.slash('reading add', { query: 'lazy neuron' }, { channel: wire.papers }));

    const mine = wire.ada.type('reading done', { query: 'la' }, { channel: wire.papers });
    const theirs = wire.eve.type('reading done', { query: 'la' }, { channel: wire.papers });
    await wire.discord.until(() => mine.choices && theirs.choices);

    expect(mine.choices?.[0]?.name).toContain(LAZY);
    expect(theirs.choices).toEqual([]);
  });
});

describe('a card', () => {
  test.each([
    ['Abstract', LAZY],
    ['Similar', 'Near “'],
    ['Cite', '@'],
    ['Save', 'Saved'],
  ])('has a button %s that works', async (label, expected) => {
    const card = await wire.answerTo(
      wire.ada.slash('paper', { query: 'lazy neuron' }, { channel: wire.papers }),
    );

    const answer = await wire.answerTo(wire.ada.press(card.message, label));

    expect(answer.text).toContain(expected);
    expect(answer.ephemeral).toBe(true);
  });

  test('a list is leafed through and chosen from', async () => {
    const list = await wire.answerTo(wire.ada.slash('paper', { query: 'low-rank' }));

    const firstPage = list.options;
    const next = await wire.answerTo(wire.ada.press(list.message, 'More'));
    const chosen = await wire.answerTo(wire.ada.pick(next.message, next.options[0] ?? ''));

    expect(firstPage.length).toBeGreaterThan(1);
    expect(next.options).not.toEqual(firstPage);
    expect(chosen.buttons.map(({ label }) => label)).toContain('Abstract');
  });

  test('is private in a channel until it is shared, once', async () => {
    const card = await wire.answerTo(
      wire.ada.slash('paper', { query: 'lazy neuron' }, { channel: wire.papers }),
    );
    const before = wire.discord.visible(wire.papers, wire.eve);

    const shared = wire.ada.press(card.message, 'Share');
    const again = wire.ada.press(card.message, 'Share');
    await wire.discord.until(() => shared.acknowledged !== null && again.acknowledged !== null);
    await wire.discord.until(() => wire.discord.visible(wire.papers, wire.eve).length > 0);
    await wire.answerTo(wire.eve.slash('broadsheet help', {}, { channel: wire.papers }));

    const everyones = wire.discord.visible(wire.papers, wire.eve).filter(({ ephemeral }) => !ephemeral);
    expect(before).toEqual([]);
    expect(everyones).toHaveLength(1);
    expect(everyones[0]?.text).toContain(LAZY);
    expect(everyones[0]?.buttons.map(({ label }) => label)).not.toContain('Share');
  });

  test('that was shared answers everybody in private', async () => {
    const card = await wire.answerTo(
      wire.ada.slash('paper', { query: 'lazy neuron' }, { channel: wire.papers }),
    );
    const shared = wire.ada.press(card.message, 'Share');
    const [publicCard] = await wire.discord.until(() => shared.followUps.length > 0 && shared.followUps);
    if (publicCard === undefined) throw new Error('nothing was shared');

    const answer = await wire.answerTo(wire.eve.press(publicCard, 'Save'));

    expect(answer.text).toContain('Saved');
    expect(answer.message.onlyFor).toBe(wire.eve.user.id);
    expect(publicCard.wire.edited_timestamp).toBeNull();
  });
});

describe('a reading list', () => {
  test('takes a note through a form and gives it back as a file', async () => {
    const here = { channel: wire.papers };
    await wire.answerTo(wire.ada.slash('reading add', { query: 'lazy neuron' }, here));

    const opened = wire.ada.slash('reading note', { query: '1' }, here);
    await wire.discord.until(() => opened.modal);
    const noted = await wire.answerTo(wire.ada.submit(opened, ['Sparse, and we\nshould use it.']));
    const exported = await wire.answerTo(wire.ada.slash('reading export', { format: 'markdown' }, here));

    expect(noted.text).toContain('Noted beside');
    expect(exported.files[0]?.name).toMatch(/\.md$/u);
    expect(exported.files[0]?.content.toString()).toContain('should use it');
    expect(exported.ephemeral).toBe(true);
  });

  test('is one per person and server: two servers never see each other’s', async () => {
    const office = wire.discord.guild('Office');
    const desk = wire.discord.channel(office, 'desk');
    wire.discord.join(office, wire.ada);
    await wire.answerTo(wire.ada.slash('reading add', { query: 'lazy neuron' }, { channel: wire.papers }));

    const here = await wire.answerTo(wire.ada.slash('reading list', {}, { channel: wire.papers }));
    const there = await wire.answerTo(wire.ada.slash('reading list', {}, { channel: desk }));
    const inChat = await wire.answerTo(wire.ada.slash('reading list'));

    expect(here.text).toContain(LAZY);
    expect(there.text).not.toContain(LAZY);
    expect(inChat.text).not.toContain(LAZY);
  });
});

describe('what people write', () => {
  test('in the chat with the bot is answered there', async () => {
    const reply = await wire.repliesTo(wire.ada.dm(), wire.ada, () => wire.ada.say('lazy neuron'));

    expect(reply.text).toContain(LAZY);
    expect(wire.discord.gateway.identifies[0]?.intents).toBe((1 << 0) | (1 << 9) | (1 << 12));
  });

  test('as a command in the chat is understood too', async () => {
    const reply = await wire.repliesTo(wire.ada.dm(), wire.ada, () => wire.ada.say('/cite lazy neuron apa'));

    expect(reply.text).toContain('arXiv:2210.06313');
  });

  test('in a channel is answered when it calls the bot, to the message that did', async () => {
    wire.ada.write(wire.papers, 'lazy neuron, anyone?');
    const reply = await wire.repliesTo(wire.papers, wire.ada, () =>
      wire.ada.mention(wire.papers, 'lazy neuron'),
    );

    const [, mention, ...answers] = wire.discord.visible(wire.papers, wire.eve);
    expect(reply.text).toContain(LAZY);
    expect(reply.message.wire.message_reference?.message_id).toBe(mention?.message.wire.id);
    expect(answers).toHaveLength(1);
    expect(reply.message.pinged).toEqual([]);
  });

  test('what is private is not read out in a channel', async () => {
    await wire.answerTo(wire.ada.slash('reading add', { query: 'lazy neuron' }, { channel: wire.papers }));

    const reply = await wire.repliesTo(wire.papers, wire.ada, () =>
      wire.ada.mention(wire.papers, '/reading list'),
    );
    const shown = await wire.answerTo(wire.ada.press(reply.message, 'Show me'));

    expect(reply.text).not.toContain(LAZY);
    expect(shown.text).toContain(LAZY);
    expect(shown.message.onlyFor).toBe(wire.ada.user.id);
  });

  test('is looked up from the menu of a message', async () => {
    const message = wire.eve.write(wire.papers, 'Worth a look: https://arxiv.org/abs/2210.06313 !');

    const answer = await wire.answerTo(wire.ada.messageCommand('Look up paper', message));

    expect(answer.text).toContain(LAZY);
    expect(answer.message.onlyFor).toBe(wire.ada.user.id);
  });

  test('as a form is asked for with a button, which opens it', async () => {
    await wire.repliesTo(wire.ada.dm(), wire.ada, () => wire.ada.say('/reading add lazy neuron'));

    const invitation = await wire.repliesTo(wire.ada.dm(), wire.ada, () => wire.ada.say('/reading note 1'));
    const pressed = wire.ada.press(invitation.message, 'Fill in');
    await wire.discord.until(() => pressed.modal);
    const noted = await wire.answerTo(wire.ada.submit(pressed, ['good']));

    expect(noted.text).toContain('Noted beside');
  });
});

describe('where the bot is no member', () => {
  test('people who brought it along are answered alone, without the server’s rights', async () => {
    const away = wire.discord.guild('Away', { botIsMember: false });
    const room = wire.discord.channel(away, 'room');
    wire.discord.join(away, wire.ada, PERMISSION.manageGuild);

    const inServer = await wire.answerTo(wire.ada.slash('paper', { query: 'HiRE' }, { channel: room }));
    const between = await wire.answerTo(
      wire.ada.slash('paper', { query: 'HiRE' }, { channel: wire.discord.privateChat() }),
    );

    expect([inServer, between].map(({ message }) => message.onlyFor)).toEqual([
      wire.ada.user.id,
      wire.ada.user.id,
    ]);
  });
});
