import { describe, expect, test } from 'vitest';
import { paperRef } from '../../src/core/paper/paper-ref.ts';
import type { Person } from '../../src/core/person.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { Digests, Voted } from '../../src/core/services.ts';
import { createLedger, placeKey } from '../../src/services/delivery/ledger.ts';
import { createVoting } from '../../src/services/voting.ts';
import { openJsonFiles } from '../../src/store/json-files/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { paperWith } from '../core/paper/papers.ts';
import { dataFolder } from '../support/data-folder.ts';
import { host, reader, stranger } from '../support/people.ts';
import { issueOf, putPosted, weekly } from '../support/voting.ts';

const NOW = new Date('2026-11-23T12:00:00.000Z');
const LATER = new Date('2026-11-23T12:05:00.000Z');
const HERE = { tenant: 'T1', id: 'C1' };
/** The same ids in another workspace. */
const ELSEWHERE = { tenant: 'T2', id: 'C1' };

const LAMB = paperWith({ id: 'lamb', title: 'Large Batch Optimization', categories: ['cs.LG'] });
const HIRE = paperWith({ id: 'hire', title: 'HiRE', categories: ['stat.ML'] });
const LONG = paperWith({ id: 'x'.repeat(90), title: 'A long one' });

async function openVoting(store: Store = openMemoryStore(), lines: Digests['list'] = async () => []) {
  for (const paper of [LAMB, HIRE, LONG]) await store.papers.change(paper.id, () => paper);
  const logged: Record<string, unknown>[] = [];
  const note = (fields: Record<string, unknown>) => void logged.push(fields);
  const log = { info: note, warn: note, error: note };
  const voting = createVoting({ store, ledger: createLedger(store.issues), lines, log });
  return { store, voting, logged };
}

function given(outcome: Voted | { kind: 'not-open' }): Voted {
  if (outcome.kind === 'not-open') throw new Error('it was not open');
  return outcome;
}

describe('nominations', () => {
  test('are new once, whoever comes second', async () => {
    const { voting } = await openVoting();

    const first = await voting.nominate(HERE, reader, LAMB, NOW);
    const second = await voting.nominate(HERE, host, LAMB, LATER);

    expect([first.kind, second.kind]).toEqual(['new', 'again']);
    expect(second.nomination).toMatchObject({ by: { name: 'reader' }, at: NOW, votes: 0 });
  });

  test('made at the same time by many are one', async () => {
    const { voting } = await openVoting();

    const outcomes = await Promise.all(people(20).map((person) => voting.nominate(HERE, person, LAMB, NOW)));

    expect(outcomes.filter(({ kind }) => kind === 'new')).toHaveLength(1);
    expect(await voting.open(HERE)).toHaveLength(1);
  });

  test('tell of the first digest that could pick them', async () => {
    const digests = [
      weekly({ id: 'd-stat', covers: { ...weekly().covers, category: 'stat.ML' } }),
      weekly({ id: 'd-round-up', kind: 'round-up' }),
      weekly({ id: 'd-all' }),
    ];
    const lines: Digests['list'] = async () =>
      digests.map((subscription, index) => ({
        subscription,
        number: index + 1,
        inWords: 'every Monday at 09:00',
        nextRunAt: new Date(`2026-11-2${index + 4}T08:00:00Z`),
      }));
    const { voting } = await openVoting(openMemoryStore(), lines);

    const lamb = await voting.nominate(HERE, reader, LAMB, NOW);
    const hire = await voting.nominate(HERE, reader, HIRE, NOW);

    expect(lamb.nomination.next).toMatchObject({ subscription: { id: 'd-all' } });
    expect(hire.nomination.next).toMatchObject({
      subscription: { id: 'd-stat' },
      dueAt: new Date('2026-11-24T08:00:00Z'),
    });
  });

  test('tell when the paper was paper of the week, by the calendar where its digest lives', async () => {
    const { store, voting } = await openVoting();
    const auckland = weekly({ zone: 'Pacific/Auckland' });
    await putPosted(store, [auckland], [issueOf(['lamb'], '2026-10-11T20:00:00.000Z')]);

    const { kind, nomination } = await voting.nominate(HERE, reader, LAMB, NOW);

    expect(kind).toBe('new');
    expect(nomination.postedOn).toBe('2026-10-12');
  });

  test('are settled by a paper of the week, and not by a round-up that lists the paper', async () => {
    const { store, voting } = await openVoting();
    await voting.nominate(HERE, reader, LAMB, NOW);
    await voting.nominate(HERE, reader, HIRE, NOW);
    await putPosted(
      store,
      [weekly(), weekly({ id: 'd-round-up', kind: 'round-up' })],
      [
        issueOf(['lamb'], '2026-11-30T08:00:00.000Z'),
        issueOf(['lamb', 'hire'], '2026-11-30T09:00:00.000Z', { subscription: 'd-round-up' }),
      ],
    );

    const restarted = (await openVoting(store)).voting;
    const vote = await restarted.vote(HERE, reader, 'lamb', null, LATER);

    expect((await restarted.open(HERE)).map(({ paperId }) => paperId)).toEqual(['hire']);
    expect(vote).toMatchObject({
      kind: 'not-open',
      postedOn: '2026-11-30',
      nomination: { title: LAMB.title },
    });
  });

  test('are open although the clock is behind what was posted last', async () => {
    const { store, voting } = await openVoting();
    await putPosted(store, [weekly()], [issueOf(['lamb'], '2026-12-07T08:00:00.000Z')]);

    expect((await voting.nominate(HERE, reader, LAMB, NOW)).kind).toBe('new');
    expect(await voting.open(HERE)).toHaveLength(1);
  });

  test('can be told when the paper has left the library', async () => {
    const { store, voting } = await openVoting();
    await voting.nominate(HERE, reader, LAMB, NOW);
    await store.papers.change('lamb', () => null);

    expect(await voting.open(HERE)).toMatchObject([{ title: LAMB.title, paper: null }]);
  });
});

describe('taking a nomination back', () => {
  test('is for whoever made it and for hosts, who leave a line in the log', async () => {
    const { voting, logged } = await openVoting();
    await voting.nominate(HERE, reader, LAMB, NOW);
    await voting.nominate(HERE, reader, HIRE, NOW);
    const other: Person = { ...reader, id: 'U7', name: 'other' };

    const outcomes = [
      await voting.withdraw(HERE, other, 'lamb', LATER),
      await voting.withdraw(HERE, reader, 'lamb', LATER),
      await voting.withdraw(HERE, host, 'hire', LATER),
      await voting.withdraw(HERE, host, 'hire', LATER),
    ];

    expect(outcomes.map(({ kind }) => kind)).toEqual(['not-yours', 'withdrawn', 'withdrawn', 'not-open']);
    expect(logged).toEqual([{ audit: 'nominate withdraw', tenant: 'T1', by: 'U2', paper: 'hire' }]);
  });

  test('gives the votes on it back to those who gave them', async () => {
    const { voting } = await openVoting();
    await voting.nominate(HERE, reader, LAMB, NOW);
    await voting.nominate(HERE, reader, HIRE, NOW);
    await voting.vote(HERE, host, 'lamb', null, NOW);
    await voting.withdraw(HERE, reader, 'lamb', LATER);

    const vote = given(await voting.vote(HERE, host, 'hire', null, LATER));

    expect(vote.kind).toBe('given');
  });

  test('leaves room for putting it forward anew, without the old votes', async () => {
    const { voting } = await openVoting();
    await voting.nominate(HERE, reader, LAMB, NOW);
    await voting.vote(HERE, host, 'lamb', null, NOW);
    await voting.withdraw(HERE, reader, 'lamb', LATER);

    const again = await voting.nominate(HERE, host, LAMB, LATER);

    expect(again).toMatchObject({ kind: 'new', nomination: { votes: 0, by: { name: 'host' } } });
  });
});

describe('votes', () => {
  test('of two hundred people at once are all counted', async () => {
    const store = await openJsonFiles({ dir: await dataFolder(), access: 'write', now: () => NOW });
    const { voting } = await openVoting(store);
    await voting.nominate(HERE, reader, LAMB, NOW);
    await voting.nominate(HERE, reader, HIRE, NOW);

    await Promise.all(
      people(200).map((person, index) =>
        voting.vote(HERE, person, index % 4 === 0 ? 'hire' : 'lamb', null, NOW),
      ),
    );

    expect((await voting.open(HERE)).map(({ paperId, votes }) => [paperId, votes])).toEqual([
      ['lamb', 150],
      ['hire', 50],
    ]);
    await store.close();
  });

  test('of one person at once, and delivered twice, count as one', async () => {
    const { voting } = await openVoting();
    await voting.nominate(HERE, reader, LAMB, NOW);
    await voting.nominate(HERE, reader, HIRE, NOW);

    await Promise.all(
      ['lamb', 'lamb', 'hire', 'lamb', 'hire', 'hire'].map((paper) =>
        voting.vote(HERE, host, paper, null, NOW),
      ),
    );

    const open = await voting.open(HERE);
    expect(open.reduce((sum, { votes }) => sum + votes, 0)).toBe(1);
  });

  test('given again stay, moved leave where they were, and are taken back only from where they are', async () => {
    const { voting } = await openVoting();
    await voting.nominate(HERE, reader, LAMB, NOW);
    await voting.nominate(HERE, reader, HIRE, NOW);

    const outcomes = [
      await voting.vote(HERE, host, 'lamb', null, NOW),
      await voting.vote(HERE, host, 'lamb', null, NOW),
      await voting.vote(HERE, host, 'hire', null, NOW),
      await voting.takeBack(HERE, host, 'lamb', NOW),
      await voting.takeBack(HERE, host, 'hire', NOW),
      await voting.takeBack(HERE, host, 'hire', NOW),
    ].map(given);

    expect(outcomes.map(({ kind }) => kind)).toEqual([
      'given',
      'same',
      'moved',
      'no-vote',
      'taken-back',
      'no-vote',
    ]);
    expect(outcomes[2]?.from).toMatchObject({ paperId: 'lamb', votes: 0 });
  });

  test('name every message whose count changed, with the count as it is now', async () => {
    const { voting } = await openVoting();
    await voting.nominate(HERE, reader, LAMB, NOW);
    await voting.nominate(HERE, reader, HIRE, NOW);
    const first = { channel: 'C1', message: 'm1' };
    const second = { channel: 'C1', message: 'm2' };
    await voting.vote(HERE, reader, 'lamb', first, NOW);
    await voting.vote(HERE, host, 'lamb', null, NOW);

    const { shown } = given(await voting.vote(HERE, host, 'hire', second, NOW));

    expect(shown.map(({ message, nomination }) => [message, nomination.paperId, nomination.votes])).toEqual([
      [second, 'hire', 1],
      [first, 'lamb', 1],
    ]);
  });

  test('find a paper by the short reference a button carries', async () => {
    const { voting } = await openVoting();
    const { nomination } = await voting.nominate(HERE, reader, LONG, NOW);

    const vote = given(await voting.vote(HERE, host, paperRef(nomination.paperId), null, NOW));

    expect(vote).toMatchObject({ kind: 'given', nomination: { votes: 1 } });
  });

  test('for what nobody nominated come to nothing, and nothing is written', async () => {
    const { store, voting } = await openVoting();

    expect(await voting.vote(HERE, host, 'lamb', null, NOW)).toEqual({
      kind: 'not-open',
      nomination: null,
      postedOn: null,
    });
    expect(await store.ballots.count()).toBe(0);
  });
});

describe('workspaces', () => {
  test('with the same ids of channels and people reach no ballot of one another', async () => {
    const { store, voting } = await openVoting();
    await voting.nominate(HERE, reader, LAMB, NOW);
    await voting.vote(HERE, reader, 'lamb', null, NOW);
    const posted = issueOf(['lamb'], '2026-11-30T08:00:00.000Z', { tenant: 'T2' });
    await putPosted(store, [weekly({ tenant: 'T2' })], [posted]);

    const outcomes = [
      await voting.vote(ELSEWHERE, stranger, 'lamb', null, NOW),
      await voting.takeBack(ELSEWHERE, stranger, 'lamb', NOW),
      await voting.withdraw(ELSEWHERE, { ...stranger, access: 'admin' }, 'lamb', NOW),
    ];

    expect(outcomes.map(({ kind }) => kind)).toEqual(['not-open', 'not-open', 'not-open']);
    expect(await voting.open(ELSEWHERE)).toEqual([]);
    expect(await voting.top(ELSEWHERE, new Date(0), 10)).toEqual([]);
    expect(await voting.open(HERE)).toMatchObject([{ paperId: 'lamb', votes: 1, voters: ['U1'] }]);
  });

  test('whose names run into their channels’ are told apart', async () => {
    const { store, voting } = await openVoting();

    await voting.nominate({ tenant: 'T', id: '1:C1' }, reader, LAMB, NOW);
    await voting.nominate({ tenant: 'T:1', id: 'C1' }, reader, LAMB, NOW);

    expect(await store.ballots.count()).toBe(2);
    expect(await store.ballots.get(placeKey('T', '1:C1'))).toMatchObject({ tenant: 'T', channel: '1:C1' });
  });
});

function people(count: number): Person[] {
  return Array.from({ length: count }, (_, index) => ({
    ...reader,
    id: `P${index}`,
    name: `person ${index}`,
  }));
}
