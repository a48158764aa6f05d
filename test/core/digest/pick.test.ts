import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, type PickInput, pick } from '../../../src/core/digest/pick.ts';
import { type ScoreParts, scoreOf } from '../../../src/core/digest/score.ts';

const NO_PARTS: ScoreParts = { fresh: 0, near: 0, code: 0, novel: 0, alike: 0 };

describe('the choice of a paper', () => {
  test('is the nomination with the most votes', () => {
    const picked = pick(over(['a', 'b', 'c'], { nominations: [nomination('a', 1), nomination('b', 4)] }));

    expect(picked).toMatchObject({
      paperId: 'b',
      reason: { by: 'votes', votes: 4, nominatedBy: 'Ada' },
      runnersUp: [{ paperId: 'a', votes: 1 }],
    });
  });

  test('is the earlier nomination when votes are equal, and then the lower id', () => {
    const early = nomination('b', 2, '2026-11-01T00:00:00Z');
    const late = nomination('a', 2, '2026-11-02T00:00:00Z');
    const alsoEarly = nomination('c', 2, '2026-11-01T00:00:00Z');

    const picked = pick(over(['a', 'b', 'c'], { nominations: [late, alsoEarly, early] }));

    expect(picked).toMatchObject({ paperId: 'b', runnersUp: [{ paperId: 'c' }, { paperId: 'a' }] });
  });

  test('counts a nomination without votes before any score', () => {
    const input = over(['a', 'b'], { nominations: [nomination('b', 0)] });
    input.candidates = [candidate('a', { code: 1 }), candidate('b', {})];

    expect(pick(input)).toMatchObject({ paperId: 'b', reason: { by: 'votes', votes: 0 } });
  });

  test('passes over a nomination the digest does not cover', () => {
    const picked = pick(over(['a'], { nominations: [nomination('elsewhere', 9)] }));

    expect(picked).toMatchObject({ paperId: 'a', reason: { by: 'score' } });
  });

  test('passes over a nomination that was posted while others still wait', () => {
    const picked = pick(over(['a', 'b'], { nominations: [nomination('a', 9)], posted: { a: 1 } }));

    expect(picked).toMatchObject({ paperId: 'b', reason: { by: 'score' } });
  });

  test('is by score without nominations, the runners-up too', () => {
    const input = over(['a', 'b', 'c']);
    input.candidates = [
      candidate('a', { code: 1 }),
      candidate('b', { fresh: 1 }),
      candidate('c', { novel: 1 }),
    ];

    expect(pick(input)).toMatchObject({
      paperId: 'b',
      runnersUp: [
        { paperId: 'c', votes: null },
        { paperId: 'a', votes: null },
      ],
    });
  });

  test('is the newer of two equal scores, and then the lower id', () => {
    const input = over(['a', 'b', 'c']);
    input.candidates = [
      candidate('a', {}, '2020'),
      candidate('c', {}, '2021-05'),
      candidate('b', {}, '2021-05'),
    ];

    expect(pick(input)).toMatchObject({ paperId: 'b', runnersUp: [{ paperId: 'c' }, { paperId: 'a' }] });
  });

  test('is the newest where the digest asks for that', () => {
    const input = over(['a', 'b'], { picks: 'newest' });
    input.candidates = [candidate('a', { code: 1, near: 1 }, '2020'), candidate('b', {}, '2021')];

    expect(pick(input)).toMatchObject({ paperId: 'b', reason: { by: 'newest', published: '2021' } });
  });

  test('is nothing without nominations where only those count', () => {
    expect(pick(over(['a'], { picks: 'voted' }))).toEqual({ kind: 'nothing', because: 'no-nomination' });
  });

  test('is nothing when the digest covers no paper', () => {
    expect(pick(over([]))).toEqual({ kind: 'nothing', because: 'no-paper' });
  });

  test('is what was posted longest ago once all were posted, and says that a round begins', () => {
    const input = over(['a', 'b'], { posted: { a: 1, b: 1 } });
    input.posted = new Map([
      ['a', { times: 1, lastAt: '2026-10-12T00:00:00Z' }],
      ['b', { times: 1, lastAt: '2026-10-05T00:00:00Z' }],
    ]);

    expect(pick(input)).toMatchObject({
      paperId: 'b',
      reason: { by: 'turn', lastAt: '2026-10-05T00:00:00Z' },
      round: 1,
      beginsRound: true,
      left: 1,
    });
  });

  test('tells how many are left after it', () => {
    expect(pick(over(['a', 'b', 'c'], { posted: { a: 1 } }))).toMatchObject({ left: 1, beginsRound: false });
  });
});

describe('whatever the library, the votes and the past', () => {
  test('the same input gives the same paper in any order', () => {
    fc.assert(
      fc.property(anyInput, fc.infiniteStream(fc.nat()), (input, numbers) => {
        const shuffled: PickInput = {
          ...input,
          candidates: shuffle(input.candidates, numbers),
          nominations: shuffle(input.nominations, numbers),
          posted: new Map(shuffle([...input.posted], numbers)),
        };

        expect(pick(shuffled)).toEqual(pick(input));
      }),
    );
  });

  test('no paper is repeated while one is left that was posted less often', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const picked = pick(input);

        if (picked.kind === 'nothing') return;
        const times = (id: string) => input.posted.get(id)?.times ?? 0;
        const least = Math.min(...input.candidates.map(({ id }) => times(id)));
        expect(times(picked.paperId)).toBe(least);
        expect(picked.left).toBe(input.candidates.filter(({ id }) => times(id) === least).length - 1);
      }),
    );
  });

  test('a paper the digest does not cover is never told of', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const picked = pick(input);

        if (picked.kind === 'nothing') return;
        for (const id of [picked.paperId, ...picked.runnersUp.map(({ paperId }) => paperId)]) {
          expect(input.covered.has(id)).toBe(true);
        }
      }),
    );
  });

  test('votes beat every score', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom('a', 'b', 'c', 'd'), (input, id) => {
        fc.pre(input.covered.has(id) && !input.posted.has(id));
        const most = Math.max(0, ...input.nominations.map(({ votes }) => votes.length));

        const picked = pick({ ...input, nominations: [...input.nominations, nomination(id, most + 1)] });

        expect(picked).toMatchObject({ paperId: id, reason: { by: 'votes', votes: most + 1 } });
      }),
    );
  });

  test('a year of issues posts every paper before any twice', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        fc.pre(input.covered.size > 0 && input.picks !== 'voted');
        const posted = new Map<string, { times: number; lastAt: string }>();
        const told: string[] = [];

        for (let week = 0; week < 2 * input.covered.size; week += 1) {
          const picked = pick({ ...input, posted });
          if (picked.kind === 'nothing') throw new Error('there is a paper to post');
          told.push(picked.paperId);
          const lastAt = new Date(Date.UTC(2026, 0, 7 * week)).toISOString();
          posted.set(picked.paperId, { times: (posted.get(picked.paperId)?.times ?? 0) + 1, lastAt });
        }

        expect(new Set(told.slice(0, input.covered.size)).size).toBe(input.covered.size);
        expect(new Set(told.slice(input.covered.size)).size).toBe(input.covered.size);
      }),
    );
  });
});

describe('a score', () => {
  test('falls with likeness to the last papers and rises with everything else', () => {
    const zero = scoreOf(NO_PARTS);

    expect(scoreOf({ ...NO_PARTS, alike: 1 })).toBeLessThan(zero);
    for (const part of ['fresh', 'near', 'code', 'novel'] as const) {
      expect(scoreOf({ ...NO_PARTS, [part]: 1 })).toBeGreaterThan(zero);
    }
  });
});

type Loose = { -readonly [Field in keyof PickInput]: PickInput[Field] };

function over(
  ids: string[],
  more: {
    picks?: PickInput['picks'];
    nominations?: PickInput['nominations'];
    posted?: Record<string, number>;
  } = {},
): Loose {
  const posted = Object.entries(more.posted ?? {});
  return {
    picks: more.picks ?? 'best',
    covered: new Set(ids),
    candidates: ids.map((id) => candidate(id, {})),
    nominations: more.nominations ?? [],
    posted: new Map(posted.map(([id, times]) => [id, { times, lastAt: '2026-10-05T00:00:00Z' }])),
  };
}

function candidate(id: string, parts: Partial<ScoreParts>, published: string | null = null): Candidate {
  return { id, published, parts: { ...NO_PARTS, ...parts } };
}

function nomination(paperId: string, votes: number, at = '2026-11-01T00:00:00Z') {
  const given = Array.from({ length: votes }, (_, index) => ({ person: `p${index}`, at }));
  return { paperId, by: { id: 'u', name: 'Ada' }, at, votes: given };
}

function shuffle<T>(items: readonly T[], numbers: fc.Stream<number>): T[] {
  const keys = [...numbers.take(items.length)];
  return items
    .map((item, index) => ({ item, key: keys[index] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

const share = fc.constantFrom(0, 0.25, 0.5, 1);
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');

const anyCandidate: fc.Arbitrary<Candidate> = fc.record({
  id,
  published: fc.constantFrom(null, '2020', '2021-05', '2021-05-03'),
  parts: fc.record({ fresh: share, near: share, code: share, novel: share, alike: share }),
});

/** A small world, so that papers are often nominated, posted and equal. */
const anyInput: fc.Arbitrary<PickInput> = fc
  .record({
    picks: fc.constantFrom('best', 'voted', 'newest'),
    candidates: fc.uniqueArray(anyCandidate, { selector: (each) => each.id, maxLength: 6 }),
    nominations: fc.uniqueArray(
      fc
        .record({ id, votes: fc.nat({ max: 3 }), day: fc.constantFrom('01', '02') })
        .map(({ id: paperId, votes, day }) => nomination(paperId, votes, `2026-11-${day}T00:00:00Z`)),
      { selector: (each) => each.paperId, maxLength: 5 },
    ),
    posted: fc
      .uniqueArray(
        fc.record({ id, times: fc.integer({ min: 1, max: 2 }), day: fc.constantFrom('01', '02') }),
        {
          selector: (each) => each.id,
          maxLength: 6,
        },
      )
      .map((all) =>
        all.map((each) => [each.id, { times: each.times, lastAt: `2026-10-${each.day}` }] as const),
      ),
  })
  .map(({ picks, candidates, nominations, posted }) => ({
    picks: picks as PickInput['picks'],
    covered: new Set(candidates.map((each) => each.id)),
    candidates,
    nominations,
    posted: new Map(posted),
  }));
