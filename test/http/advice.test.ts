import { describe, expect, test } from 'vitest';
import { gapAnnounced, restAsked } from '../../src/http/advice.ts';

const NOW = new Date('2026-11-25T09:00:00Z');

describe('the rest a host asks for', () => {
  test.each<[string, number, Record<string, string>, number | null]>([
    ['seconds with a 429', 429, { 'retry-after': '7' }, 7000],
    ['seconds with a 503', 503, { 'retry-after': ' 120 ' }, 120_000],
    ['a date with a 429', 429, { 'retry-after': 'Wed, 25 Nov 2026 09:01:00 GMT' }, 60_000],
    ['a date gone by', 429, { 'retry-after': 'Wed, 25 Nov 2026 08:00:00 GMT' }, 0],
    ["Zotero's Backoff with a 200", 200, { backoff: '10' }, 10_000],
    ['the longer of both', 429, { 'retry-after': '5', backoff: '30' }, 30_000],
    ['no more than a day', 429, { 'retry-after': '999999999' }, 86_400_000],
    ['nothing with a 200', 200, { 'retry-after': '7' }, null],
    ['nothing', 429, {}, null],
    ['nonsense', 429, { 'retry-after': 'soon' }, null],
    ['a negative number', 429, { 'retry-after': '-5' }, null],
    ['a fraction', 429, { 'retry-after': '1.5' }, null],
  ])('is read from %s', (_, status, headers, restMs) => {
    expect(restAsked(status, new Map(Object.entries(headers)), NOW)).toBe(restMs);
  });
});

describe('the rate a host announces', () => {
  test.each<[string, string | null, string | null, number]>([
    ['50 in one second', '50', '1s', 20],
    ['3 in ten seconds', '3', '10s', 3334],
    ['hardly any', '1', '99999s', 60_000],
    ['none', null, null, 0],
    ['no interval', '50', null, 0],
    ['zero', '0', '1s', 0],
    ['nonsense', 'many', '1s', 0],
  ])('is read from %s', (_, limit, interval, gapMs) => {
    const headers = new Map<string, string>();
    if (limit !== null) headers.set('x-rate-limit-limit', limit);
    if (interval !== null) headers.set('x-rate-limit-interval', interval);

    expect(gapAnnounced(headers)).toBe(gapMs);
  });
});
