import { afterEach, describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Desk, Inbound } from '../../../src/core/ports/platform.ts';
import { createMovableClock } from '../../../src/movable-clock.ts';
import { restoreClock } from '../../../src/platforms/web/index.ts';
import { openMemoryStore } from '../../../src/store/memory/index.ts';
import { createScriptedDesk, sentence } from '../../contracts/platform-desk.ts';
import { everyBlock } from '../../contracts/platform-samples.ts';
import { type Bench, type BenchSettings, openBench } from './bench.ts';

const WEDNESDAY = new Date('2026-11-25T12:00:00.000Z');

const open: Bench[] = [];
afterEach(async () => {
  for (const bench of open.splice(0)) await bench.close();
});

async function started(settings: BenchSettings = {}, desk: Desk = createScriptedDesk()): Promise<Bench> {
  const bench = await openBench(settings);
  open.push(bench);
  await bench.web.start(desk);
  return bench;
}

describe('after a restart', () => {
  test('the conversation is there, and its old buttons work', async () => {
    const store = openMemoryStore();
    const desk = createScriptedDesk();
    desk.answerWith(() => ({ kind: 'document', document: everyBlock }));
    const before = await started({ store }, desk);
    const old = await before.tab('reader');
    await old.say('/paper flowers');
    await old.until(() => old.messages().length === 2);
    await before.close();

    const tab = await (await started({ store }, desk)).tab('reader');
    await tab.pressLabel(tab.last(), 'Second neighbour');

    expect(
      tab
        .messages()
        .slice(0, 2)
        .map(({ id }) => id),
    ).toEqual(old.messages().map(({ id }) => id));
    expect(desk.heard[1]?.said).toMatchObject({ kind: 'call', call: { route: 'paper' } });
  });

  test('a page is told that it must read all anew', async () => {
    const bootIn = (raw: string) => /event: hello\ndata: (.+)/.exec(raw)?.[1];
    const first = await (await started()).tab('reader');
    const second = await (await started()).tab('reader');

    expect(bootIn(first.raw())).not.toBe(bootIn(second.raw()));
  });
});

describe('a broken connection', () => {
  test('is made up for: what was missed comes first', async () => {
    const bench = await started();
    const tab = await bench.tab('reader');
    const other = await bench.tab('host');
    await other.say('before');
    await tab.until(() => tab.messages().length === 1);
    const seen = [...tab.raw().matchAll(/^id: (.+)$/gm)].at(-1)?.[1] ?? '';
    tab.close();
    await other.say('while away');
    await other.say('/paper of mine');

    const back = await bench.tab('reader', { lastEventId: seen });
    await back.until(() => back.raw().includes('while away'));

    expect(back.raw()).not.toContain('before');
    expect(back.raw()).not.toContain('of mine');
    expect(back.restarts).toBe(0);
  });
});

describe('the clock', () => {
  const at = { start: WEDNESDAY };

  test('moves to next Monday at nine, in the zone the browser is in', async () => {
    const bench = await started(at);
    const tab = await bench.tab('reader', { zone: 'Asia/Tokyo' });

    const first = await tab.post('/api/clock', { to: 'next-monday' });
    const second = await tab.post('/api/clock', { to: 'next-monday' });

    expect(first.body).toMatchObject({ now: '2026-11-30T00:00:00.000Z', isMoved: true, zone: 'Asia/Tokyo' });
    expect(second.body.now).toBe('2026-12-07T00:00:00.000Z');
  });

  test('is told to every page', async () => {
    const bench = await started(at);
    const [one, other] = [await bench.tab('reader'), await bench.tab('host')];

    await one.post('/api/clock', { to: 'day' });
    await other.until(() => other.clocks.length > 1);

    expect(other.clocks.at(-1)).toMatchObject({ now: '2026-11-26T12:00:00.000Z', isMoved: true });
  });

  test.each<[unknown, number]>([
    ['hour', 3_600_000],
    ['day', 86_400_000],
    ['week', 604_800_000],
    [{ at: '2026-12-24T18:00:00+01:00' }, Date.parse('2026-12-24T17:00:00Z') - WEDNESDAY.getTime()],
  ])('moves on: %j', async (to, ahead) => {
    const bench = await started(at);

    await (await bench.tab('reader')).post('/api/clock', { to });

    expect(bench.clock.aheadMs()).toBe(ahead);
  });

  test.each<[string, unknown]>([
    ['back', { at: '2026-11-25T11:59:59Z' }],
    ['nowhere', { at: WEDNESDAY.toISOString() }],
    ['too far', { at: '2029-01-01T00:00:00Z' }],
    ['to a post where none is due', 'next-post'],
  ])('does not go %s', async (_title, to) => {
    const bench = await started(at);

    const { status } = await (await bench.tab('reader')).post('/api/clock', { to });

    expect([status, bench.clock.aheadMs()]).toEqual([409, 0]);
  });

  test('stops at each post on the way, and waits for it', async () => {
    const due = ['2026-11-26T09:00:00.000Z', '2026-11-27T09:00:00.000Z', '2026-12-24T09:00:00.000Z'];
    const rung: string[] = [];
    const bench = await started({
      ...at,
      nextPost: async () => {
        const next = due.find((instant) => new Date(instant) > bench.clock.now());
        return next === undefined ? null : { at: next, words: 'The paper' };
      },
      afterClockMoved: async () => void rung.push(bench.clock.now().toISOString()),
    });

    await (await bench.tab('reader')).post('/api/clock', { to: 'week' });

    expect(rung).toEqual([due[0], due[1], '2026-12-02T12:00:00.000Z']);
  });

  test('is as far ahead after a restart', async () => {
    const bench = await started(at);
    await (await bench.tab('reader')).post('/api/clock', { to: 'week' });

    const later = createMovableClock({ now: () => WEDNESDAY }, () => () => {});
    await restoreClock({ clock: later, store: bench.store });

    expect(later.now()).toEqual(new Date('2026-12-02T12:00:00.000Z'));
  });
});

describe('an empty page', () => {
  const first = { isFirstStart: true, commands };

  test('says a word in every room, with things to try, and sets the weekly paper up as the host', async () => {
    const desk = createScriptedDesk();
    const tab = await (await started(first, desk)).tab('reader', { zone: 'Europe/Berlin' });

    const { messages } = await tab.state();

    expect(messages.map(({ room }) => room).sort()).toEqual(['dm', 'general', 'reading-group']);
    expect(messages.every(({ document }) => (document?.actions.length ?? 0) > 0)).toBe(true);
    expect(desk.heard).toMatchObject([
      {
        person: { id: 'host', access: 'host' },
        place: { kind: 'channel', id: 'reading-group' },
        said: { kind: 'text', text: '/digest subscribe monday 09:00 Europe/Berlin' },
      },
    ]);
  });

  test('offers only calls the commands know', async () => {
    const known = new Map(commands.flatMap(({ routes }) => routes.map((route) => [route.path, route])));
    const tab = await (await started(first)).tab('reader');

    const calls = (await tab.state()).messages.flatMap(({ document }) =>
      (document?.actions ?? []).flatMap((action) => (action.kind === 'button' ? action.call : [])),
    );

    const unknown = calls.filter(
      ({ route, args }) =>
        Object.keys(args).some((name) => known.get(route)?.options[name] === undefined) || !known.has(route),
    );
    expect(calls.length).toBeGreaterThan(5);
    expect(unknown).toEqual([]);
  });

  test('is welcomed once: not by a second tab, and not after a restart', async () => {
    const store = openMemoryStore();
    const desk = createScriptedDesk();
    const bench = await started({ ...first, store }, desk);
    await Promise.all([bench.tab('reader'), bench.tab('host'), bench.tab('admin')]);
    const count = await store.pageMessages.count();

    await (await started({ ...first, store }, desk)).tab('host');

    expect(desk.heard).toHaveLength(1);
    expect(await store.pageMessages.count()).toBe(count);
  });

  test('comes back when everything is started over, with the machine’s own time', async () => {
    const heard: string[] = [];
    const desk = createScriptedDesk();
    desk.answerWith(({ said }: Inbound) => {
      heard.push(said.kind === 'text' ? said.text : said.call.route);
      return sentence('Heard.');
    });
    const erased: string[] = [];
    const bench = await started({ ...first, startOver: async () => void erased.push('all') }, desk);
    const tab = await bench.tab('reader');
    const before = (await tab.state()).messages.length;
    await tab.say('gone with the rest');
    await tab.post('/api/clock', { to: 'week' });

    const { status } = await tab.post('/api/restart', {});
    await tab.until(() => tab.restarts === 1);

    const state = await tab.state();
    expect([status, erased.length, bench.clock.aheadMs()]).toEqual([200, 1, 0]);
    expect(state.messages).toHaveLength(before);
    expect(state.clock.isMoved).toBe(false);
    expect(heard.filter((text) => text.startsWith('/digest subscribe'))).toHaveLength(2);
  });
});

describe('somebody who asks to be forgotten', () => {
  test('goes from every open page at once', async () => {
    const desk = createScriptedDesk();
    const bench = await started({}, desk);
    const [reader, host] = [await bench.tab('reader'), await bench.tab('host')];
    await reader.say('words of mine');
    await host.until(() => host.messages().length === 1);
    const [theirs] = host.messages();
    desk.answerWith(async () => {
      await bench.store.pageMessages.change(theirs?.id ?? '', () => null);
      return sentence('All of it is erased.');
    });

    await reader.say('/broadsheet forget-me');
    await host.until(() => host.messages().length === 0);
    await reader.until(() => reader.last().document?.summary === 'All of it is erased.');

    expect(reader.messages().some(({ text }) => text === 'words of mine')).toBe(false);
  });
});
