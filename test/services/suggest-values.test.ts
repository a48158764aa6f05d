import { beforeEach, describe, expect, test } from 'vitest';
import type { Typeahead } from '../../src/core/command/command.ts';
import { SILENT } from '../../src/core/ports/log.ts';
import { parseSchedule } from '../../src/core/schedule/index.ts';
import type { Services } from '../../src/core/services.ts';
import { createLedger } from '../../src/services/delivery/ledger.ts';
import { createDigests } from '../../src/services/digests/digests.ts';
import { suggestSchedules } from '../../src/services/suggest-schedules.ts';
import { suggestValues } from '../../src/services/suggest-values.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { channel, directMessage, host, reader, stranger } from '../support/people.ts';
import { openSeedDesk, type TestDesk } from '../support/test-desk.ts';
import { weekly } from '../support/voting.ts';

const NOW = new Date('2026-11-23T12:00:00.000Z');

const subscriptions = [
  weekly({ id: 'd-aaaaaa', covers: { ...weekly().covers, topic: 'sparse attention' } }),
  weekly({ id: 'd-bbbbbb', kind: 'round-up' }),
  weekly({ id: 'd-cccccc', endedAt: NOW.toISOString() }),
  weekly({ id: 'd-dddddd', tenant: 'T2' }),
  weekly({ id: 'd-ffffff', channel: 'C2' }),
  weekly({ id: 'f-eeeeee', kind: 'follow', to: 'person', channel: 'U5' }),
];

async function suggest(typeahead: Typeahead, typed: string, person = reader, limit = 10, place = channel) {
  const store = openMemoryStore();
  for (const each of subscriptions) await store.subscriptions.change(each.id, () => each);
  const digests = createDigests({
    store,
    ledger: createLedger(store.issues),
    timeZoneOf: async () => null,
    defaultZone: 'UTC',
    random: () => 0.5,
    compose: async () => ({ kind: 'nothing', why: 'Nothing is composed here.' }),
    postNow: async () => {},
    log: SILENT,
  });
  const typing = { person, place, now: NOW };
  return suggestValues({ digests } as Services, typeahead, typed, typing, limit);
}

describe('values for a half-typed option', () => {
  test('of a category are its name and what it is called', async () => {
    expect(await suggest('category', 'robo')).toEqual([
      { value: 'cs.RO', label: 'cs.RO — Robotics', typed: 'cs.RO' },
    ]);
  });

  test('of a zone are places', async () => {
    expect((await suggest('zone', 'berl')).map(({ value }) => value)).toEqual(['Europe/Berlin']);
  });

  test('of a digest are those of the channel that run, and of no other channel or workspace', async () => {
    const values = await suggest('digest', '');

    expect(values.map(({ value }) => value)).toEqual(['d-aaaaaa', 'd-bbbbbb']);
    expect(values[0]?.label).toBe(
      '1. Paper of the week every Monday at 09:00: papers about “sparse attention”',
    );
    expect((await suggest('digest', '', stranger)).map(({ value }) => value)).toEqual(['d-dddddd']);
  });

  test('of a digest are in a direct message those the person owns', async () => {
    const owned = await suggest('digest', '', host, 10, directMessage);
    const others = await suggest('digest', '', reader, 10, directMessage);

    expect(owned.map(({ value }) => value)).toEqual(['d-aaaaaa', 'd-bbbbbb', 'd-ffffff', 'f-eeeeee']);
    expect(others).toEqual([]);
  });

  test.each([
    ['round', ['d-bbbbbb']],
    ['attention sparse', ['d-aaaaaa']],
    ['d-bbb', ['d-bbbbbb']],
    ['pruning', []],
  ])('of a digest fit the words “%s”', async (typed, ids) => {
    expect((await suggest('digest', typed)).map(({ value }) => value)).toEqual(ids);
  });

  test.each<Typeahead>(['category', 'zone', 'schedule', 'digest'])(
    'of a %s are no more than asked for, and short enough for a menu',
    async (typeahead) => {
      const values = await suggest(typeahead, '', reader, 2);

      expect(values).toHaveLength(2);
      for (const { value } of values) expect(value.length).toBeLessThanOrEqual(75);
    },
  );
});

describe('ways to go on with a half-typed schedule', () => {
  test.each([
    ['', 'monday 09:00'],
    ['tue', 'tuesday 09:00'],
    ['Every  Week', 'every weekday 08:30'],
    ['thursday 1', 'thursday 10:00'],
    ['first', 'first monday of the month 10:00'],
    ['friday 17:45', 'friday 17:45'],
    ['monday 09:00 europe/berl', 'monday 09:00 Europe/Berlin'],
    ['every day 07:15 tok', 'every day 07:15 Asia/Tokyo'],
  ])('of “%s” hold %s', (typed, value) => {
    expect(suggestSchedules(typed, 10).map((each) => each.value)).toContain(value);
  });

  test('are all schedules, told in words', () => {
    const all = ['', 'm', 't', 'w', 'f', 's', 'e', 'd', 'l', 'first t', 'monday 09:00 america'].flatMap(
      (typed) => suggestSchedules(typed, 500),
    );

    expect(all.length).toBeGreaterThan(100);
    for (const { value, words } of all) {
      expect(() => parseSchedule(value), value).not.toThrow();
      expect(words).not.toBe('');
    }
  });

  test('are none for what cannot become one', () => {
    expect(suggestSchedules('when the cows come home', 10)).toEqual([]);
    expect(suggestSchedules('x'.repeat(500), 10)).toEqual([]);
  });
});

describe('on the line of a terminal', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openSeedDesk();
  });

  test.each([
    ['/follow category robo', '/follow category cs.RO'],
    ['/follow time fri', '/follow time friday 16:00'],
    ['/nominate the lazy', '/nominate The Lazy Neuron Phenomenon'],
  ])('%s goes on', async (typed, line) => {
    expect((await desk.complete(typed)).join('\n')).toContain(line);
  });
});
