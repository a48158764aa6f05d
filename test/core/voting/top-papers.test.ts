import { describe, expect, test } from 'vitest';
import { topPapers } from '../../../src/core/voting/top-papers.ts';
import { ballotOf, issueOf, nominationOf, votesOf } from '../../support/voting.ts';

const EARLY = '2026-08-03T10:00:00.000Z';
const OCTOBER = '2026-10-05T10:00:00.000Z';
const NOVEMBER = '2026-11-02T10:00:00.000Z';
const SINCE = new Date('2026-10-24T12:00:00.000Z');

describe('what a channel voted for', () => {
  test('has the most votes first, and the open before the settled among equals', () => {
    const ballot = ballotOf(
      nominationOf('settled', OCTOBER, { votes: votesOf(['U1'], NOVEMBER) }),
      nominationOf('open', NOVEMBER, { votes: votesOf(['U2'], NOVEMBER) }),
      nominationOf('most', NOVEMBER, { votes: votesOf(['U3', 'U4'], NOVEMBER) }),
    );

    const top = topPapers(ballot, [issueOf(['settled'], '2026-11-09T08:00:00.000Z')], SINCE);

    expect(top.map(({ paperId, votes, isOpen }) => [paperId, votes, isOpen])).toEqual([
      ['most', 2, true],
      ['open', 1, true],
      ['settled', 1, false],
    ]);
  });

  test('counts a settled paper’s votes from the period alone, and all of an open one’s', () => {
    const votes = [...votesOf(['U1'], EARLY), ...votesOf(['U2'], NOVEMBER)];
    const ballot = ballotOf(
      nominationOf('open', EARLY, { votes }),
      nominationOf('settled', EARLY, { votes }),
    );

    const top = topPapers(ballot, [issueOf(['settled'], '2026-11-09T08:00:00.000Z')], SINCE);

    expect(top.map(({ paperId, votes: count }) => [paperId, count])).toEqual([
      ['open', 2],
      ['settled', 1],
    ]);
  });

  test('leaves out what was settled before the period and what was taken back', () => {
    const ballot = ballotOf(
      nominationOf('settled', EARLY, { votes: votesOf(['U1'], EARLY) }),
      nominationOf('taken-back', NOVEMBER, { withdrawnAt: NOVEMBER, votes: votesOf(['U1'], NOVEMBER) }),
    );

    expect(topPapers(ballot, [issueOf(['settled'], '2026-08-10T08:00:00.000Z')], SINCE)).toEqual([]);
  });

  test('takes a paper put forward twice as one, and counts each voter once', () => {
    const ballot = ballotOf(
      nominationOf('a', OCTOBER, { votes: votesOf(['U1', 'U2'], NOVEMBER) }),
      nominationOf('a', NOVEMBER, { votes: votesOf(['U1'], '2026-11-20T10:00:00.000Z') }),
    );

    const top = topPapers(ballot, [issueOf(['a'], '2026-11-02T08:00:00.000Z')], SINCE);

    expect(top).toMatchObject([{ paperId: 'a', votes: 2, isOpen: true }]);
  });
});
