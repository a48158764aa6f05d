import { describe, expect, test } from 'vitest';
import { takeOrderWords, takeWhich } from '../../../src/core/digest/order-words.ts';

describe('words of an order', () => {
  test.each([
    ['monday 09:00 Europe/Berlin', { when: 'monday 09:00 Europe/Berlin' }],
    ['every weekday 8:30', { when: 'every weekday 8:30' }],
    ['round-up friday 15:00', { kind: 'round-up', when: 'friday 15:00' }],
    ['a roundup on fridays', { kind: 'round-up', when: 'on fridays' }],
    ['Paper of the Week every monday', { kind: 'paper', when: 'every monday' }],
    ['monday 9:00 with code', { hasCode: true, when: 'monday 9:00' }],
    ['monday has:code 9:00', { hasCode: true, when: 'monday 9:00' }],
    ['monday 9:00 about state space models', { topic: 'state space models', when: 'monday 9:00' }],
    ['monday papers about “pruning”', { topic: 'pruning', when: 'monday' }],
    ['friday voted', { picks: 'voted', when: 'friday' }],
    ['friday @here newest', { mention: 'here', picks: 'newest', when: 'friday' }],
    ['', { when: '' }],
  ])('“%s”', (typed, found) => {
    expect(takeOrderWords(typed)).toEqual(found);
  });
});

describe('a digest’s number in front of other words', () => {
  test.each([
    ['2 until friday', '2', 'until friday'],
    ['#2 tuesday', '2', 'tuesday'],
    ['2', '2', ''],
    ['d-7k3f9q tuesday 10:00', 'd-7k3f9q', 'tuesday 10:00'],
    ['f-0123456789ab friday', 'f-0123456789ab', 'friday'],
    ['4 tuesday', null, '4 tuesday'],
    ['0 tuesday', null, '0 tuesday'],
    ['2 am monday', null, '2 am monday'],
    ['2 jan', null, '2 jan'],
    ['2 weeks', null, '2 weeks'],
    ['2 january 2027', null, '2 january 2027'],
    ['1 9 * * 1', null, '1 9 * * 1'],
    ['tuesday 10:00', null, 'tuesday 10:00'],
    ['2026-01-04', null, '2026-01-04'],
  ])('“%s”', (typed, which, rest) => {
    expect(takeWhich(typed, 3)).toEqual({ which, rest });
  });
});
