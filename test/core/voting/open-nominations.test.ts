import { describe, expect, test } from 'vitest';
import type { PostState } from '../../../src/core/delivery/issue.ts';
import { openNominations, postings } from '../../../src/core/voting/open-nominations.ts';
import { ballotOf, issueOf, nominationOf, votesOf } from '../../support/voting.ts';

const MONDAY = '2026-11-16T08:00:00.000Z';
const BEFORE = '2026-11-10T08:00:00.000Z';
const AFTER = '2026-11-18T08:00:00.000Z';

describe('what is open for votes', () => {
  test('has the most votes first, then the earlier nomination, then the smaller id', () => {
    const ballot = ballotOf(
      nominationOf('late', AFTER),
      nominationOf('b', BEFORE),
      nominationOf('a', BEFORE),
      nominationOf('voted', AFTER, { votes: votesOf(['U1']) }),
    );

    expect(openNominations(ballot, []).map(({ paperId }) => paperId)).toEqual(['voted', 'a', 'b', 'late']);
  });

  test('leaves out what was taken back', () => {
    const ballot = ballotOf(nominationOf('a', BEFORE, { withdrawnAt: AFTER }));

    expect(openNominations(ballot, [])).toEqual([]);
  });

  test('leaves out what was posted after it was put forward, and keeps what was posted before', () => {
    const ballot = ballotOf(nominationOf('a', BEFORE), nominationOf('b', AFTER));

    const open = openNominations(ballot, [issueOf(['a', 'b'], MONDAY)]);

    expect(open.map(({ paperId }) => paperId)).toEqual(['b']);
  });

  test.each<[PostState, boolean]>([
    ['due', false],
    ['sending', false],
    ['sent', false],
    ['held', false],
    ['failed', true],
    ['skipped', true],
  ])('of a paper in an issue that is %s: %s', (state, isOpen) => {
    const ballot = ballotOf(nominationOf('a', BEFORE));

    expect(openNominations(ballot, [issueOf(['a'], MONDAY, { state })]).length === 1).toBe(isOpen);
  });

  test('keeps what an issue that was skipped at once would have told of', () => {
    const skipped = issueOf(['a'], MONDAY, { skipped: 'Left out.', posts: [] });

    expect(openNominations(ballotOf(nominationOf('a', BEFORE)), [skipped])).toHaveLength(1);
  });

  test('goes by when an issue was posted, not by when it was due', () => {
    const late = issueOf(['a'], MONDAY, { postedAt: '2026-11-19T08:00:00.000Z' });

    expect(openNominations(ballotOf(nominationOf('a', AFTER)), [late])).toEqual([]);
  });
});

test('postings of a paper are told the oldest first', () => {
  const issues = [issueOf(['a'], AFTER), issueOf(['b'], MONDAY), issueOf(['a'], BEFORE)];

  expect(postings(issues, 'a').map(({ at }) => at)).toEqual([BEFORE, AFTER]);
});
