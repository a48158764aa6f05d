import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Destination, FindOutcome } from '../../../src/core/ports/messenger.ts';
import { readHistory } from '../../../src/platforms/discord/messenger/history.ts';
import type { Line } from '../../../src/platforms/discord/messenger/line.ts';
import { byAge, snowflakeBefore } from '../../../src/platforms/discord/messenger/snowflake.ts';
import { lookIn, markerOf, messageOf, requestTo } from '../../contracts/messenger-samples.ts';
import { EVERYDAY_PERMISSIONS, PERMISSION } from '../../support/discord-emulator/wire.ts';
import { addChannel, type Channel } from '../../support/discord-emulator/world.ts';
import { type MessengerBench, openMessengerBench, POST_MESSAGE, READ_MESSAGES } from './messenger-bench.ts';

const ANY_TEXTS = 250;

const NO_LINE: Line = {
  get: async () => [],
  post: async () => ({}),
  delete: async () => {},
  botId: async () => '1',
  now: () => new Date(0),
  after: () => () => {},
  close: async () => {},
};

let bench: MessengerBench;

beforeEach(async () => {
  bench = await openMessengerBench();
});

afterEach(async () => {
  await bench.close();
  expect(bench.discord.problems).toEqual([]);
});

function channelOf({ id }: Channel): Destination {
  return { kind: 'channel', tenant: `discord:${bench.lab.id}`, channel: id };
}

function post(to: Destination, marker = markerOf(1)) {
  return bench.messenger.post(requestTo(to, { marker }));
}

function find(to: Destination, marker = markerOf(1)): Promise<FindOutcome> {
  return bench.messenger.find(lookIn(to, { marker }));
}

function chatter(channel: Channel, count: number): void {
  for (let index = 0; index < count; index += 1) bench.ada.write(channel, `Message ${index}.`);
}

describe('a channel whose history is closed to us', () => {
  const unread = EVERYDAY_PERMISSIONS & ~PERMISSION.readHistory;

  test('is never taken for an empty one', async () => {
    const channel = bench.discord.channel(bench.lab, 'closed', unread);
    const posted = await post(channelOf(channel));

    const outcome = await find(channelOf(channel));

    expect(posted.kind).toBe('accepted');
    expect(outcome).toMatchObject({ kind: 'unreadable', forGood: true });
    expect(outcome.kind === 'unreadable' && outcome.why).toContain('Read Message History');
  });

  test('is told apart from one in which nothing was written', async () => {
    expect(await find(channelOf(bench.papers))).toEqual({ kind: 'read', messages: [] });
  });

  test.each([503, 429])('is not decided when asking about that is answered with %i', async (status) => {
    const route = 'GET /channels/:channel/messages/:message';
    bench.discord.faults.add(
      route,
      status === 429 ? { kind: 'rate-limited', retryAfterSeconds: 9 } : { kind: 'error', status },
    );

    expect(await find(channelOf(bench.papers))).toMatchObject({ kind: 'unreadable', forGood: false });
  });
});

describe('a long history', () => {
  test('is read on after a short pause that Discord asks for', async () => {
    const posted = messageOf(await post(channelOf(bench.papers)));
    chatter(bench.papers, ANY_TEXTS);
    bench.discord.faults.add(READ_MESSAGES, { kind: 'rate-limited', retryAfterSeconds: 1 }, 1, 1);

    const finding = find(channelOf(bench.papers));
    const [pauseMs = 0] = await bench.discord.until(() => {
      const waiting = bench.timer.waiting();
      return waiting.length > 0 && waiting;
    });
    bench.timer.fire(pauseMs);

    expect(await finding).toEqual({ kind: 'read', messages: [posted] });
    expect(pauseMs).toBeGreaterThanOrEqual(1000);
  });

  test('with several of ours gives them in their order, on whatever page', async () => {
    const messages = [messageOf(await post(channelOf(bench.papers)))];
    for (let count = 0; count < 2; count += 1) {
      chatter(bench.papers, ANY_TEXTS);
      bench.discord.world.clock.advance(6 * 60_000);
      messages.push(messageOf(await post(channelOf(bench.papers))));
    }

    expect(await find(channelOf(bench.papers))).toEqual({ kind: 'read', messages });
  });

  test('that gives the same page again is not read for ever', async () => {
    const page = Array.from({ length: 100 }, (_, index) => ({ id: String(1000 + index) }));
    const line: Line = { ...NO_LINE, get: async () => page };

    const reading = readHistory(line, { channel: '2', marker: markerOf(1).token, after: '0' });

    await expect(reading).rejects.toThrow('same page');
  });
});

describe('an own message', () => {
  test('is known by its nonce where its buttons are gone', async () => {
    const posted = messageOf(await post(channelOf(bench.papers)));
    const message = bench.discord.world.messages.get(posted.message);
    if (message !== undefined) message.wire.components = [];

    expect(await find(channelOf(bench.papers))).toEqual({ kind: 'read', messages: [posted] });
  });

  test('that was taken away is not found, nor what others wrote with its marker', async () => {
    const posted = messageOf(await post(channelOf(bench.papers)));
    const copied = structuredClone(bench.discord.world.messages.get(posted.message)?.wire.components ?? []);
    await bench.messenger.remove(`discord:${bench.lab.id}`, posted);
    const other = bench.ada.write(bench.papers, 'mine');
    other.wire.components = copied;
    other.wire.nonce = markerOf(1).token;

    expect(await find(channelOf(bench.papers))).toEqual({ kind: 'read', messages: [] });
  });

  test('posted right after another, where there are no threads, is found as beneath it', async () => {
    const room = addChannel(bench.discord.world, { kind: 'voice', name: 'voice', guildId: bench.lab.id });
    const parent = messageOf(await post(channelOf(room)));
    const beneath: Destination = {
      kind: 'thread',
      tenant: `discord:${bench.lab.id}`,
      parent,
      title: 'On it',
    };
    const marker = markerOf(1, 'thread');
    const before = await find(beneath, marker);

    const posted = messageOf(await post(beneath, marker));

    expect(before).toEqual({ kind: 'read', messages: [] });
    expect(posted.channel).toBe(room.id);
    expect(await find(beneath, marker)).toEqual({ kind: 'read', messages: [posted] });
  });

  test('in a thread is looked for in the thread alone', async () => {
    const parent = messageOf(await post(channelOf(bench.papers)));
    const beneath: Destination = {
      kind: 'thread',
      tenant: `discord:${bench.lab.id}`,
      parent,
      title: 'On it',
    };
    const posted = messageOf(await post(beneath, markerOf(1, 'thread')));
    const before = bench.discord.requestsTo(READ_MESSAGES).length;

    const outcome = await find(beneath, markerOf(1, 'thread'));

    const read = bench.discord.requestsTo(READ_MESSAGES).slice(before);
    expect(outcome).toEqual({ kind: 'read', messages: [posted] });
    expect(read.map(({ at }) => at.channel)).toEqual([parent.message]);
  });
});

test('what takes effect after the nonce is forgotten is a second message, and both are found', async () => {
  let open = () => {};
  const until = new Promise<void>((resolve) => {
    open = resolve;
  });
  bench.discord.faults.add(POST_MESSAGE, { kind: 'delayed', how: 'reset', until });
  const lost = await post(channelOf(bench.papers));
  const again = messageOf(await post(channelOf(bench.papers)));
  bench.discord.world.clock.advance(6 * 60_000);
  open();
  await bench.discord.until(() =>
    bench.discord.requestsTo(POST_MESSAGE).every(({ status }) => status === 200),
  );

  const found = await find(channelOf(bench.papers));

  expect(lost.kind).toBe('unknown');
  expect(found).toMatchObject({ kind: 'read', messages: [again, expect.anything()] });
});

test('an id stands for a time, and ids sort by age', () => {
  const at = new Date(Date.UTC(2026, 10, 23));
  const made = (BigInt(at.getTime() - 1_420_070_400_000) << 22n).toString();

  expect(BigInt(snowflakeBefore(at))).toBe(BigInt(made) - 1n);
  expect(snowflakeBefore(new Date(0))).toBe('0');
  expect(['99', made, '100'].sort(byAge)).toEqual(['99', '100', made]);
});
