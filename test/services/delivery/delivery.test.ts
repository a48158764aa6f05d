import { describe, expect, test } from 'vitest';
import { issueState } from '../../../src/core/delivery/issue.ts';
import { released } from '../../../src/core/delivery/protocol.ts';
import type { RefusalCause } from '../../../src/core/ports/messenger.ts';
import type { Happening } from '../../support/far-side.ts';
import { settle } from '../../support/hand-clock.ts';
import { BEFORE_NINE, composed, HOUR_MS, MINUTE_MS, openWorld, SETTLE_MS, type World } from './world.ts';

const later = (retryAfterMs: number | null): Happening => ({
  kind: 'later',
  retryAfterMs,
  scope: 'channel',
  why: 'Slow down.',
});
const refusedFor = (cause: RefusalCause): Happening => ({
  kind: 'refused',
  cause,
  why: 'The channel is archived.',
});
const states = async (world: World) => (await world.issues()).map(issueState);
const roles = (world: World) => world.far.standing().map(({ role }) => role);

describe('an issue that is due', () => {
  test('is posted in its minute, once, with its thread beneath it', async () => {
    const world = openWorld();
    await world.subscribe();

    await world.live(20 * MINUTE_MS);

    const [issue, thread] = world.far.standing();
    expect(roles(world)).toEqual(['issue', 'thread']);
    expect(issue?.at.toISOString()).toBe('2026-11-30T08:00:00.000Z');
    expect(thread?.request.to).toMatchObject({
      kind: 'thread',
      parent: { channel: 'C1', message: issue?.id },
    });
    expect(await states(world)).toEqual(['sent']);
  });

  test('is not posted before its time', async () => {
    const world = openWorld();
    await world.subscribe();

    await world.live(4 * MINUTE_MS);

    expect(world.far.posts).toEqual([]);
  });

  test('carries a marker that is the same for every attempt', async () => {
    const world = openWorld();
    await world.subscribe();
    world.far.next = ['lost-then-unknown', 'lost-then-unknown'];

    await world.live(30 * MINUTE_MS);

    const tokens = world.far.posts
      .filter(({ request }) => request.marker.role === 'issue')
      .map((post) => post.request.marker.token);
    expect(tokens.length).toBe(3);
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).toMatch(/^[a-z0-9]{25}$/);
  });

  test('comes again the next week, and not in between', async () => {
    const world = openWorld();
    await world.subscribe();

    await world.live(15 * 24 * HOUR_MS);

    expect(world.far.standing('issue').map(({ slot }) => slot)).toEqual(['2026-W49', '2026-W50', '2026-W51']);
  });

  test('takes a turn for each message it has to post, and none besides', async () => {
    const world = openWorld({ pace: { perSecond: 1 } });
    world.parts({
      compose: async (subscription, slot) => ({
        kind: 'issue',
        issue: { ...composed(subscription, slot.key), thread: null },
      }),
    });
    for (let count = 1; count <= 6; count += 1)
      await world.subscribe({ id: `d-${count}`, channel: `C${count}` });

    await world.live(6 * MINUTE_MS);

    const seconds = world.far.standing().map(({ at }) => at.getSeconds());
    expect(seconds).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('is looked at once however often the alarm rings', async () => {
    const world = openWorld();
    await world.subscribe();
    await world.clock.advance(5 * MINUTE_MS);

    await Promise.all(Array.from({ length: 20 }, () => world.delivery.wake()));
    await world.clock.advance(10 * MINUTE_MS);

    expect(roles(world)).toEqual(['issue', 'thread']);
  });

  test('is posted at the first ring after rings that never came', async () => {
    const world = openWorld();
    await world.subscribe();
    await world.delivery.wake();
    await world.clock.advance(5 * MINUTE_MS + 50_000);

    await world.delivery.wake();
    await world.clock.advance(1000);

    expect(roles(world)).toEqual(['issue', 'thread']);
    expect((await world.issues())[0]?.late).toBe(false);
  });

  test('keeps what it says over every attempt', async () => {
    const world = openWorld();
    await world.subscribe();
    world.far.next = [later(90_000)];
    let composed = 0;
    world.parts({
      compose: async () => {
        composed += 1;
        const words = {
          summary: `Take ${composed}`,
          blocks: [],
          actions: [],
          visibility: 'everyone' as const,
        };
        return { kind: 'issue', issue: { papers: ['p'], document: words, thread: null } };
      },
    });

    await world.live(10 * MINUTE_MS);

    expect(world.far.posts.map(({ request }) => request.document.summary)).toEqual(['Take 1', 'Take 1']);
  });
});

describe('a post whose outcome is unknown', () => {
  test('that was stored is found after the time to settle and not sent again', async () => {
    const world = openWorld();
    await world.subscribe();
    world.far.next = ['stored-then-unknown'];

    await world.live(10 * MINUTE_MS);

    expect(world.far.standing('issue')).toHaveLength(1);
    expect(world.far.posts.filter(({ request }) => request.marker.role === 'issue')).toHaveLength(1);
    expect(roles(world)).toEqual(['issue', 'thread']);
  });

  test('that was lost is sent again once the channel was read', async () => {
    const world = openWorld();
    await world.subscribe();
    world.far.next = ['lost-then-unknown'];

    await world.live(10 * MINUTE_MS);

    const [first, second] = world.far.posts;
    expect(world.far.standing('issue')).toHaveLength(1);
    expect((second?.at.getTime() ?? 0) - (first?.at.getTime() ?? 0)).toBeGreaterThanOrEqual(SETTLE_MS);
    expect(world.far.looks[0]?.since.toISOString()).toBe('2026-11-30T07:59:00.000Z');
  });

  test('that takes effect within the time to settle stands once', async () => {
    const world = openWorld();
    await world.subscribe();
    world.far.next = [{ storedAfterMs: SETTLE_MS - 1000 }];

    await world.live(30 * MINUTE_MS);

    expect(world.far.messages.filter(({ role }) => role === 'issue')).toHaveLength(1);
  });

  test('that takes effect later than that stands twice only until the audit', async () => {
    const world = openWorld();
    await world.subscribe();
    world.far.next = [{ storedAfterMs: SETTLE_MS + 30_000 }];

    await world.live(5 * MINUTE_MS + SETTLE_MS + 2 * MINUTE_MS);
    const during = world.far.standing('issue').length;
    await world.live(15 * MINUTE_MS);

    expect(during).toBe(2);
    expect(world.far.standing('issue')).toHaveLength(1);
    expect((await world.issues())[0]?.posts[0]?.extrasRemoved).toBe(1);
  });

  test('is sent again at once where the same nonce cannot make a second message', async () => {
    const world = openWorld({ repeatSafeMs: 60_000 });
    await world.subscribe();
    world.far.next = ['stored-then-unknown'];

    await world.live(6 * MINUTE_MS + 30_000);

    expect(world.far.looks).toEqual([]);
    expect(world.far.messages.filter(({ role }) => role === 'issue')).toHaveLength(1);
    expect(await states(world)).toEqual(['sent']);
  });

  test('is audited after ten minutes and an hour, and then left alone', async () => {
    const world = openWorld();
    await world.subscribe();
    world.far.next = ['stored-then-unknown'];

    await world.live(3 * HOUR_MS);

    const auditedAt = world.far.looks.length;
    await world.live(3 * HOUR_MS);
    expect(auditedAt).toBe(3);
    expect(world.far.looks).toHaveLength(3);
    expect(await world.ledger.open()).toEqual([]);
  });

  test('is held, never sent blindly, when the channel cannot be read, and its owner told once', async () => {
    const world = openWorld();
    await world.subscribe();
    world.far.next = ['lost-then-unknown'];
    world.far.reading = ({ marker }) =>
      marker.role === 'notice'
        ? null
        : { kind: 'unreadable', forGood: true, retryAfterMs: null, why: 'I may not read the channel.' };

    await world.live(3 * HOUR_MS);

    expect(await states(world)).toEqual(['held']);
    expect(world.far.standing('issue')).toEqual([]);
    expect(world.far.standing('notice').map(({ channel }) => channel)).toEqual(['dm-U2']);
  });
});

describe('a refusal that passes', () => {
  test('is waited out as long as the far side says', async () => {
    const world = openWorld();
    await world.subscribe();
    world.far.next = [later(95_000)];

    await world.live(15 * MINUTE_MS);

    const [first, second] = world.far.posts;
    expect((second?.at.getTime() ?? 0) - (first?.at.getTime() ?? 0)).toBeGreaterThanOrEqual(95_000);
    expect(world.far.standing('issue')).toHaveLength(1);
    expect(world.far.looks).toEqual([]);
  });

  test('after an attempt in doubt does not make it forgotten', async () => {
    const world = openWorld({ repeatSafeMs: 60_000 });
    await world.subscribe();
    world.far.next = ['stored-then-unknown', later(5 * MINUTE_MS)];

    await world.live(30 * MINUTE_MS);

    expect(world.far.messages.filter(({ role }) => role === 'issue')).toHaveLength(1);
    expect(world.far.looks.length).toBeGreaterThan(0);
  });
});

describe('a refusal for good', () => {
  test('pauses the digest and tells its owner once, with the mend', async () => {
    const world = openWorld();
    await world.subscribe();
    world.far.happen = ({ marker }) => (marker.role === 'issue' ? refusedFor('channel-gone') : 'accepted');

    await world.live(16 * 24 * HOUR_MS);

    const notices = world.far.standing('notice');
    expect(await states(world)).toEqual(['failed']);
    expect(notices).toHaveLength(1);
    expect(notices[0]?.request.document.actions.map(({ label }) => label)).toEqual(['Resume', 'History']);
    expect(world.far.posts.filter(({ request }) => request.marker.role === 'issue')).toHaveLength(1);
    expect((await world.store.subscriptions.get('d-1'))?.paused).toMatchObject({ by: 'fault' });
  });

  test('of the thread alone leaves the digest running and is told once', async () => {
    const world = openWorld();
    await world.subscribe();
    world.far.happen = ({ marker }) => (marker.role === 'thread' ? refusedFor('no-permission') : 'accepted');

    await world.live(15 * 24 * HOUR_MS);

    expect(world.far.standing('issue')).toHaveLength(3);
    expect(world.far.standing('notice')).toHaveLength(1);
    expect((await world.store.subscriptions.get('d-1'))?.paused).toBeNull();
  });

  test('of the whole workspace is tried again gently, and others are served meanwhile', async () => {
    const world = openWorld();
    await world.subscribe();
    await world.subscribe({ id: 'd-2', tenant: 'T2', channel: 'C2' });
    world.far.happen = ({ to }) => (to.tenant === 'T1' ? refusedFor('tenant-gone') : 'accepted');

    await world.live(65 * MINUTE_MS);

    const tries = world.far.posts.filter(({ request }) => request.to.tenant === 'T1');
    expect(world.far.standing('issue').map(({ channel }) => channel)).toEqual(['C2']);
    expect(tries.length).toBeGreaterThan(1);
    expect(tries.length).toBeLessThanOrEqual(5);
    expect((await world.delivery.status()).late.map(({ subscription }) => subscription)).toEqual(['d-1']);
  });

  test('of its form posts the plain form and logs no text', async () => {
    const world = openWorld();
    await world.subscribe();
    world.far.next = [{ kind: 'invalid', shape: '3 blocks', why: 'invalid_blocks' }];

    await world.live(8 * MINUTE_MS);

    expect(world.far.standing('issue').map(({ request }) => request.form)).toEqual(['plain']);
    expect(JSON.stringify(world.logged)).not.toContain('Issue 2026-W49 of');
  });
});

describe('after a time down', () => {
  test('the newest missed issue is posted once, says it is late, and older ones are written down', async () => {
    const world = openWorld();
    await world.subscribe({ schedule: { kind: 'daily', time: { hour: 9, minute: 0 } } });
    await world.clock.advance(3 * 24 * HOUR_MS + 2 * HOUR_MS);
    world.restart();

    await world.live(10 * MINUTE_MS);

    const [message] = world.far.standing('issue');
    expect(world.far.standing('issue')).toHaveLength(1);
    expect(message?.slot).toBe('2026-12-03');
    expect(message?.request.document.summary).toContain('late');
    expect((await world.issues()).map((issue) => [issue.slot, issueState(issue), issue.late])).toEqual([
      ['2026-11-30', 'skipped', false],
      ['2026-12-01', 'skipped', false],
      ['2026-12-02', 'skipped', false],
      ['2026-12-03', 'sent', true],
    ]);
  });

  test('nothing is posted that is further from its time than an issue may be', async () => {
    const world = openWorld();
    await world.subscribe();
    await world.clock.advance(6 * 24 * HOUR_MS + 6 * HOUR_MS);
    world.restart();

    await world.live(10 * MINUTE_MS);

    expect(world.far.posts).toEqual([]);
    expect(await states(world)).toEqual(['skipped']);
  });

  test('the channel is read before a catch-up, and what stands there is not posted again', async () => {
    const world = openWorld();
    await world.subscribe();
    await world.live(10 * MINUTE_MS);
    const key = (await world.issues()).map(({ subscription, slot }) => `${subscription}/${slot}`)[0] ?? '';
    await world.store.issues.change(key, () => null);
    world.restart();

    await world.live(30 * MINUTE_MS);

    expect(world.far.messages.filter(({ role }) => role === 'issue')).toHaveLength(1);
    expect(world.far.messages.filter(({ role }) => role === 'thread')).toHaveLength(1);
    expect(await states(world)).toEqual(['sent']);
  });

  test('a new digest owes nothing from before it was made', async () => {
    const world = openWorld({ start: new Date('2026-11-30T08:30:00Z') });
    await world.subscribe();

    await world.live(HOUR_MS);

    expect(world.far.posts).toEqual([]);
    expect(await world.issues()).toEqual([]);
  });
});

describe('a crash', () => {
  const crash = new Error('the process dies here');

  test('before the post leaves no gap and makes no second message', async () => {
    const world = openWorld();
    await world.subscribe();
    dieAt(world, 'before-post');

    await world.live(30 * MINUTE_MS);

    expect(roles(world)).toEqual(['issue', 'thread']);
  });

  test('after the post and before its record makes no second message', async () => {
    const world = openWorld();
    await world.subscribe();
    dieAt(world, 'after-post');

    await world.live(30 * MINUTE_MS);

    expect(world.far.messages.map(({ role }) => role)).toEqual(['issue', 'thread']);
  });

  /** The process dies at this moment of its first post; what comes after never happens, another process starts. */
  function dieAt(world: World, moment: 'before-post' | 'after-post'): void {
    let isFirst = true;
    world.far.moment = (name) => {
      if (name !== moment || !isFirst) return;
      isFirst = false;
      const { change } = world.ledger;
      world.ledger.change = () => new Promise(() => {});
      world.restart();
      void change;
      throw crash;
    };
  }
});

describe('a store that fails', () => {
  test('at the intent keeps the post from leaving', async () => {
    const world = openWorld();
    await world.subscribe();
    const { issues } = world.store;
    let failing = true;
    const failingIssues = {
      ...issues,
      change: async (...args: Parameters<typeof issues.change>) => {
        if (failing) throw new Error('the disk is full');
        return issues.change(...args);
      },
    };
    world.store.issues = failingIssues;
    world.restart();

    await world.live(8 * MINUTE_MS);
    const during = world.far.posts.length;
    const status = await world.delivery.status();
    failing = false;
    await world.live(4 * MINUTE_MS);

    expect(during).toBe(0);
    expect(status.fault).toContain('disk is full');
    expect(status.late).toHaveLength(1);
    expect(roles(world)).toEqual(['issue', 'thread']);
  });

  test('at the record finds the post again instead of sending it twice', async () => {
    const world = openWorld();
    await world.subscribe();
    const { issues } = world.store;
    let writes = 0;
    world.store.issues = {
      ...issues,
      change: async (...args: Parameters<typeof issues.change>) => {
        writes += 1;
        if (writes === 2) throw new Error('the disk is full');
        return issues.change(...args);
      },
    };
    world.restart();

    await world.live(15 * MINUTE_MS);

    expect(world.far.messages.map(({ role }) => role)).toEqual(['issue', 'thread']);
  });
});

describe('the clock', () => {
  test('set back an hour after the post makes nothing come twice and nothing fall silent', async () => {
    const world = openWorld();
    await world.subscribe({ schedule: { kind: 'daily', time: { hour: 9, minute: 0 } } });
    await world.live(10 * MINUTE_MS);

    world.clock.set(BEFORE_NINE);
    await world.live(25 * HOUR_MS);

    expect(world.far.messages.filter(({ role }) => role === 'issue').map(({ slot }) => slot)).toEqual([
      '2026-11-30',
      '2026-12-01',
    ]);
  });

  test('set weeks ahead is like a time down', async () => {
    const world = openWorld();
    await world.subscribe();
    await world.live(10 * MINUTE_MS);

    world.clock.set(new Date('2026-12-22T10:00:00Z'));
    await world.live(10 * MINUTE_MS);

    expect(world.far.standing('issue').map(({ slot }) => slot)).toEqual(['2026-W49', '2026-W52']);
    expect((await world.issues()).map(issueState)).toEqual(['sent', 'skipped', 'skipped', 'sent']);
  });

  test('standing still for minutes at the wrong moment gives the intent up rather than sending late', async () => {
    const world = openWorld();
    await world.subscribe();
    const { issues } = world.store;
    let stalled = false;
    world.store.issues = {
      ...issues,
      change: async (...args: Parameters<typeof issues.change>) => {
        const changed = await issues.change(...args);
        if (!stalled) {
          stalled = true;
          world.clock.set(new Date(world.clock.now().getTime() + 10 * MINUTE_MS));
        }
        return changed;
      },
    };
    world.restart();

    await world.live(8 * MINUTE_MS);

    expect(roles(world)).toEqual(['issue', 'thread']);
    expect((await world.issues())[0]?.posts[0]?.attempts).toBe(2);
  });
});

describe('what a person asks for', () => {
  test('an issue left out is written down and not posted', async () => {
    const world = openWorld();
    await world.subscribe({ skips: ['2026-W49'] });

    await world.live(8 * 24 * HOUR_MS);

    expect(world.far.standing('issue').map(({ slot }) => slot)).toEqual(['2026-W50']);
    expect(await states(world)).toEqual(['skipped', 'sent']);
  });

  test('a paused digest posts nothing, and runs again by itself when its pause is over', async () => {
    const world = openWorld();
    const paused = {
      at: BEFORE_NINE.toISOString(),
      until: '2026-12-05T00:00:00.000Z',
      by: 'person' as const,
      why: 'Holidays.',
    };
    await world.subscribe({ paused });

    await world.live(8 * 24 * HOUR_MS);

    expect(world.far.standing('issue').map(({ slot }) => slot)).toEqual(['2026-W50']);
  });

  test('an issue asked for twice in a minute is posted once, beside the schedule', async () => {
    const world = openWorld();
    const subscription = await world.subscribe();

    await Promise.all([world.delivery.postNow(subscription), world.delivery.postNow(subscription)]);
    await world.live(10 * MINUTE_MS);

    expect(world.far.standing('issue').map(({ slot }) => slot)).toEqual(['now-2026-11-30T07:55', '2026-W49']);
  });

  test('ending a digest keeps what is under way from being posted', async () => {
    const world = openWorld();
    await world.subscribe();
    world.far.next = [later(3 * MINUTE_MS)];
    await world.live(6 * MINUTE_MS);

    const endedAt = world.clock.now().toISOString();
    await world.store.subscriptions.change('d-1', (current) =>
      current === null ? null : { ...current, endedAt },
    );
    await world.live(20 * MINUTE_MS);

    expect(world.far.standing()).toEqual([]);
    expect(await states(world)).toEqual(['skipped']);
  });
});

describe('a digest set up from the command line', () => {
  test('for a channel of a platform is given to its workspace and posted there', async () => {
    const world = openWorld();
    await world.subscribe({ tenant: 'local' });

    await world.live(10 * MINUTE_MS);

    expect((await world.store.subscriptions.get('d-1'))?.tenant).toBe('T1');
    expect(roles(world)).toEqual(['issue', 'thread']);
  });

  test('with an issue asked for there is posted once its workspace is known', async () => {
    const world = openWorld();
    const subscription = await world.subscribe({ tenant: 'local' });
    world.parts({ messengers: () => [] });
    await world.delivery.postNow(subscription);
    world.parts({});

    await world.live(6 * MINUTE_MS);

    expect(world.far.standing('issue').map(({ slot }) => slot)).toContain('now-2026-11-30T07:55');
  });

  test('for this terminal stays here', async () => {
    const world = openWorld();
    await world.subscribe({ tenant: 'local', channel: 'terminal' });

    await world.live(10 * MINUTE_MS);

    expect((await world.store.subscriptions.get('d-1'))?.tenant).toBe('local');
    expect((await world.delivery.status()).unserved).toBe(1);
  });
});

describe('a line that is erased while its issue is under way', () => {
  test('stays erased', async () => {
    const world = openWorld();
    await world.subscribe();
    world.far.next = [later(60_000)];
    await world.live(5 * MINUTE_MS + 30_000);

    await world.ledger.change('d-1/2026-W49', () => null);
    await world.store.subscriptions.change('d-1', () => null);
    await world.live(20 * MINUTE_MS);

    expect(await world.issues()).toEqual([]);
    expect(world.far.standing()).toEqual([]);
  });
});

describe('a held issue a person decides about', () => {
  test('is posted when they say it is not there, however long that took', async () => {
    const world = openWorld();
    await world.subscribe();
    world.far.next = ['lost-then-unknown'];
    world.far.reading = () => ({
      kind: 'unreadable',
      forGood: true,
      retryAfterMs: null,
      why: 'I may not read it.',
    });
    await world.live(HOUR_MS);
    await world.clock.advance(9 * 24 * HOUR_MS);
    world.far.reading = () => null;

    const now = world.clock.now();
    await world.ledger.change('d-1/2026-W49', (issue) =>
      issue === null
        ? null
        : {
            ...issue,
            posts: issue.posts.map((post) => (post.state === 'held' ? released(post, now) : post)),
          },
    );
    await world.live(5 * MINUTE_MS);

    expect(world.far.standing('issue').map(({ slot }) => slot)).toContain('2026-W49');
  });
});

describe('nothing to say', () => {
  test('is written down, and the channel hears of it only where the host asked', async () => {
    const world = openWorld();
    await world.subscribe();
    await world.subscribe({ id: 'd-2', channel: 'C2', tellEmpty: true });
    world.parts({ compose: async () => ({ kind: 'nothing', why: 'No paper matches.' }) });

    await world.live(10 * MINUTE_MS);

    expect(world.far.standing().map(({ channel }) => channel)).toEqual(['C2']);
    expect((await world.issues()).map((issue) => [issueState(issue), issue.posts[0]?.why])).toEqual([
      ['skipped', 'No paper matches.'],
      ['sent', null],
    ]);
  });

  test('in a zone the system no longer knows pauses the digest with a word to its owner', async () => {
    const world = openWorld();
    await world.subscribe({ zone: 'Mars/Phobos' });

    await world.live(3 * MINUTE_MS);

    expect((await world.store.subscriptions.get('d-1'))?.paused?.why).toContain('Mars/Phobos');
    expect(roles(world)).toEqual(['notice']);
  });
});

describe('stopping', () => {
  test('waits for what is under way and starts nothing more', async () => {
    const world = openWorld();
    await world.subscribe();
    await world.clock.advance(5 * MINUTE_MS);
    void world.delivery.wake();

    await world.delivery.stop();
    await settle();
    const posted = world.far.posts.length;
    await world.live(5 * MINUTE_MS);

    expect(world.far.posts.length).toBe(posted);
    expect((await world.issues()).every((issue) => issue.posts[0]?.state !== 'sending')).toBe(true);
  });
});
