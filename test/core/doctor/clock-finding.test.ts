import { expect, test } from 'vitest';
import { clockFinding } from '../../../src/core/doctor/clock-finding.ts';
import { clockOffset } from '../../../src/core/doctor/far-side.ts';

const asked = new Date('2026-11-23T09:00:00.000Z');
const answered = new Date('2026-11-23T09:00:00.400Z');
const stateFor = (date: string) => {
  const offset = clockOffset(date, asked, answered);
  return offset === null ? null : clockFinding('Slack', offset);
};

test('a clock that agrees to the second is fine', () => {
  expect(stateFor('Mon, 23 Nov 2026 09:00:00 GMT')?.state).toBe('ok');
});

test('what the measuring may be wrong by is not held against the clock', () => {
  expect(stateFor('Mon, 23 Nov 2026 09:00:02 GMT')?.state).toBe('ok');
});

test.each([
  ['Mon, 23 Nov 2026 09:00:04 GMT', 'behind'],
  ['Mon, 23 Nov 2026 08:59:56 GMT', 'ahead of'],
])('more than two seconds off is a warning that says which way (%s)', (date, words) => {
  const finding = stateFor(date);

  expect(finding?.state).toBe('warning');
  expect(finding?.words).toContain(words);
});

test('more than a minute off has failed, with the way to mend it', () => {
  const finding = stateFor('Mon, 23 Nov 2026 09:07:00 GMT');

  expect(finding?.state).toBe('failed');
  expect(finding?.words).toContain('7 minutes behind');
  expect(finding?.mend).toContain('NTP');
});

test('without a readable date nothing is known', () => {
  expect(stateFor('soon')).toBeNull();
  expect(clockOffset(null, asked, answered)).toBeNull();
});
