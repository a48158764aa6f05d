import { expect, test } from 'vitest';
import { digestsNamed, placesOf } from '../../../src/core/doctor/places.ts';
import { subscriptionWith } from '../../support/subscription.ts';

test('two digests of one channel are one place, which calls people if one of them does', () => {
  const places = placesOf([subscriptionWith(), subscriptionWith({ id: 'd-2', mention: 'here' })]);

  expect(places).toEqual([{ tenant: 'T1', channel: 'C1', digests: ['d-1', 'd-2'], mentions: true }]);
  expect(places.map(digestsNamed)).toEqual(['digests d-1, d-2']);
});

test('what has ended and what is a person’s own is no place to look at', () => {
  const places = placesOf([
    subscriptionWith({ endedAt: '2026-11-01T00:00:00.000Z' }),
    subscriptionWith({ to: 'person', channel: 'U1' }),
    subscriptionWith({ direct: true, channel: 'D1' }),
  ]);

  expect(places).toEqual([]);
});
