import { beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { readCall, writeCall } from '../../src/core/command/call-token.ts';
import type { Access, Route } from '../../src/core/command/command.ts';
import { plainText } from '../../src/core/document/plain-text.ts';
import type { Person, Place } from '../../src/core/person.ts';
import { COLLECTIONS, type Store } from '../../src/core/ports/store.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { documentOf, importDrafts, openTestDesk, type TestDesk } from '../support/test-desk.ts';
import { issueOf } from '../support/voting.ts';
import { callsWith, routesOf } from './every-call.ts';
import { fillTenant } from './tenant-state.ts';

const TENANT = 'slack:T1';
const CHANNEL: Place = { kind: 'channel', id: 'C1' };
const WORDS = ['1', 'lazy-neurons', 'tuesday 10:00 UTC', 'https://arxiv.org/abs/2101.00001'];

const somebody = (access: Access, id = `U-${access}`): Person => ({
  tenant: TENANT,
  id,
  name: access,
  access,
});
const owner = somebody('everyone', 'U1');

let store: Store;
let desk: TestDesk;

beforeEach(async () => {
  store = openMemoryStore();
  await importDrafts(store, [{ title: 'Lazy Neurons' }, { title: 'Sparse Attention' }]);
  await fillTenant(store, TENANT);
  desk = openTestDesk(store);
  await desk.say('/nominate lazy neurons', owner, CHANNEL);
});

const routes = routesOf(commands).map((route) => ({ path: route.path, route }));
const digestIds = [`d-${TENANT}`, `p-${TENANT}`];

/** What others have or share: a reader may add a nomination or a vote of their own, and nothing else. */
async function ofOthers(person: Person): Promise<string> {
  const lines: string[] = [];
  for (const name of COLLECTIONS) {
    for await (const [key, record] of store[name].all()) {
      if (name === 'ballots') continue;
      const text = JSON.stringify([name, key, record]);
      if (!text.includes(`"${person.id}"`)) lines.push(text);
    }
  }
  return lines.join('\n');
}

function isRefusal(route: Route, words: string): boolean {
  const who = route.refusal ?? `/${route.path} can only be used by`;
  return words.includes(who.slice(0, 40));
}

describe('what is for admins', () => {
  test.each(routes.filter(({ route }) => route.access === 'admin'))(
    'is refused to readers and hosts by a button as by a command: $path',
    async ({ route }) => {
      for (const person of [somebody('everyone'), somebody('host')]) {
        const before = await ofOthers(person);
        for (const call of callsWith(route, WORDS, digestIds)) {
          const token = readCall(commands, writeCall(call));
          const reply = await desk.press(token ?? call, person, CHANNEL);

          expect(isRefusal(route, plainText(documentOf(reply)))).toBe(true);
        }
        expect(await ofOthers(person)).toBe(before);
      }
    },
  );
});

describe('a reader who owns nothing', () => {
  test.each(routes)('changes nothing that others have or share by $path', async ({ route }) => {
    const person = somebody('everyone');
    const before = await ofOthers(person);

    for (const call of callsWith(route, WORDS, digestIds)) await desk.press(call, person, CHANNEL);

    expect(await ofOthers(person)).toBe(before);
  });

  test.each(['withdraw', 'unvote'])('takes no nomination or vote of others back: %s', async (what) => {
    await desk.press({ route: 'nominate vote', args: { paper: 'lazy-neurons' } }, owner, CHANNEL);

    await desk.press(
      { route: `nominate ${what}`, args: { paper: 'lazy-neurons' } },
      somebody('everyone'),
      CHANNEL,
    );

    expect(JSON.stringify(await all('ballots'))).toMatch(/"withdrawnAt":null,"votes":\[\{"person":"U1"/);
  });
});

describe('who may', () => {
  const pause = { route: 'digest pause', args: { digest: `d-${TENANT}` } };
  const isPaused = async () => (await store.subscriptions.get(`d-${TENANT}`))?.paused !== null;

  test.each([
    ['the owner', owner],
    ['a host', somebody('host')],
    ['an admin', somebody('admin')],
  ])('changes a channel’s digest by its button: %s', async (_who, person) => {
    await desk.press(pause, person, CHANNEL);

    expect(await isPaused()).toBe(true);
  });

  test('does so no more once a right is gone, whatever the button says', async () => {
    await desk.press(
      { ...pause, args: { ...pause.args, access: 'admin', owner: 'U-everyone' } },
      somebody('everyone'),
      CHANNEL,
    );

    expect(await isPaused()).toBe(false);
  });

  test('does not do so for a personal digest of somebody else, be they admin', async () => {
    const before = await store.subscriptions.get(`p-${TENANT}`);

    for (const route of ['digest pause', 'digest unsubscribe', 'digest rewrite']) {
      const args = { digest: `p-${TENANT}`, confirm: true, day: 'tuesday 10:00' };
      await desk.press({ route, args }, somebody('admin'), CHANNEL);
    }

    expect(await store.subscriptions.get(`p-${TENANT}`)).toEqual(before);
  });
});

describe('values a button carries', () => {
  test.each([
    ['a route that is none', { route: 'library drop', args: {} }],
    ['a route every object has', { route: 'constructor', args: {} }],
    ['a digest that is none', { route: 'digest unsubscribe', args: { digest: '__proto__', confirm: true } }],
    ['a paper that is none', { route: 'nominate vote', args: { paper: '../../facts' } }],
    [
      'a time that is none',
      { route: 'digest leave-out', args: { digest: `d-${TENANT}`, at: 'constructor' } },
    ],
    ['what is no text', { route: 'paper', args: { query: 7 } }],
    ['too much text', { route: 'paper', args: { query: 'x'.repeat(100_000) } }],
  ])('are ids and looked up again: %s', async (_what, call) => {
    const before = await everything();

    const words = plainText(documentOf(await desk.press(call, somebody('admin'), CHANNEL)));

    expect(words).not.toMatch(/went wrong/);
    expect(await everything()).toBe(before);
  });
});

describe('the audit log', () => {
  test.each<[string, Person, () => Promise<unknown>]>([
    ['digest pause', somebody('host'), () => press('digest pause', { digest: `d-${TENANT}` })],
    [
      'digest edit',
      somebody('host'),
      () => press('digest edit', { digest: `d-${TENANT}`, day: 'tuesday 10:00' }),
    ],
    [
      'digest transfer',
      somebody('host'),
      () => press('digest transfer', { digest: `d-${TENANT}`, to: 'U77' }),
    ],
    [
      'digest unsubscribe',
      somebody('host'),
      () => press('digest unsubscribe', { digest: `d-${TENANT}`, confirm: true }),
    ],
    ['digest subscribe', somebody('host'), () => press('digest subscribe', { day: 'friday 10:00 UTC' })],
    ['digest post', somebody('host'), () => press('digest post', { digest: `d-${TENANT}`, now: true })],
    ['nominate withdraw', somebody('host'), () => press('nominate withdraw', { paper: 'lazy-neurons' })],
    [
      'library remove',
      somebody('admin'),
      () => press('library remove', { query: 'lazy-neurons', confirm: true }, 'admin'),
    ],
    ['library unfollow', somebody('admin'), () => press('library unfollow', { which: '1' }, 'admin')],
  ])('names who used %s, and holds none of their words', async (what, person, change) => {
    await change();

    const lines = [...desk.audits, ...desk.logged.map(({ fields }) => fields)].filter(
      ({ audit }) => audit === what,
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ tenant: TENANT, by: person.id });
    expect(Object.values(lines[0] ?? {}).join(' ')).not.toMatch(/tuesday|friday|lazy neurons/i);
  });

  test('has no line for what was refused', async () => {
    await press('digest pause', { digest: `d-${TENANT}` }, 'everyone');
    await press('library remove', { query: 'lazy-neurons', confirm: true }, 'host');

    expect([...desk.audits, ...desk.logged].filter((line) => 'audit' in line)).toEqual([]);
  });

  test('has a line for what was decided of an issue that is held', async () => {
    const issue = issueOf(['lazy-neurons'], '2026-11-16T09:00:00.000Z', {
      subscription: `d-${TENANT}`,
      tenant: TENANT,
      slot: 'held-1',
      state: 'held',
    });
    await desk.ledger.change(`${issue.subscription}/held-1`, () => issue);

    await press('digest settle', { digest: issue.subscription, slot: 'held-1', how: 'leave' });

    expect(desk.audits).toContainEqual(expect.objectContaining({ audit: 'digest settle', by: 'U-host' }));
  });
});

function press(route: string, args: Record<string, string | boolean>, access: Access = 'host') {
  return desk.press({ route, args }, somebody(access), CHANNEL);
}

async function all(name: (typeof COLLECTIONS)[number]): Promise<unknown[]> {
  const records: unknown[] = [];
  for await (const entry of store[name].all()) records.push(entry);
  return records;
}

async function everything(): Promise<string> {
  return JSON.stringify(await Promise.all(COLLECTIONS.map(all)));
}
