import { beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../src/core/person.ts';
import { PAGE_TENANT } from '../../src/core/person.ts';
import { COLLECTIONS, type CollectionName, type Store } from '../../src/core/ports/store.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { importDrafts, openTestDesk, type TestDesk } from '../support/test-desk.ts';
import { issueOf } from '../support/voting.ts';

/** Named like nobody and nothing else, so that any trace of them is found. */
const ID = 'UCANARY7';
const NAME = 'Quokka Canary';
const WORDS = 'quokka-words';
const TRACE = /UCANARY7|quokka/i;

const CHANNEL = { kind: 'channel' as const, id: 'C1' };
const DIRECT = { kind: 'dm' as const, id: 'D1' };

/** Where nobody is written down, each with the reason. */
const ABOUT_NOBODY: Partial<Record<CollectionName, string>> = {
  papers: 'what sources say of papers',
  authors: 'what sources say of those who wrote them',
  installations: 'what workspaces granted; the installer is not kept',
  facts: 'what the store says of itself',
};

describe('a person who has left a trace everywhere', () => {
  let store: Store;
  let desk: TestDesk;

  const canary = (tenant: string): Person => ({ tenant, id: ID, name: NAME, access: 'admin' });

  beforeEach(async () => {
    store = openMemoryStore();
    await importDrafts(store, [{ title: 'Sparse Attention', abstract: 'Words.' }, { title: 'Lazy Neurons' }]);
    desk = openTestDesk(store);
  });

  async function leaveTraces(person: Person): Promise<void> {
    for (const [line, place] of [
      ['/reading add sparse attention', DIRECT],
      [`/reading note 1 note: ${WORDS}`, DIRECT],
      [`/follow topic ${WORDS}`, DIRECT],
      ['/nominate lazy neurons', CHANNEL],
      ['/digest subscribe monday 09:00 UTC', CHANNEL],
      [`/digest subscribe friday 10:00 UTC topic:${WORDS}`, DIRECT],
    ] as const) {
      await desk.say(line, person, place);
    }
    await desk.press({ route: 'nominate vote', args: { paper: 'lazy-neurons' } }, person, CHANNEL);
    for await (const [key, { channel, tenant, to }] of store.subscriptions.all()) {
      if (to === 'channel' && channel === CHANNEL.id) continue;
      const issue = issueOf(['lazy-neurons'], '2026-11-16T09:00:00.000Z', {
        subscription: key,
        tenant,
        channel,
        to,
      });
      await desk.ledger.change(`${key}/${issue.slot}`, () => issue);
    }
    const { tenant } = person;
    const source = {
      id: 'f-canary',
      source: 'feed',
      ref: 'https://feeds.example.org/',
      by: { id: ID, name: NAME },
      tenant,
      addedAt: '2026-11-16T09:00:00.000Z',
      lastRunAt: null,
      lastOkAt: null,
      lastError: null,
      failures: 0,
      notBefore: null,
      seen: null,
      papers: 0,
    };
    await store.sourceFollows.change(source.id, () => source);
    if (tenant === PAGE_TENANT) await writeOnPage();
  }

  async function writeOnPage(): Promise<void> {
    const message = {
      id: 'm-1',
      room: 'general',
      thread: null,
      from: ID,
      at: '2026-11-16T09:00:00.000Z',
      onlyFor: null,
      text: WORDS,
      files: [{ name: `${WORDS}.bib`, bytes: 3 }],
      document: null,
      mention: null,
      marker: null,
      revision: 1,
    };
    await store.pageMessages.change('m-1', () => message);
    const answer = { ...message, id: 'm-2', from: null, onlyFor: ID, text: null, files: [] };
    await store.pageMessages.change('m-2', () => answer);
  }

  test.each([PAGE_TENANT, 'slack:T1'])(
    'is told of all of it, and has none left once forgotten: %s',
    async (tenant) => {
      const person = canary(tenant);
      await leaveTraces(person);
      const before = await tracesIn(store);

      const told = await desk.hear('/broadsheet privacy', person, DIRECT);
      await desk.press({ route: 'broadsheet forget-me', args: { confirm: true } }, person, CHANNEL);

      const onPage = tenant === PAGE_TENANT ? [] : ['pageMessages'];
      const expected = COLLECTIONS.filter((name) => !(name in ABOUT_NOBODY) && !onPage.includes(name));
      expect(Object.keys(before).sort()).toEqual([...expected].sort());
      expect(told.match(/: none/g)).toBeNull();
      expect(await tracesIn(store)).toEqual({});
      expect(await desk.hear('/broadsheet privacy', person, DIRECT)).not.toMatch(/: [1-9]/);
    },
  );

  test('has no digest left in the direct message, and those of channels go on without their name', async () => {
    const person = canary('slack:T1');
    await leaveTraces(person);

    await desk.press({ route: 'broadsheet forget-me', args: { confirm: true } }, person, CHANNEL);

    const left: string[] = [];
    for await (const [, { channel, owner }] of store.subscriptions.all())
      left.push(`${channel} ${owner?.id}`);
    expect(left).toEqual(['C1 undefined']);
  });

  test('finds no word of theirs in the log', async () => {
    await leaveTraces(canary('slack:T1'));

    expect(JSON.stringify([...desk.logged, ...desk.audits])).not.toMatch(/quokka/i);
  });
});

/** Which collections hold a trace, and in which records. */
async function tracesIn(store: Store): Promise<Record<string, string[]>> {
  const traces: Record<string, string[]> = {};
  for (const name of COLLECTIONS) {
    for await (const [key, record] of store[name].all()) {
      if (TRACE.test(JSON.stringify([key, record]))) traces[name] = [...(traces[name] ?? []), key];
    }
  }
  return traces;
}
