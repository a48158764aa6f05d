import { expect, test } from 'vitest';
import {
  back,
  forth,
  NOTHING_SENT,
  recalled,
  withLine,
} from '../../../../../src/platforms/web/page/state/recall.ts';

const two = withLine(withLine(NOTHING_SENT, '/top'), '/random');

test('the last line comes first, then the one before', () => {
  expect(recalled(back(two))).toBe('/random');
  expect(recalled(back(back(two)))).toBe('/top');
});

test('at the oldest line there is no further back', () => {
  expect(recalled(back(back(back(two))))).toBe('/top');
});

test('forth from the newest there is an empty line', () => {
  expect(recalled(forth(back(two)))).toBe('');
});

test('a line sent twice in a row is kept once', () => {
  expect(withLine(two, '/random').lines).toEqual(['/top', '/random']);
});

test('without a line sent nothing comes back', () => {
  expect(recalled(back(NOTHING_SENT))).toBe('');
});
