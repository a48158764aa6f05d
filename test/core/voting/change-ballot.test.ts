import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ballot } from '../../../src/core/voting/ballot.ts';
import {
  emptyBallot,
  MOST_OPEN,
  withdrawn,
  withNomination,
  withoutPerson,
  withoutVote,
  withVote,
} from '../../../src/core/voting/change-ballot.ts';
import { openNominations } from '../../../src/core/voting/open-nominations.ts';
import { ballotOf, issueOf, nominationOf, votesOf } from '../../support/voting.ts';

const AT = '2026-11-20T10:00:00.000Z';
const NOW = new Date('2026-11-23T12:00:00.000Z');

function nominate(ballot: Ballot, paperId: string, at = AT): Ballot {
  return withNomination(ballot, openNominations(ballot, []), {
    paperId,
    title: paperId,
    by: { id: 'U1', name: 'reader' },
    at,
  });
}

describe('a ballot', () => {
  test('takes so many open nominations and no more, in words for the person', () => {
    let ballot = emptyBallot({ tenant: 'T1', id: 'C1' });
    for (let count = 0; count < MOST_OPEN; count += 1) ballot = nominate(ballot, `p${count}`);

    expect(() => nominate(ballot, 'one-too-many')).toThrow(/100 open nominations/);
  });

  test('lets go of what was closed and untouched for 400 days, and of nothing that is open', () => {
    const old = '2025-09-01T10:00:00.000Z';
    const ballot = ballotOf(
      nominationOf('taken-back', old, { withdrawnAt: old }),
      nominationOf('voted-on', old, {
        withdrawnAt: old,
        votes: votesOf(['U1'], '2026-01-01T00:00:00.000Z'),
      }),
      nominationOf('open', old),
    );

    const kept = nominate(ballot, 'new').nominations.map(({ paperId }) => paperId);

    expect(kept).toEqual(['voted-on', 'open', 'new']);
  });

  test('stays the very same when a vote is given again or was never there', () => {
    const ballot = ballotOf(nominationOf('a', AT, { votes: votesOf(['U1']) }));
    const open = openNominations(ballot, []);
    const [target] = open;
    if (target === undefined) throw new Error('nothing is open');

    expect(withVote(ballot, open, target, { person: 'U1', at: AT }, null)).toBe(ballot);
    expect(withoutVote(ballot, target, 'U2')).toBe(ballot);
    expect(withoutPerson(ballot, 'U7')).toBe(ballot);
  });

  test('leaves votes on what is settled where they are', () => {
    const issues = [issueOf(['a'], '2026-11-21T08:00:00.000Z')];
    const ballot = ballotOf(nominationOf('a', AT, { votes: votesOf(['U1']) }), nominationOf('b', AT));
    const open = openNominations(ballot, issues);
    const [target] = open;
    if (target === undefined) throw new Error('nothing is open');

    const after = withVote(ballot, open, target, { person: 'U1', at: NOW.toISOString() }, null);

    expect(after.nominations.map(({ votes }) => votes.length)).toEqual([1, 1]);
  });

  test('remembers the five newest messages that show a count', () => {
    let ballot = ballotOf(nominationOf('a', AT));
    for (let count = 1; count <= 7; count += 1) {
      const open = openNominations(ballot, []);
      const [target] = open;
      if (target === undefined) throw new Error('nothing is open');
      const message = { channel: 'C1', message: `m${Math.min(count, 6)}` };
      ballot = withVote(ballot, open, target, { person: 'U1', at: AT }, message);
    }

    expect(ballot.nominations[0]?.shownOn.map(({ message }) => message)).toEqual([
      'm2',
      'm3',
      'm4',
      'm5',
      'm6',
    ]);
  });

  test('forgets a person’s votes and name, and keeps what they put forward', () => {
    const ballot = ballotOf(nominationOf('a', AT, { votes: votesOf(['U1', 'U2']) }));

    const [left] = withoutPerson(ballot, 'U1').nominations;

    expect(left).toMatchObject({ paperId: 'a', by: null, votes: [{ person: 'U2' }] });
  });
});

/** What people may do, in any order. */
const step = fc.record({
  do: fc.constantFrom('nominate', 'vote', 'take-back', 'withdraw'),
  paper: fc.constantFrom('a', 'b', 'c'),
  person: fc.constantFrom('U1', 'U2', 'U3'),
});

test('nobody ever has two votes among what is open, whatever is done in whatever order', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let ballot = emptyBallot({ tenant: 'T1', id: 'C1' });
      const expected = new Map<string, string>();
      for (const { do: what, paper, person } of steps) {
        const open = openNominations(ballot, []);
        const target = open.find(({ paperId }) => paperId === paper);
        if (what === 'nominate' && target === undefined) ballot = nominate(ballot, paper);
        if (target === undefined) continue;
        if (what === 'vote') {
          ballot = withVote(ballot, open, target, { person, at: AT }, null);
          expected.set(person, paper);
        }
        if (what === 'take-back') {
          ballot = withoutVote(ballot, target, person);
          if (expected.get(person) === paper) expected.delete(person);
        }
        if (what === 'withdraw') {
          ballot = withdrawn(ballot, target, NOW);
          for (const [voter, voted] of expected) if (voted === paper) expected.delete(voter);
        }
      }

      const given = openNominations(ballot, []).flatMap(({ paperId, votes }) =>
        votes.map(({ person }) => [person, paperId]),
      );

      expect(given.sort()).toEqual([...expected].sort());
    }),
  );
});
