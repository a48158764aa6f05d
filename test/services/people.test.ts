import { describe, expect, test } from 'vitest';
import { PAGE_TENANT } from '../../src/core/person.ts';
import { COLLECTIONS, type PageMessage, type Store } from '../../src/core/ports/store.ts';
import { createLedger, placeKey } from '../../src/services/delivery/ledger.ts';
import { createFollowing, followId } from '../../src/services/following.ts';
import { createPeople } from '../../src/services/people.ts';
import { readingKey } from '../../src/services/reading.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { host, reader, stranger } from '../support/people.ts';
import { SAMPLES } from '../support/store-samples.ts';
import { ballotOf, issueOf, nominationOf, votesOf, weekly } from '../support/voting.ts';

/** Which collections hold something about a person. A new collection must be put on one side or the other. */
const ABOUT_PEOPLE = ['readingLists', 'subscriptions', 'issues', 'ballots', 'sourceFollows', 'pageMessages'];
const ABOUT_NOBODY = ['papers', 'authors', 'installations', 'facts'];

const NOW = new Date('2026-11-23T12:00:00.000Z');

/** Everything that can be kept about the reader, and the same about somebody with their id in another workspace. */
async function fullStore(): Promise<Store> {
  const store = openMemoryStore();
  const ledger = createLedger(store.issues);
  const parts = { store, ledger, timeZoneOf: async () => null, defaultZone: 'UTC' };
  const following = createFollowing(parts);
  for (const person of [reader, stranger]) {
    const { tenant, id, name } = person;
    const entry = { paperId: 'lamb', title: 'LAMB', addedAt: NOW.toISOString(), doneAt: null, note: 'mine' };
    await store.readingLists.change(readingKey(person), () => ({ tenant, person: id, entries: [entry] }));
    await following.follow(person, { kind: 'topic', value: 'attention' }, NOW);
    await following.follow(person, { kind: 'category', value: 'cs.LG' }, NOW);
    const own = { subscription: followId(person), tenant, channel: id, to: 'person' as const };
    const issue = issueOf(['lamb'], '2026-11-16T09:00:00.000Z', { ...own, slot: '2026-W47' });
    await ledger.change(`${issue.subscription}/${issue.slot}`, () => issue);
    const digest = weekly({ id: `d-${tenant}`, tenant, owner: { id, name } });
    await store.subscriptions.change(digest.id, () => digest);
    const nomination = nominationOf('lamb', NOW.toISOString(), {
      by: { id, name },
      votes: votesOf([id, host.id]),
    });
    const source = { ...SAMPLES.sourceFollows, id: `f-${tenant}`, tenant, by: { id, name } };
    await store.sourceFollows.change(source.id, () => source);
    await store.ballots.change(placeKey(tenant, 'C1'), () => ({ ...ballotOf(nomination), tenant }));
  }
  return store;
}

describe('what is kept about a person', () => {
  test('is settled for every collection of the store', () => {
    expect([...ABOUT_PEOPLE, ...ABOUT_NOBODY].sort()).toEqual([...COLLECTIONS].sort());
  });

  test('has a line for everything, even when there is nothing', async () => {
    const store = openMemoryStore();

    const kept = await createPeople(store, createLedger(store.issues)).kept(reader);

    expect(kept.map(({ what, count }) => `${what}: ${count}`)).toEqual([
      'papers on your reading list: 0',
      'notes beside them: 0',
      'authors, topics and categories you follow: 0',
      'issues of your personal digest: 0',
      'digests in your direct messages: 0',
      'your name on nominations: 0',
      'votes you gave: 0',
      'your name on digests: 0',
      'your name on followed sources: 0',
    ]);
  });

  test('is counted, in their workspace alone', async () => {
    const store = await fullStore();

    const kept = await createPeople(store, createLedger(store.issues)).kept(reader);

    expect(kept.map(({ count }) => count)).toEqual([1, 1, 2, 1, 0, 1, 1, 1, 1]);
  });
});

describe('forgetting a person', () => {
  test('erases all of it and tells how much there was', async () => {
    const store = await fullStore();
    const people = createPeople(store, createLedger(store.issues));
    const before = await people.kept(reader);

    const erased = await people.forget(reader);

    expect(erased).toEqual(before);
    expect((await people.kept(reader)).every(({ count }) => count === 0)).toBe(true);
    expect(await everythingOf(store, 'T1')).not.toMatch(/"U1"|reader/);
  });

  test('leaves what others need: the nomination, by nobody, with their votes, and the digest without an owner', async () => {
    const store = await fullStore();

    await createPeople(store, createLedger(store.issues)).forget(reader);

    expect((await store.ballots.get(placeKey('T1', 'C1')))?.nominations).toMatchObject([
      { paperId: 'lamb', by: null, votes: [{ person: 'U2' }] },
    ]);
    expect(await store.subscriptions.get('d-T1')).toMatchObject({ owner: null, endedAt: null });
    expect(await store.sourceFollows.get('f-T1')).toMatchObject({ by: null, ref: 'cs.LG' });
    expect(await store.subscriptions.get(followId(reader))).toBeNull();
  });

  test('tells what goes on without them', async () => {
    const store = await fullStore();

    const erased = await createPeople(store, createLedger(store.issues)).forget(reader);

    expect(erased.flatMap(({ goesOn }) => goesOn ?? [])).toEqual([
      expect.stringContaining('stays nominated'),
      expect.stringContaining('go on without an owner'),
      expect.stringContaining('go on being read, by nobody'),
    ]);
  });

  test('leaves somebody with the same id in another workspace as they were', async () => {
    const store = await fullStore();
    const before = await everythingOf(store, 'T2');

    await createPeople(store, createLedger(store.issues)).forget(reader);

    expect(await everythingOf(store, 'T2')).toBe(before);
  });

  test('is seen by the ledger that runs', async () => {
    const store = await fullStore();
    const ledger = createLedger(store.issues);
    await ledger.all();

    await createPeople(store, ledger).forget(reader);

    expect(await ledger.ofSubscription(followId(reader))).toEqual([]);
    expect(await ledger.newest(followId(reader))).toBeNull();
  });
});

describe('the messages of the local page', () => {
  const roleOf = (id: string) => ({ ...reader, tenant: PAGE_TENANT, id });
  const [writer, other] = [roleOf('reader'), roleOf('host')];

  async function conversation(): Promise<Store> {
    const store = openMemoryStore();
    const messages: (Partial<PageMessage> & { id: string })[] = [
      { id: 'm-1', from: 'reader', text: 'my words' },
      { id: 'm-2', from: 'reader', text: 'more of my words', files: [{ name: 'my.bib', bytes: 3 }] },
      { id: 'm-3', from: 'host', text: 'theirs', thread: 'm-2' },
      { id: 'm-4', from: null, onlyFor: 'reader' },
      { id: 'm-5', from: null, onlyFor: 'host' },
      { id: 'm-6', from: null },
    ];
    for (const message of messages) {
      const whole = {
        ...SAMPLES.pageMessages,
        thread: null,
        onlyFor: null,
        text: null,
        files: [],
        ...message,
      };
      await store.pageMessages.change(message.id, () => whole);
    }
    return store;
  }

  const peopleOf = (store: Store) => createPeople(store, createLedger(store.issues));

  test('are counted for whoever wrote them or alone sees them', async () => {
    const people = peopleOf(await conversation());

    const counts = async (person: typeof writer) =>
      (await people.kept(person)).slice(-2).map(({ what, count }) => `${what}: ${count}`);

    expect(await counts(writer)).toEqual([
      'messages you wrote on this page: 2',
      'answers on this page that only you see: 1',
    ]);
    expect(await counts(other)).toEqual([
      'messages you wrote on this page: 1',
      'answers on this page that only you see: 1',
    ]);
  });

  test('are no matter of people anywhere else', async () => {
    const kept = await peopleOf(await conversation()).kept({ ...reader, id: 'reader' });

    expect(kept.some(({ what }) => what.includes('this page'))).toBe(false);
  });

  test('go with the person, but for a message others answered, which loses its words', async () => {
    const store = await conversation();

    await peopleOf(store).forget(writer);

    const left: PageMessage[] = [];
    for await (const [, message] of store.pageMessages.all()) left.push(message);
    expect(left.map(({ id }) => id)).toEqual(['m-2', 'm-3', 'm-5', 'm-6']);
    expect(left[0]).toMatchObject({ from: null, text: null, files: [], revision: expect.any(Number) });
    expect(JSON.stringify(left)).not.toMatch(/my words|my\.bib/);
  });

  test('of others stay when one is forgotten', async () => {
    const store = await conversation();

    await peopleOf(store).forget(other);

    expect(await store.pageMessages.get('m-1')).toMatchObject({ text: 'my words' });
    expect(await store.pageMessages.get('m-5')).toBeNull();
  });
});

/** Every record of a workspace in the collections that are about people. */
async function everythingOf(store: Store, tenant: string): Promise<string> {
  const lines: string[] = [];
  for (const collection of [
    store.readingLists,
    store.subscriptions,
    store.issues,
    store.ballots,
    store.sourceFollows,
  ]) {
    for await (const [key, record] of collection.all()) {
      if (record.tenant === tenant) lines.push(JSON.stringify([key, record]));
    }
  }
  return lines.join('\n');
}
