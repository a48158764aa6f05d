import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PostOutcome } from '../../../src/core/ports/messenger.ts';
import { outcomeOf } from '../../../src/platforms/discord/messenger/outcome.ts';
import { ISSUE_WORD, lookIn, requestTo } from '../../contracts/messenger-samples.ts';
import type { Fault } from '../../support/discord-emulator/faults.ts';
import { type MessengerBench, openMessengerBench, POST_MESSAGE, READ_MESSAGES } from './messenger-bench.ts';

let bench: MessengerBench;

beforeEach(async () => {
  bench = await openMessengerBench();
});

afterEach(() => bench.close());

function here() {
  return { kind: 'channel', tenant: `discord:${bench.lab.id}`, channel: bench.papers.id } as const;
}

function says(status: number, code: number): Fault {
  return { kind: 'error', status, code };
}

const refused = (cause: string) => ({ kind: 'refused', cause });
const later = (scope: string) => ({ kind: 'later', scope });

const TABLE: readonly [string, Fault, object][] = [
  ['unknown channel', says(404, 10003), refused('channel-gone')],
  ['unknown guild', says(404, 10004), refused('tenant-gone')],
  ['unknown person', says(404, 10013), refused('dm-closed')],
  ['missing access', says(403, 50001), refused('not-member')],
  ['cannot message this person', says(403, 50007), refused('dm-closed')],
  ['no server in common', says(403, 50278), refused('dm-closed')],
  ['not a text channel', says(400, 50008), refused('no-permission')],
  ['missing permissions', says(403, 50013), refused('no-permission')],
  ['archived thread', says(400, 50083), refused('no-permission')],
  ['locked thread', says(400, 160005), refused('no-permission')],
  ['no right to read what is replied to', says(400, 160002), refused('no-permission')],
  ['blocked by moderation', says(400, 200000), refused('no-permission')],
  ['any other 403', says(403, 40333), refused('no-permission')],
  ['any other 404', says(404, 0), refused('channel-gone')],
  ['401', says(401, 0), refused('tenant-gone')],
  ['invalid form', says(400, 50035), { kind: 'invalid' }],
  ['empty message', says(400, 50006), { kind: 'invalid' }],
  ['any other 400', says(400, 0), { kind: 'invalid' }],
  ['too large', says(413, 40005), { kind: 'invalid' }],
  ['slow mode', says(400, 20016), { ...later('channel'), retryAfterMs: null }],
  ['too many threads', says(400, 160006), { ...later('tenant'), retryAfterMs: null }],
  ['a limit of the channel', { kind: 'rate-limited', retryAfterSeconds: 3 }, later('channel')],
  ['a limit over all', { kind: 'rate-limited', retryAfterSeconds: 3, global: true }, later('platform')],
  ['a page of 403 before Discord', { kind: 'page', status: 403 }, later('platform')],
  ['an odd status', says(409, 1), later('channel')],
  ['500', says(500, 0), { kind: 'unknown' }],
  ['503 with a code', says(503, 130000), { kind: 'unknown' }],
  ['a page of 502', { kind: 'page', status: 502 }, { kind: 'unknown' }],
  ['a page of 200', { kind: 'page', status: 200, when: 'after' }, { kind: 'unknown' }],
  ['a page of 408', { kind: 'page', status: 408 }, { kind: 'unknown' }],
  ['half an answer', { kind: 'malformed' }, { kind: 'unknown' }],
  ['an answer without a body', { kind: 'nothing' }, { kind: 'unknown' }],
  ['a reset', { kind: 'cut', how: 'reset', when: 'before' }, { kind: 'unknown' }],
  ['a hang-up', { kind: 'cut', how: 'hang-up', when: 'after' }, { kind: 'unknown' }],
  ['silence', { kind: 'silence', until: new Promise(() => {}) }, { kind: 'unknown' }],
];

describe('an attempt that meets', () => {
  test.each(TABLE)('%s', async (_, fault, expected) => {
    bench.discord.faults.add(POST_MESSAGE, fault);

    const outcome = await bench.messenger.post(requestTo(here()));

    expect(outcome).toMatchObject(expected);
    expect(whyOf(outcome)).toMatch(/^[A-Z][^\n]*\.$/u);
    expect(bench.discord.requestsTo(POST_MESSAGE)).toHaveLength(1);
  });
});

describe('what is refused for its form', () => {
  test('is told by types, counts and Discord’s names, never by its words', async () => {
    bench.discord.world.problems.length = 0;
    const document = {
      ...requestTo(here()).document,
      blocks: [{ kind: 'paragraph' as const, text: [{ text: ISSUE_WORD }] }],
    };
    bench.discord.faults.add(POST_MESSAGE, says(400, 50035));

    const outcome = await bench.messenger.post(requestTo(here(), { document }));

    expect(outcome).toMatchObject({
      kind: 'invalid',
      shape: expect.stringMatching(/^status 400; code 50035; .*1 × type 17.*characters; 0 files$/u),
    });
    expect(JSON.stringify(outcome)).not.toContain(ISSUE_WORD);
  });
});

describe('a limit that Discord told of', () => {
  test('is kept without asking again, and names what is left of it', async () => {
    bench.discord.limits.perRoute = { requests: 1, withinMs: 60_000 };
    await bench.messenger.post(requestTo(here()));
    // discord.js learns with the first answer that there is a limit, and counts from the second on.
    await bench.messenger.post(requestTo(here()));

    const outcome = await bench.messenger.post(requestTo(here()));

    expect(outcome).toMatchObject(later('channel'));
    expect(outcome.kind === 'later' && outcome.retryAfterMs).toBeGreaterThan(30_000);
    expect([bench.discord.limits.refused, bench.discord.limits.early]).toEqual([1, 0]);
  });

  test('over all holds for every channel', async () => {
    bench.discord.limits.globalPerSecond = 1;
    const talk = { ...here(), channel: bench.talk.id };

    const outcomes = [];
    for (const to of [here(), talk, here(), talk]) outcomes.push(await bench.messenger.post(requestTo(to)));

    expect(outcomes.slice(1)).toMatchObject([later('platform'), later('platform'), later('platform')]);
    expect(bench.discord.limits.refused).toBe(1);
  });
});

describe('a token that Discord refused', () => {
  test('is not used again, and told once', async () => {
    bench.discord.world.token = 'another';

    const outcomes = [];
    for (let count = 0; count < 3; count += 1) outcomes.push(await bench.messenger.post(requestTo(here())));

    expect(outcomes.every((outcome) => outcome.kind === 'refused')).toBe(true);
    expect(await bench.messenger.find(lookIn(here()))).toMatchObject({ kind: 'unreadable', forGood: false });
    expect(bench.discord.requests).toHaveLength(1);
    expect(bench.discord.limits.mostInvalid).toBe(1);
    expect(bench.tokenRefusals()).toBe(1);
  });
});

describe('what came before a connection', () => {
  const failure = (fields: object) => Object.assign(new Error('failed'), fields);

  test.each([
    ['no address', failure({ code: 'ENOTFOUND', syscall: 'getaddrinfo' })],
    ['no way there', failure({ code: 'EHOSTUNREACH', syscall: 'connect' })],
    ['no answer to the knock', failure({ code: 'UND_ERR_CONNECT_TIMEOUT' })],
    ['no trust', failure({ code: 'CERT_HAS_EXPIRED' })],
    ['every address refused', new AggregateError([failure({ code: 'ECONNREFUSED' })])],
  ])('was surely not posted: %s', (_, error) => {
    expect(outcomeOf(error, 'channel')).toMatchObject({ kind: 'later', scope: 'platform' });
  });

  test.each([
    ['a broken pipe', failure({ code: 'EPIPE', syscall: 'write' })],
    ['a lost route', failure({ code: 'EHOSTUNREACH', syscall: 'read' })],
    [
      'one address of two',
      new AggregateError([failure({ code: 'ECONNREFUSED' }), failure({ code: 'EPIPE' })]),
    ],
    ['something else', 'words'],
  ])('may have been posted: %s', (_, error) => {
    expect(outcomeOf(error, 'channel').kind).toBe('unknown');
  });
});

describe('reading back', () => {
  test.each([
    ['missing access', says(403, 50001), true],
    ['unknown channel', says(404, 10003), true],
    ['a page of 403 before Discord', { kind: 'page', status: 403 }, false],
    ['half an answer', { kind: 'malformed' }, false],
    ['an answer without a body', { kind: 'nothing' }, false],
  ] as const)('is not possible with %s', async (_, fault, forGood) => {
    bench.discord.faults.add(READ_MESSAGES, fault);

    expect(await bench.messenger.find(lookIn(here()))).toMatchObject({ kind: 'unreadable', forGood });
  });
});

function whyOf(outcome: PostOutcome): string {
  return outcome.kind === 'accepted' ? '' : outcome.why;
}
