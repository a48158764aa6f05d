import { RateLimitError } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPostingRest } from '../../../src/platforms/discord/index.ts';
import { DISCORD_TIMING } from '../../../src/platforms/discord/timing.ts';
import { gate, sentence } from '../../contracts/platform-desk.ts';
import { CLOSE } from '../../support/discord-emulator/gateway.ts';
import { type DiscordBench, type LoggedLine, openBench, recordingLog } from './started-bench.ts';

const POST = 'POST /channels/:channel/messages';
const GATEWAY = 'GET /gateway/bot';

let bench: DiscordBench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(() => bench.dispose());

const start = () => bench.running.start(bench.desk);
const logged = (words: RegExp) => bench.logged.filter(({ message }) => words.test(message));
const ready = () => bench.discord.until(() => bench.running.health().ready || null, 'ready');

describe('at start', () => {
  test('says where it is connected and as whom, and asks for no privileged intent', async () => {
    bench.discord.guild('Lab');

    await start();

    expect(bench.running.health()).toEqual({ ready: true, detail: 'connected to 1 server as broadsheet' });
    expect(bench.discord.gateway.identifies.map(({ intents }) => intents)).toEqual([1 + 512 + 4096]);
  });

  test('registers the commands', async () => {
    await start();

    expect(bench.discord.world.commands.map(({ name }) => name)).toContain('paper');
  });

  test('answers people even when the commands cannot be registered', async () => {
    bench.discord.faults.add('GET /applications/:application/commands', { kind: 'error', status: 403 });

    await start();

    expect(bench.running.health().ready).toBe(true);
    expect(logged(/could not be registered/u)).toHaveLength(1);
  });

  test('tries again while Discord cannot be reached', async () => {
    bench.discord.faults.add(GATEWAY, { kind: 'error', status: 503 }, 4);

    const starting = start();
    await bench.discord.until(() => bench.timer.waiting().includes(DISCORD_TIMING.firstRetryMs));
    const meanwhile = bench.running.health();
    bench.timer.fire(DISCORD_TIMING.firstRetryMs);
    await starting;

    expect(meanwhile).toEqual({ ready: false, detail: 'Discord cannot be reached; trying again' });
    expect(bench.running.health().ready).toBe(true);
  });

  test('can be stopped while it tries', async () => {
    bench.discord.faults.add(GATEWAY, { kind: 'error', status: 503 }, 4);

    const starting = start();
    await bench.discord.until(() => bench.timer.waiting().includes(DISCORD_TIMING.firstRetryMs));
    await bench.running.stop();
    await starting;

    expect(bench.running.health()).toEqual({ ready: false, detail: 'stopped' });
  });

  test.each([
    ['a refused token', CLOSE.authenticationFailed, /DISCORD_TOKEN/u],
    ['intents nobody granted', CLOSE.disallowedIntents, /4014.*DISCORD_TOKEN/u],
    ['unknown intents', CLOSE.invalidIntents, /4013.*update/u],
  ])('gives up on %s, once and in words', async (_title, code, words) => {
    bench.discord.gateway.refuseNext(code);

    await expect(start()).rejects.toThrow(words);

    expect(bench.running.health().ready).toBe(false);
    expect(bench.running.health().detail).toMatch(words);
    expect(bench.logged.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(bench.discord.gateway.identifies).toHaveLength(1);
  });

  test('gives up on a token the REST API refuses', async () => {
    const wrong = await openBench({ token: 'wrong' });

    await expect(wrong.running.start(wrong.desk)).rejects.toThrow(/DISCORD_TOKEN/u);

    expect(wrong.discord.requests).toHaveLength(1);
    await wrong.dispose();
  });
});

describe('while it runs', () => {
  test('a dropped connection is resumed, and nothing said meanwhile is lost or answered twice', async () => {
    await start();
    const ada = bench.discord.person('Ada');

    bench.discord.gateway.drop();
    await bench.discord.until(() => !bench.running.health().ready || null);
    ada.say('said while nobody listened');
    await bench.discord.until(() => bench.discord.requestsTo(POST).some(({ status }) => status === 200));

    expect(bench.desk.heard).toHaveLength(1);
    expect(bench.discord.gateway.resumes).toHaveLength(1);
    expect(bench.running.health().ready).toBe(true);
    expect(logged(/was lost; reconnecting/u)).toHaveLength(1);
    expect(logged(/connected to Discord again/u)).toHaveLength(1);
  });

  test('an invalid session is replaced by a new one', async () => {
    await start();

    bench.discord.gateway.invalidate(false);
    await bench.discord.until(() => bench.discord.gateway.identifies.length === 2);
    await ready();

    expect(bench.running.health().detail).toContain('connected to');
  });

  test('a token revoked meanwhile ends the connection, once and in words', async () => {
    await start();

    bench.discord.gateway.close(CLOSE.authenticationFailed);
    await bench.discord.until(() => logged(/DISCORD_TOKEN/u).length > 0);

    expect(bench.running.health().detail).toContain('DISCORD_TOKEN');
    expect(logged(/DISCORD_TOKEN/u)).toHaveLength(1);
    expect(bench.discord.gateway.identifies).toHaveLength(1);
  });

  test('a token the REST API refuses ends the connection as well', async () => {
    await start();
    bench.discord.faults.add(POST, { kind: 'error', status: 401 });
    const ada = bench.discord.person('Ada');

    ada.say('anybody there?');
    await bench.discord.until(() => !bench.running.health().ready || null);
    await bench.discord.until(() => !bench.discord.gateway.connected());

    expect(bench.running.health().detail).toContain('DISCORD_TOKEN');
  });

  test('an expired interaction is no refused token', async () => {
    await start();
    const slow = gate();
    bench.desk.answerWith(async () => {
      await slow.opened;
      return sentence('Far too late.');
    });
    const asked = bench.discord.person('Ada').slash('paper', { query: 'x' });
    await bench.discord.until(() => bench.timer.waiting().includes(DISCORD_TIMING.deferAfterMs));
    bench.timer.fire(DISCORD_TIMING.deferAfterMs);
    await bench.discord.until(() => asked.loading);

    bench.discord.world.clock.advance(16 * 60_000);
    slow.open();
    await bench.loggedCode(50027);

    expect(bench.running.health().ready).toBe(true);
  });

  test('being asked to slow down is logged, without any token, and the answer still comes', async () => {
    await start();
    bench.discord.faults.add(POST, { kind: 'rate-limited', retryAfterSeconds: 0.01 });
    const ada = bench.discord.person('Ada');

    ada.say('hello');
    await bench.discord.until(() => bench.discord.requestsTo(POST).some(({ status }) => status === 200));

    expect(logged(/slow down/u)).toHaveLength(1);
    expect(JSON.stringify(bench.logged)).not.toContain(bench.discord.world.token);
  });

  test('an answer survives a failure on Discord’s side', async () => {
    await start();
    bench.discord.faults.add(POST, { kind: 'error', status: 502 });

    bench.discord.person('Ada').say('hello');
    await bench.discord.until(() => bench.discord.requestsTo(POST).some(({ status }) => status === 200));

    expect(bench.discord.requestsTo(POST).map(({ status }) => status)).toEqual([502, 200]);
  });

  test('neither the token nor what was said is ever logged', async () => {
    await start();
    bench.desk.answerWith(() => {
      throw new Error('no index');
    });
    bench.discord.faults.add(POST, { kind: 'error', status: 403, code: 50013 });
    const ada = bench.discord.person('Ada');

    ada.say('a very private question');
    await bench.loggedCode(50013);

    const lines = JSON.stringify(bench.logged);
    expect(lines).not.toContain('private question');
    expect(lines).not.toContain(bench.discord.world.token);
  });
});

describe('at the end', () => {
  test('does not wait for ever for what is in flight', async () => {
    await start();
    bench.desk.answerWith(() => new Promise(() => {}));
    bench.discord.person('Ada').say('for ever');
    await bench.discord.until(() => bench.desk.heard.length === 1);

    const stopped = bench.running.stop();
    bench.timer.fire(DISCORD_TIMING.finishWithinMs);
    await stopped;

    expect(bench.running.health().ready).toBe(false);
  });

  test('hears nothing new', async () => {
    await start();
    const ada = bench.discord.person('Ada');

    await bench.running.stop();
    ada.say('too late');

    expect(bench.desk.heard).toEqual([]);
    expect(bench.discord.gateway.connected()).toBe(false);
  });
});

describe('the client for posts nobody waits for', () => {
  test('never tries twice', async () => {
    const lines: LoggedLine[] = [];
    const settings = { token: bench.discord.world.token, applicationId: null, apiUrl: bench.discord.url };
    const posting = createPostingRest({ settings, log: recordingLog(lines), now: () => new Date(0) });
    bench.discord.faults.add('*', { kind: 'error', status: 502 });
    bench.discord.faults.add('*', { kind: 'rate-limited', retryAfterSeconds: 30 });

    await expect(posting.rest.get('/users/@me')).rejects.toThrow();
    await expect(posting.rest.get('/users/@me')).rejects.toBeInstanceOf(RateLimitError);

    expect(bench.discord.requests.map(({ status }) => status)).toEqual([502, 429]);
    expect(lines.map(({ message }) => message)).toEqual(['Discord asks us to slow down']);
    await posting.close();
  });
});
