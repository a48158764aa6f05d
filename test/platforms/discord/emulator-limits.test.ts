import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createManualClock } from '../../support/discord-emulator/clock.ts';
import { createLimits, type Limits, type Standing } from '../../support/discord-emulator/limits.ts';
import type { EmulatorSettings } from '../../support/discord-emulator/start.ts';
import { EVERYDAY_PERMISSIONS, PERMISSION } from '../../support/discord-emulator/wire.ts';
import { addChannel, type ChannelKind } from '../../support/discord-emulator/world.ts';
import { type BareDiscord, openBare } from './bare-client.ts';

const POST = 'POST /channels/:channel/messages';

let bare: BareDiscord;

async function open(settings: Partial<EmulatorSettings> = {}): Promise<BareDiscord> {
  await bare?.close();
  bare = await openBare(settings);
  return bare;
}

beforeEach(async () => {
  await open();
});

afterEach(() => bare.close());

/** One request as Discord would get it. */
async function ask(method: string, path: string, body?: object): Promise<{ status: number; json: unknown }> {
  const response = await fetch(`${bare.discord.url}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${bare.discord.world.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : null,
  };
}

function room(kind: ChannelKind = 'text', botPermissions = EVERYDAY_PERMISSIONS): string {
  const guild = bare.discord.guild('Lab');
  return addChannel(bare.discord.world, { kind, name: kind, guildId: guild.id, botPermissions }).id;
}

async function posted(channel: string, body: object = { content: 'words' }): Promise<string> {
  const { json } = await ask('POST', `/channels/${channel}/messages`, body);
  return (json as { id: string }).id;
}

describe('rate limits', () => {
  function keeper(set: Partial<Limits>) {
    const clock = createManualClock();
    const limits = createLimits(clock.nowMs);
    Object.assign(limits.limits, set);
    return { clock, limits };
  }

  const isRefused = ({ refusedFor }: Standing) => refusedFor !== null;

  test('hold for one route in one channel, until their time is over', () => {
    const { clock, limits } = keeper({ perRoute: { requests: 2, withinMs: 5000 } });

    const first = ['a', 'a', 'a', 'b'].map((channel) => isRefused(limits.count('POST', channel)));
    clock.advance(5000);
    const later = isRefused(limits.count('POST', 'a'));

    expect([...first, later]).toEqual([false, false, true, false, false]);
  });

  test('tell how much is left, and who comes before the time that was told', () => {
    const { clock, limits } = keeper({ perRoute: { requests: 1, withinMs: 4000 } });

    const { headers } = limits.count('POST', 'a');
    const { refusedFor } = limits.count('POST', 'a');
    clock.advance(1000);
    limits.count('POST', 'a');

    expect(headers).toMatchObject({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '4' });
    expect(refusedFor).toEqual({ retryAfterSeconds: 4, global: false });
    expect([limits.limits.refused, limits.limits.early]).toEqual([2, 1]);
  });

  test('over all spare the way interactions are answered', () => {
    const { limits } = keeper({ globalPerSecond: 1 });

    const standings = ['GET /users/@me', 'POST /interactions/:id', 'POST /webhooks/:id', 'GET /x'].map(
      (route) => limits.count(route, ''),
    );

    expect(standings.map(({ refusedFor }) => refusedFor?.global ?? false)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  test('count what Discord bans for in ten minutes', () => {
    const { clock, limits } = keeper({});

    for (const status of [200, 401, 403, 404, 429, 500]) limits.answered(status);
    clock.advance(10 * 60_000);
    limits.answered(403);

    expect(limits.limits.mostInvalid).toBe(3);
  });

  test('are told over the wire', async () => {
    bare.discord.limits.perRoute = { requests: 1, withinMs: 60_000 };
    const channel = room();
    await posted(channel);

    expect(await ask('POST', `/channels/${channel}/messages`, { content: 'x' })).toMatchObject({
      status: 429,
      json: { retry_after: 60, global: false },
    });
  });
});

describe('a thread', () => {
  test('has the id of its message, and there is one alone', async () => {
    const channel = room();
    const message = await posted(channel);
    const path = `/channels/${channel}/messages/${message}/threads`;

    const first = await ask('POST', path, { name: 'talk' });
    const second = await ask('POST', path, { name: 'talk' });

    expect(first).toMatchObject({ status: 201, json: { id: message, parent_id: channel } });
    expect(second).toMatchObject({ status: 400, json: { code: 160004 } });
  });

  test.each([
    ['dm', 50003],
    ['thread', 50024],
    ['voice', 50024],
  ] as const)('cannot be started in a %s', async (kind, code) => {
    const channel = room(kind);
    const message = await posted(channel);

    const path = `/channels/${channel}/messages/${message}/threads`;

    expect(await ask('POST', path, { name: 'x' })).toMatchObject({ status: 400, json: { code } });
  });
});

describe('a history that is closed', () => {
  test('looks empty, and refuses a single message whether it is there or not', async () => {
    const channel = room('text', EVERYDAY_PERMISSIONS & ~PERMISSION.readHistory);
    const message = await posted(channel);
    const base = `/channels/${channel}/messages`;

    const answers = [
      await ask('GET', base),
      await ask('GET', `${base}/${message}`),
      await ask('GET', `${base}/1`),
    ];

    expect(answers).toMatchObject([
      { status: 200, json: [] },
      { status: 403, json: { code: 50013 } },
      { status: 403, json: { code: 50013 } },
    ]);
  });
});

describe('faults', () => {
  test('may let the message stand and answer with an error all the same', async () => {
    const channel = room();
    bare.discord.faults.add(POST, { kind: 'error', status: 500, when: 'after' });

    const { status } = await ask('POST', `/channels/${channel}/messages`, { content: 'kept' });

    expect(status).toBe(500);
    expect([...bare.discord.world.messages.values()].map(({ wire }) => wire.content)).toEqual(['kept']);
  });

  test('wait until so many requests have passed', async () => {
    const channel = room();
    bare.discord.faults.add(POST, { kind: 'error', status: 503 }, 1, 2);

    const statuses = [];
    for (let count = 0; count < 4; count += 1)
      statuses.push((await ask('POST', `/channels/${channel}/messages`, { content: 'x' })).status);

    expect(statuses).toEqual([200, 200, 503, 200]);
  });

  test('may be chosen for every request', async () => {
    const channel = room();
    bare.discord.faults.choose((route) => (route === POST ? { kind: 'page', status: 502 } : null));

    const first = await ask('POST', `/channels/${channel}/messages`, { content: 'x' });
    bare.discord.faults.choose(null);
    const second = await ask('POST', `/channels/${channel}/messages`, { content: 'x' });

    expect([first.status, second.status]).toEqual([502, 200]);
  });

  test('may delay an effect, which then goes by the nonces of its own time', async () => {
    const channel = room();
    let open = () => {};
    const until = new Promise<void>((resolve) => {
      open = resolve;
    });
    const body = { content: 'once', nonce: 'n1', enforce_nonce: true };
    bare.discord.faults.add(POST, { kind: 'delayed', how: 'reset', until });

    await expect(ask('POST', `/channels/${channel}/messages`, body)).rejects.toThrow();
    const before = bare.discord.world.messages.size;
    await posted(channel, body);
    open();
    await bare.discord.until(() => bare.discord.requestsTo(POST).every(({ status }) => status === 200));

    expect([before, bare.discord.world.messages.size]).toEqual([0, 1]);
  });
});

test('a nonce is known in every channel, for minutes, until its message is gone', async () => {
  const clock = createManualClock();
  await open({ clock });
  const [one, other] = [room(), room()];
  const body = { content: 'x', nonce: 'n1', enforce_nonce: true };

  const first = await posted(one, body);
  const elsewhere = await posted(other, body);
  clock.advance(5 * 60_000 + 1);
  const later = await posted(one, body);
  await ask('DELETE', `/channels/${one}/messages/${later}`);
  const afterwards = await posted(one, body);

  expect(elsewhere).toBe(first);
  expect(new Set([first, later, afterwards]).size).toBe(3);
});

test('the light one keeps what is posted, and of requests only that they were there', async () => {
  await open({ light: true });
  await bare.login();
  const channel = room();
  const heard: unknown[] = [];
  bare.client.on('messageCreate', (message) => heard.push(message));

  for (let count = 0; count < 50; count += 1) await posted(channel, { content: `Message ${count}` });

  expect(bare.discord.world.messages.size).toBe(50);
  expect(bare.discord.requestsTo(POST).map(({ json }) => json)).toEqual(Array(50).fill(null));
  expect(heard).toEqual([]);
});
