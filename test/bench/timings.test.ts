import { expect, test } from 'vitest';
import { type Asked, commonTimings } from '../../bench/common-timings.ts';

test('timings are compared over the questions both were asked', () => {
  const all = run(['a', 'b', 'c'], [1, 50, 3]);
  const part = run(['c', 'a'], [30, 10]);

  const [ours, theirs] = commonTimings([all, part], 'topics');

  expect(ours).toMatchObject({ asked: 2, p50Ms: 1, maxMs: 3 });
  expect(theirs).toMatchObject({ asked: 2, p50Ms: 10, maxMs: 30 });
});

test('an engine that was asked nothing leaves the others to be compared', () => {
  const runs = [run(['a', 'b'], [1, 2]), run([], [])];

  const timings = commonTimings(runs, 'topics');

  expect(timings[0]).toMatchObject({ asked: 2 });
  expect(timings[1]).toBeNull();
});

function run(topics: string[], timesMs: number[]): Asked {
  const nothing = { search: null, topics: null, suggest: null, similar: null };
  const build = { seconds: 0, cpuSeconds: 0, megabytes: 0, residentMegabytes: 0, longestStallMs: 0 };
  return {
    questions: { items: [], topics, keyPresses: [], similarTo: [], hostile: [] },
    result: {
      contender: 'an engine',
      papers: 0,
      load: 0,
      build,
      nativeMegabytes: 0,
      kinds: [],
      hostile: [],
      change: null,
      disk: [],
      timesMs: { search: [], topics: timesMs, suggest: [] },
      ...nothing,
    },
  };
}
