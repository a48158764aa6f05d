import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createScriptedDesk } from '../../contracts/platform-desk.ts';
import { CLOSE } from '../../support/discord-emulator/gateway.ts';
import { INTENT } from '../../support/discord-emulator/wire.ts';
import { BOT_TOKEN } from '../../support/discord-emulator/world.ts';
import { type DiscordBench, discordBench } from './bench.ts';
import { openWire, openWireHouse, type Wire, type WireHouse } from './wire.ts';

const LAZY = 'The Lazy Neuron Phenomenon';
const CALLBACK = 'POST /interactions/:interaction/:token/callback';
const POST = 'POST /channels/:channel/messages';
const GATEWAY = 'GET /gateway/bot';
const LONGEST_RETRY_MS = 60_000;

describe('while it runs', () => {
  let house: WireHouse;
  let wire: Wire;

  beforeAll(async () => {
    house = await openWireHouse();
  });

  afterAll(() => house.close());

  beforeEach(async () => {
    wire = await openWire(house);
  });

  afterEach(async () => {
    await wire.close();
    expectNoSecretIn(wire);
  });

  const asked = () => wire.ada.slash('paper', { query: 'lazy neuron' }, { channel: wire.papers });
  const lines = (level: string) => wire.logged.filter((line) => line.level === level);

  test('a lost connection is resumed, and what was said meanwhile is answered', async () => {
    wire.discord.gateway.drop();
    await wire.untilHealth(({ ready }) => !ready);
    const reply = await wire.repliesTo(wire.ada.dm(), wire.ada, () => wire.ada.say('lazy neuron'));
    const after = wire.running.health();

    expect(reply.text).toContain(LAZY);
    expect(after).toMatchObject({ ready: true });
    expect(wire.discord.gateway.identifies).toHaveLength(1);
    expect(lines('warn').map(({ message }) => message)).toEqual([expect.stringMatching(/lost/u)]);
  });

  test('a request to reconnect is followed', async () => {
    wire.discord.gateway.askToReconnect();
    await wire.discord.until(() => wire.discord.gateway.resumes.length === 1);
    await wire.untilHealth(({ ready }) => ready);

    expect((await wire.answerTo(asked())).text).toContain(LAZY);
  });

  test('an invalid session is followed by a new one', async () => {
    wire.discord.gateway.invalidate(false);
    await wire.discord.until(() => wire.discord.gateway.identifies.length === 2);
    await wire.untilHealth(({ ready }) => ready);

    expect((await wire.answerTo(asked())).text).toContain(LAZY);
    expect(lines('error')).toEqual([]);
  });

  test.each([
    [CLOSE.authenticationFailed, /DISCORD_TOKEN/u],
    [CLOSE.disallowedIntents, /4014/u],
    [CLOSE.invalidIntents, /4013/u],
  ])('close code %i turns health red, once and in words', async (code, words) => {
    wire.discord.gateway.close(code);
    const health = await wire.untilHealth(({ ready }) => !ready);

    expect(health.detail).toMatch(words);
    expect(lines('error').map(({ message }) => message)).toEqual([expect.stringMatching(words)]);
    expect(wire.discord.gateway.identifies).toHaveLength(1);
    expect(wire.discord.gateway.resumes).toEqual([]);
  });

  test('a session that timed out is healed', async () => {
    wire.discord.gateway.close(CLOSE.sessionTimedOut);
    await wire.untilHealth(({ ready }) => !ready);
    await wire.untilHealth(({ ready }) => ready);

    expect((await wire.answerTo(asked())).text).toContain(LAZY);
  });

  test.each([
    ['429 with Retry-After', { kind: 'rate-limited', retryAfterSeconds: 0.02 }],
    ['429 without headers', { kind: 'rate-limited', retryAfterSeconds: 0.02, headers: false }],
    ['429 for everything', { kind: 'rate-limited', retryAfterSeconds: 0.02, global: true }],
    ['500', { kind: 'page', status: 500 }],
    ['502', { kind: 'page', status: 502 }],
    ['a reset before anything happened', { kind: 'cut', how: 'reset', when: 'before' }],
  ] as const)('%s: the answer still comes, once', async (_what, fault) => {
    wire.discord.faults.add(CALLBACK, fault);

    const answer = await wire.answerTo(asked());

    expect(answer.text).toContain(LAZY);
    expect(wire.discord.visible(wire.papers, wire.ada)).toHaveLength(1);
    expect(wire.discord.requestsTo(CALLBACK)).toHaveLength(2);
  });

  test('a reset after Discord took the answer does not answer twice', async () => {
    wire.discord.faults.add(CALLBACK, { kind: 'cut', how: 'reset', when: 'after' });

    asked();
    await wire.discord.until(() => wire.discord.requestsTo(CALLBACK).at(1)?.status === 400);
    await wire.discord.until(() => wire.logged.some(({ fields }) => fields.code === 40060));

    expect(wire.discord.visible(wire.papers, wire.ada)).toHaveLength(1);
  });

  test('a reset after Discord took a message does not post it twice', async () => {
    wire.discord.faults.add(POST, { kind: 'cut', how: 'reset', when: 'after' });

    wire.ada.say('lazy neuron');
    await wire.discord.until(() => wire.discord.requestsTo(POST).at(1)?.status === 200);

    const replies = wire.discord
      .visible(wire.ada.dm(), wire.ada)
      .filter(({ message }) => message.wire.author.bot);
    expect(replies).toHaveLength(1);
  });

  test.each([
    ['hangs up', { kind: 'cut', how: 'hang-up', when: 'before' }],
    ['answers nonsense', { kind: 'malformed' }],
    ['answers nothing', { kind: 'nothing' }],
  ] as const)('when Discord %s, it goes on with the next', async (_what, fault) => {
    wire.discord.faults.add(POST, fault);

    wire.ada.say('lazy neuron');
    await wire.discord.until(() => wire.discord.requestsTo(POST).length === 1);
    const next = await wire.answerTo(asked());

    expect(next.text).toContain(LAZY);
    expect(wire.running.health().ready).toBe(true);
  });

  test('one who waits for Discord’s silence keeps nobody else waiting', async () => {
    let open = () => {};
    const until = new Promise<void>((resolve) => {
      open = resolve;
    });
    wire.discord.faults.add(POST, { kind: 'silence', until });

    wire.ada.say('lazy neuron');
    await wire.discord.until(() => wire.discord.requestsTo(POST).length === 1);
    const answer = await wire.answerTo(wire.eve.slash('paper', { query: 'HiRE' }, { channel: wire.papers }));
    open();
    await wire.discord.until(() => wire.discord.visible(wire.ada.dm(), wire.ada).length === 2);

    expect(answer.text).toContain('HiRE');
  });

  test('401 turns health red, once and in words, and nothing more is tried', async () => {
    wire.discord.world.token = 'reset-by-its-owner';

    wire.ada.say('lazy neuron');
    const health = await wire.untilHealth(({ ready }) => !ready);

    expect(health.detail).toMatch(/DISCORD_TOKEN/u);
    expect(lines('error').filter(({ message }) => message.includes('DISCORD_TOKEN'))).toHaveLength(1);
    expect(wire.discord.requestsTo(POST)).toHaveLength(1);
  });

  test.each([
    [50013, 'Missing Permissions'],
    [50001, 'Missing Access'],
  ])('403 (%i) leaves the channel alone, and nobody else', async (code, message) => {
    wire.discord.faults.add(POST, { kind: 'error', status: 403, code, message });
    wire.ada.mention(wire.papers, 'lazy neuron');
    await wire.discord.until(() => wire.logged.some(({ fields }) => fields.code === code));

    wire.eve.mention(wire.papers, 'HiRE');
    const reply = await wire.repliesTo(wire.ada.dm(), wire.ada, () => wire.ada.say('lazy neuron'));

    expect(reply.text).toContain(LAZY);
    expect(wire.discord.requestsTo(POST)).toHaveLength(2);
    expect(wire.running.health().ready).toBe(true);
  });
});

describe('at start', () => {
  let bench: DiscordBench;

  beforeEach(async () => {
    bench = await discordBench();
  });

  afterEach(async () => {
    await bench.discord.stop();
    expectNoSecretIn(bench);
  });

  test('a refused token is said in words, and is not tried again', async () => {
    const platform = bench.platform({ token: 'canary-wrong-token' });

    await expect(platform.start(createScriptedDesk())).rejects.toThrow(/DISCORD_TOKEN/u);

    expect(platform.health()).toMatchObject({ ready: false });
    expect(bench.discord.requests).toHaveLength(1);
    expect(inspect(bench.logged, { depth: 9 })).not.toContain('canary-wrong-token');
    await platform.stop();
  });

  test('refused intents are said in words', async () => {
    bench.discord.gateway.refuseNext(CLOSE.disallowedIntents);
    const platform = bench.platform();

    await expect(platform.start(createScriptedDesk())).rejects.toThrow(/4014/u);
    await platform.stop();
  });

  test('Discord that cannot be reached is tried again', async () => {
    bench.discord.faults.add(GATEWAY, { kind: 'page', status: 502 }, 4);
    const platform = bench.platform();

    const starting = platform.start(createScriptedDesk());
    await bench.discord.until(() => bench.logged.some(({ message }) => /cannot be reached/u.test(message)));
    const meanwhile = platform.health();
    bench.timer.fire(LONGEST_RETRY_MS);
    await starting;

    expect(meanwhile.detail).toMatch(/trying again/u);
    expect(platform.health().ready).toBe(true);
    await platform.stop();
  });

  test('no privileged intent is asked for', async () => {
    const platform = bench.platform();

    await platform.start(createScriptedDesk());
    await platform.stop();

    const [asked] = bench.discord.gateway.identifies;
    expect(asked?.intents).toBe(INTENT.guilds | INTENT.guildMessages | INTENT.directMessages);
  });

  test('it can be stopped while Discord cannot be reached', async () => {
    bench.discord.faults.add(GATEWAY, { kind: 'page', status: 502 }, 4);
    const platform = bench.platform();

    const starting = platform.start(createScriptedDesk());
    await bench.discord.until(() => bench.logged.some(({ message }) => /cannot be reached/u.test(message)));
    await platform.stop();

    await expect(starting).resolves.toBeUndefined();
    expect(platform.health()).toMatchObject({ ready: false });
  });
});

/** The bot's token, and those of interactions, never reach the log in any depth. */
function expectNoSecretIn({ logged }: DiscordBench): void {
  const written = inspect(logged, { depth: 20, maxStringLength: null, maxArrayLength: null });
  expect(written).not.toContain(BOT_TOKEN);
  expect(written).not.toContain('interaction-token-');
}
