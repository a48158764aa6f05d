import { beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Access, Person, Place } from '../../src/core/person.ts';
import type { SourceFollow, Store } from '../../src/core/ports/store.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { createScriptedDesk } from '../contracts/platform-desk.ts';
import { openBench } from '../platforms/web/bench.ts';
import { SAMPLES } from '../support/store-samples.ts';
import { importDrafts, openTestDesk, type TestDesk } from '../support/test-desk.ts';
import { issueOf } from '../support/voting.ts';
import { callsWith, routesOf } from './every-call.ts';
import { everythingOf } from './tenant-state.ts';

const A = 'slack:T1';
const B = 'slack:T2';
const CHANNEL: Place = { kind: 'channel', id: 'C1' };
const DIRECT: Place = { kind: 'dm', id: 'D1' };

/** Stands in all that A keeps to itself and is never typed by B. */
const SECRET = /zebrafinch/i;

const inA: Person = { tenant: A, id: 'U1', name: 'zebrafinch-owner', access: 'admin' };
/** The same id in another workspace. */
const inB = (access: Access): Person => ({ tenant: B, id: 'U1', name: 'somebody', access });

describe('two workspaces', () => {
  let store: Store;
  let desk: TestDesk;
  let digests: string[];
  /** Everything of A that could be typed or carried by a button. */
  let valuesOfA: string[];

  beforeEach(async () => {
    store = openMemoryStore();
    await importDrafts(store, [
      { title: 'Sparse Attention', abstract: 'Attention that is sparse.', arxivId: '2101.00001' },
      { title: 'Lazy Neurons', abstract: 'Neurons that are lazy.' },
    ]);
    desk = openTestDesk(store);
    for (const [line, place] of [
      ['/reading add sparse attention', DIRECT],
      ['/reading note 1 note: zebrafinch note', DIRECT],
      ['/follow topic zebrafinch topic', DIRECT],
      ['/follow author zebrafinch', DIRECT],
      ['/nominate lazy neurons', CHANNEL],
      ['/digest subscribe monday 09:00 UTC topic:zebrafinch', CHANNEL],
      ['/digest subscribe friday 10:00 UTC topic:zebrafinch', DIRECT],
    ] as const) {
      await desk.say(line, inA, place);
    }
    await desk.press({ route: 'nominate vote', args: { paper: 'lazy-neurons' } }, inA, CHANNEL);
    digests = [];
    for await (const [key, { channel, to }] of store.subscriptions.all()) {
      digests.push(key);
      const issue = issueOf(['lazy-neurons'], '2026-11-16T09:00:00.000Z', {
        subscription: key,
        tenant: A,
        channel,
        to,
        state: 'held',
      });
      await desk.ledger.change(`${key}/${issue.slot}`, () => issue);
    }
    const source: SourceFollow = {
      ...SAMPLES.sourceFollows,
      id: 'f-abc234',
      tenant: A,
      ref: 'https://zebrafinch.example.org/feed',
      by: { id: 'U1', name: 'zebrafinch-owner' },
    };
    await store.sourceFollows.change(source.id, () => source);
    valuesOfA = [
      '1',
      'all',
      'zebra',
      '2026-11-16',
      'f-abc234',
      'lazy-neurons',
      'sparse-attention',
      'U1',
      'C1',
    ];
  });

  test('have something to reach of every kind', async () => {
    const kept = await everythingOf(store, A);

    for (const kind of ['entries', 'follows', 'nominations', '"votes":[{"person":"U1"', '"slot"', 'f-abc234'])
      expect(kept).toContain(kind);
    expect(digests).toHaveLength(3);
  });

  const matrix = routesOf(commands).flatMap((route) =>
    (['admin', 'everyone'] as const).map((access) => ({ path: route.path, route, access })),
  );

  test.each(matrix)('cannot reach each other by $path, as $access', async ({ route, access }) => {
    const before = await everythingOf(store, A);
    const person = inB(access);
    const answers: string[] = [];

    for (const call of callsWith(route, valuesOfA, digests)) {
      for (const place of [CHANNEL, DIRECT]) {
        answers.push(JSON.stringify(await desk.press(call, person, place, { channel: 'C1', message: '1' })));
      }
    }

    expect(answers.length).toBeGreaterThan(1);
    expect(answers.filter((answer) => SECRET.test(answer))).toEqual([]);
    expect(await everythingOf(store, A)).toBe(before);
  });

  test('cannot reach each other by words, typed where the other’s channel has the same id', async () => {
    const before = await everythingOf(store, A);
    const lines = [
      ...digests.flatMap((id) => [
        `/digest preview ${id}`,
        `/digest history ${id}`,
        `/digest unsubscribe ${id}`,
        `/digest post now ${id}`,
        `/digest transfer @U5 digest:${id}`,
        `/digest edit tuesday digest:${id}`,
      ]),
      '/digest list',
      '/reading list',
      '/reading export markdown',
      '/follow list',
      '/top year',
      '/library follows',
      '/library unfollow zebra',
      'zebra',
      '/paper zebra',
      '/broadsheet privacy',
      '/broadsheet home',
    ];

    for (const line of lines) {
      for (const place of [CHANNEL, DIRECT]) {
        expect(JSON.stringify(await desk.say(line, inB('admin'), place)), line).not.toMatch(SECRET);
      }
    }

    expect(await everythingOf(store, A)).toBe(before);
  });

  test('are offered nothing of each other while typing', async () => {
    for (const line of [
      '/reading done sp',
      '/reading note zebra',
      '/digest show d',
      '/digest edit digest:d',
    ]) {
      expect(await desk.complete(line, inB('admin'))).toEqual([]);
    }
  });

  test('do not vote in each other’s channels, though the ids are the same', async () => {
    await desk.press({ route: 'nominate vote', args: { paper: 'lazy-neurons' } }, inB('everyone'), CHANNEL);
    await desk.say('/nominate lazy neurons', inB('everyone'), CHANNEL);

    expect(await everythingOf(store, A)).toContain('"votes":[{"person":"U1"');
    expect(await everythingOf(store, B)).toContain('"votes":[]');
  });

  test('forget one person without the other of the same id', async () => {
    const before = await everythingOf(store, A);

    await desk.press({ route: 'broadsheet forget-me', args: { confirm: true } }, inB('admin'), DIRECT);

    expect(await everythingOf(store, A)).toBe(before);
  });

  test('share the library, as it is meant', async () => {
    expect(await desk.hear('/paper lazy neurons', inB('everyone'))).toContain('Lazy Neurons');
  });
});

describe('two people on the local page', () => {
  test('reach no private message of each other by any address', async () => {
    const bench = await openBench();
    await bench.web.start(createScriptedDesk());
    const reader = await bench.tab('reader');
    await reader.say('zebrafinch words', 'dm');
    await reader.until(() => reader.messages().some(({ document }) => document !== null));
    const ids = reader.messages().map(({ id }) => id);

    const statuses: number[] = [];
    for (const id of ids) {
      for (const path of ['view/slack', 'view/discord', 'pictures/0', 'files/0']) {
        statuses.push((await fetch(`${bench.url}/api/messages/${id}/${path}?as=host`)).status);
      }
    }
    const host = await bench.tab('host');
    for (const id of ids) {
      const part = { view: 'page', call: { route: 'paper', args: { query: 'x' } } };
      statuses.push((await host.post('/api/press', { as: 'host', message: id, part })).status);
      statuses.push((await host.post('/api/share', { as: 'host', message: id })).status);
      const beneath = { as: 'host', room: 'dm', thread: id, text: 'x' };
      statuses.push((await host.post('/api/say', beneath)).status);
    }
    const seen = JSON.stringify(await host.state()) + host.raw();
    await bench.close();

    expect(new Set(statuses)).toEqual(new Set([404]));
    expect(seen).not.toMatch(SECRET);
  });
});
