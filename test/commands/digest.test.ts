import { beforeEach, describe, expect, test } from 'vitest';
import type { Issue } from '../../src/core/delivery/issue.ts';
import { issueKey } from '../../src/core/delivery/issue.ts';
import type { Call, Reply } from '../../src/core/document/document.ts';
import { plainText } from '../../src/core/document/plain-text.ts';
import type { Person, Place } from '../../src/core/person.ts';
import { ledgerLine } from '../support/digests.ts';
import { admin, channel, directMessage, host, reader, stranger } from '../support/people.ts';
import { blockOf, buttonOf, documentOf, itemsOf, openSeedDesk, type TestDesk } from '../support/test-desk.ts';

/** The desk's clock stands at noon, UTC, on a Monday. */
const otherChannel: Place = { kind: 'channel', id: 'C2' };

let desk: TestDesk;
beforeEach(async () => {
  desk = await openSeedDesk();
});

const say = (text: string, person: Person = host, place: Place = channel) => desk.say(text, person, place);
const hear = (text: string, person: Person = host, place: Place = channel) => desk.hear(text, person, place);
const press = (reply: Reply, label: string, person: Person = host, place: Place = channel) =>
  desk.press(buttonOf(reply, label).call, person, place);
const wordsOf = (reply: Reply) => plainText(documentOf(reply));
const labelsOf = (reply: Reply) => documentOf(reply).actions.map(({ label }) => label);

async function subscriptions() {
  const found = [];
  for await (const [, each] of desk.store.subscriptions.all()) found.push(each);
  return found;
}

async function record(issue: Partial<Issue>, post: Parameters<typeof ledgerLine>[1] = {}): Promise<void> {
  const [subscription] = await subscriptions();
  const line = ledgerLine({ subscription: subscription?.id ?? '', ...issue }, post);
  await desk.ledger.change(issueKey(line.subscription, line.slot), () => line);
}

describe('/digest subscribe', () => {
  test('tells what is posted, when, in which zone, when next, whose it is, and how to change it', async () => {
    const words = await hear('/digest subscribe monday 09:00 Europe/Berlin');

    expect(words).toContain('from now on I post the paper of the week here every Monday at 09:00');
    expect(words).toContain('Covers: the whole library');
    expect(words).toContain('Picks: the nomination with the most votes');
    expect(words).toContain('When: every Monday at 09:00, Europe/Berlin');
    expect(words).toContain('Next: Mon 30 Nov 2026, 09:00 (Europe/Berlin)');
    expect(words).toContain('Owner: host');
    expect(words).toContain('/digest edit tuesday 10:00');
    expect(words).toContain('Actions: Preview, Edit, Pause, Skip next, Post now …, History');
  });

  test('says whose zone it is where none was typed', async () => {
    expect(await hear('/digest subscribe every weekday 8:30')).toContain(
      'All times are in UTC, the zone I was set up with',
    );
  });

  test.each([
    ['monday 09:00 Europe/Berlin', { kind: 'paper', zone: 'Europe/Berlin', picks: 'best' }],
    ['every weekday 8:30', { schedule: { kind: 'weekly', weekdays: [1, 2, 3, 4, 5] } }],
    ['friday 15:00 round-up', { kind: 'round-up' }],
    ['topic:"state space models" monday 9:00', { covers: { topic: 'state space models' } }],
    ['monday 9:00 about state space models', { covers: { topic: 'state space models' } }],
    [
      'monday 9:00 category:cs.LG author:yun code',
      { covers: { author: 'yun', category: 'cs.LG', hasCode: true } },
    ],
    ['monday 9:00 voted', { picks: 'voted' }],
    ['monday 9:00 mention:here when-empty:tell', { mention: 'here', tellEmpty: true }],
    ['cron 0 9 * * 1', { schedule: { kind: 'cron', expression: '0 9 * * 1' } }],
  ])('understands “%s”', async (typed, stored) => {
    await say(`/digest subscribe ${typed}`);

    expect(await subscriptions()).toMatchObject([stored]);
  });

  test('takes the same from typed options', async () => {
    const args = {
      day: 'monday',
      time: '09:00',
      timezone: 'Europe/Berlin',
      kind: 'round-up',
      topic: 'pruning',
    };

    await desk.press({ route: 'digest subscribe', args }, host, channel);

    expect(await subscriptions()).toMatchObject([
      {
        kind: 'round-up',
        zone: 'Europe/Berlin',
        schedule: { kind: 'weekly', weekdays: [1], time: { hour: 9, minute: 0 } },
        covers: { topic: 'pruning' },
      },
    ]);
  });

  test('without a day offers some, with what was said beside it', async () => {
    const offer = await say('/digest subscribe round-up topic:pruning');
    const chosen = itemsOf(offer)[1];

    await desk.press(chosen?.call ?? { route: '', args: {} }, host, channel);

    expect(chosen?.title).toBe('Every Friday at 15:00');
    expect(await subscriptions()).toMatchObject([{ kind: 'round-up', covers: { topic: 'pruning' } }]);
  });

  test('asks for another time with a form, whose answers it takes', async () => {
    const asked = await press(await say('/digest subscribe'), 'Another time …');
    if (asked.kind !== 'form') throw new Error('expected a form');
    const { submit, fields } = asked.form;

    await desk.press(
      { ...submit, args: { ...submit.args, day: 'friday 16:00', topic: 'pruning', author: '' } },
      host,
      channel,
    );

    expect(fields.map(({ name }) => name)).toEqual(['day', 'timezone', 'topic', 'author', 'category']);
    expect(await subscriptions()).toMatchObject([{ covers: { topic: 'pruning', author: null } }]);
  });

  test('twice makes one, and says so', async () => {
    await say('/digest subscribe monday 09:00');

    expect(await hear('/digest subscribe monday 09:00')).toContain('is here already');
    expect(await subscriptions()).toHaveLength(1);
  });

  test('teaches what it does not understand', async () => {
    const words = await hear('/digest subscribe whenever');

    expect(words).toContain('I did not understand “whenever”');
    expect(words).toContain('monday 09:00 Europe/Berlin');
    expect(await subscriptions()).toEqual([]);
  });

  test('says when the library knows no such author yet', async () => {
    expect(await hear('/digest subscribe monday author:"Nobody Atall"')).toContain(
      'No author in the library is called “Nobody Atall” yet',
    );
  });

  test('in a channel is for hosts and admins', async () => {
    expect(await hear('/digest subscribe monday 09:00', reader)).toContain(
      'Only a host of this channel or an admin',
    );
    expect(await hear('/digest subscribe', reader)).toContain('Only a host of this channel or an admin');
    expect(await subscriptions()).toEqual([]);
    await say('/digest subscribe monday 09:00', admin);
    expect(await subscriptions()).toHaveLength(1);
  });

  test('in a direct message is for everybody, for themselves', async () => {
    await say('/digest subscribe monday 09:00', reader, directMessage);

    expect(await subscriptions()).toMatchObject([{ channel: 'D1', to: 'channel', owner: { id: 'U1' } }]);
  });
});

describe('/digest list', () => {
  test('says how to set one up while there is none', async () => {
    const reply = await say('/digest list', reader);

    expect(wordsOf(reply)).toContain('/digest subscribe monday 09:00');
    expect(labelsOf(reply)).toEqual(['Set one up']);
  });

  test('numbers the digests of the channel, and choosing one shows it', async () => {
    await say('/digest subscribe monday 09:00 Europe/Berlin');
    await say('/digest subscribe friday 15:00 round-up about pruning');
    await say('/digest subscribe friday 15:00', host, otherChannel);

    const items = itemsOf(await say('/digest list', reader));
    const second = await desk.press(items[1]?.call ?? { route: '', args: {} }, reader, channel);

    expect(items.map(({ title }) => title)).toEqual([
      'Paper of the week, every Monday at 09:00',
      'Round-up, every Friday at 15:00',
    ]);
    expect(items[0]?.detail).toBe(
      'next: Mon 30 Nov 2026, 09:00 (Europe/Berlin) · the whole library · owner: host',
    );
    expect(wordsOf(second)).toContain('Covers: papers about “pruning”');
  });

  test('gives the buttons that change a digest to those who may press them', async () => {
    await say('/digest subscribe monday 09:00');
    const call = itemsOf(await say('/digest list', reader))[0]?.call ?? { route: '', args: {} };

    expect(labelsOf(await desk.press(call, reader, channel))).toEqual(['Preview', 'History']);
    expect(labelsOf(await desk.press(call, host, channel))).toContain('Post now …');
  });

  test('in a direct message shows a person’s own, wherever they are posted', async () => {
    await say('/digest subscribe monday 09:00');
    await say('/digest subscribe friday 15:00', admin);

    const items = itemsOf(await say('/digest list', host, directMessage));

    expect(items).toHaveLength(1);
    expect(items[0]?.detail).toContain('posted in channel C1');
  });
});

describe('/digest preview', () => {
  test('shows the next issue to whoever asks, and them alone', async () => {
    await say('/digest subscribe monday 09:00 Europe/Berlin');

    const reply = await say('/digest preview', reader);

    expect(documentOf(reply).visibility).toBe('asker');
    const words = wordsOf(reply);
    expect(words).toContain('only you see this. It will be posted Mon 30 Nov 2026, 09:00 (Europe/Berlin)');
    expect(words).toContain('Why this one:');
    expect(words).toContain('In the thread:');
  });

  test('says why nothing would be posted', async () => {
    await say('/digest subscribe monday 09:00 author:"Nobody Atall"');

    expect(await hear('/digest preview')).toContain('Nothing would be posted.');
  });

  test('of a paused digest says that it is not going to be posted', async () => {
    await say('/digest subscribe monday 09:00');
    await say('/digest pause');

    expect(await hear('/digest preview')).toContain('Next: none until it is resumed.');
  });
});

describe('/digest edit', () => {
  beforeEach(() => say('/digest subscribe monday 09:00 Europe/Berlin topic:pruning'));

  test.each([
    ['tuesday 10:00', { schedule: { weekdays: [2], time: { hour: 10, minute: 0 } } }],
    ['tuesday', { schedule: { weekdays: [2], time: { hour: 9, minute: 0 } } }],
    ['10:00', { schedule: { weekdays: [1], time: { hour: 10, minute: 0 } } }],
    [
      'timezone:Europe/Paris',
      { zone: 'Europe/Paris', schedule: { weekdays: [1], time: { hour: 9, minute: 0 } } },
    ],
    ['author:yun', { covers: { topic: 'pruning', author: 'yun' } }],
    ['topic:any code', { covers: { topic: null, hasCode: true } }],
    ['code:no', { covers: { hasCode: false } }],
    ['round-up', { kind: 'round-up' }],
    ['mention:here', { mention: 'here' }],
    ['1 friday', { schedule: { weekdays: [5] } }],
  ])('understands “%s”', async (typed, stored) => {
    expect(await hear(`/digest edit ${typed}`)).toContain('Changed.');

    expect(await subscriptions()).toMatchObject([stored]);
  });

  test('without words shows the digest and what could be said', async () => {
    const reply = await say('/digest edit');

    expect(wordsOf(reply)).toContain('Say what to change, or press Edit.');
    expect(labelsOf(reply)).toContain('Edit');
  });

  test('by its form takes out what is emptied', async () => {
    const asked = await press(await say('/digest edit'), 'Edit');
    if (asked.kind !== 'form') throw new Error('expected a form');
    const { submit, fields } = asked.form;
    const values = Object.fromEntries(fields.map(({ name, value }) => [name, value]));

    await desk.press(
      { ...submit, args: { ...submit.args, ...values, topic: '', category: 'LG' } },
      host,
      channel,
    );

    expect(values).toEqual({
      day: 'every Monday at 09:00',
      timezone: 'Europe/Berlin',
      topic: 'pruning',
      author: '',
      category: '',
    });
    expect(await subscriptions()).toMatchObject([
      { zone: 'Europe/Berlin', covers: { topic: null, author: null, category: 'LG' } },
    ]);
  });

  test('is for its owner too, whatever their rights', async () => {
    await say('/digest transfer <@U1|reader>');

    expect(await hear('/digest edit friday', reader)).toContain('Changed.');
  });

  test('is not for others, who are told whom to ask', async () => {
    expect(await hear('/digest edit friday', reader)).toContain(
      'Only its owner (host), a host of this channel or an admin',
    );
    expect(await subscriptions()).toMatchObject([{ schedule: { weekdays: [1] } }]);
  });

  test('leaves a line in the audit log, of ids alone', async () => {
    await say('/digest edit friday');

    const [subscription] = await subscriptions();
    expect(desk.audits.at(-1)).toEqual({
      audit: 'digest edit',
      subscription: subscription?.id,
      tenant: 'T1',
      by: 'U2',
    });
  });
});

describe('several digests', () => {
  beforeEach(async () => {
    await say('/digest subscribe monday 09:00');
    await say('/digest subscribe friday 15:00');
  });

  test('are chosen from where it is not said which, and what was asked goes on', async () => {
    const choice = await say('/digest pause until 2027-01-04');
    const second = itemsOf(choice)[1]?.call ?? { route: '', args: {} };

    const done = await desk.press(second, host, channel);

    expect(wordsOf(done)).toContain('Paused: until Mon 4 Jan 2027, 00:00 (UTC)');
    expect(await subscriptions()).toMatchObject([{ paused: null }, { paused: { by: 'person' } }]);
  });

  test.each([
    '/digest pause 2',
    '/digest pause #2',
    '/digest pause 2 until friday',
    '/digest pause digest:2',
  ])('are named by their number: %s', async (typed) => {
    await say(typed);

    expect(await subscriptions()).toMatchObject([{ paused: null }, { paused: { by: 'person' } }]);
  });

  test('are named by their id', async () => {
    const [, second] = await subscriptions();

    await say(`/digest skip ${second?.id}`);

    expect(await subscriptions()).toMatchObject([{ skips: [] }, { skips: ['2026-W48'] }]);
  });

  test('that are not there are said not to be', async () => {
    expect(await hear('/digest preview 3')).toContain(
      'There is no digest “3” here. /digest list shows the 2',
    );
  });
});

describe('pausing and skipping', () => {
  beforeEach(() => say('/digest subscribe monday 09:00 Europe/Berlin'));

  test('a pause until a day says when it runs again', async () => {
    const words = await hear('/digest pause until 2027-01-04');

    expect(words).toContain('Paused: until Mon 4 Jan 2027, 00:00 (Europe/Berlin)');
    expect(words).toContain('Next: Mon 4 Jan 2027, 09:00 (Europe/Berlin)');
  });

  test.each(['/digest pause until friday', '/digest pause for 2 weeks', '/digest pause'])(
    '%s',
    async (typed) => {
      expect(await hear(typed)).toContain('Paused.');
    },
  );

  test('a day nobody knows is taught', async () => {
    expect(await hear('/digest pause until doomsday')).toContain('I do not know which day “doomsday” is');
  });

  test('the buttons of a card pause it and set it going again', async () => {
    const paused = await press(await say('/digest edit'), 'Pause');
    const resumed = await press(paused, 'Resume');

    expect(wordsOf(paused)).toContain('none until it is resumed');
    expect(wordsOf(resumed)).toContain('It runs again. Next: Mon 30 Nov 2026');
    expect(await hear('/digest resume')).toContain('It is running already.');
  });

  test('skip next leaves out one and says which; resuming takes it back', async () => {
    const words = await hear('/digest skip next');

    expect(words).toContain('Left out: the issue of Mon 30 Nov 2026, 09:00 (Europe/Berlin)');
    expect(words).toContain('Next: Mon 7 Dec 2026, 09:00 (Europe/Berlin)');
    expect(await hear('/digest resume')).toContain('Nothing is left out any more. Next: Mon 30 Nov 2026');
  });

  test('the button to skip leaves out one, though it is pressed twice', async () => {
    const card = await say('/digest edit');

    await press(card, 'Skip next');
    const again = await press(card, 'Skip next');

    expect(wordsOf(again)).toContain('That issue is left out already');
    expect(await subscriptions()).toMatchObject([{ skips: ['2026-W49'] }]);
  });
});

describe('/digest post', () => {
  beforeEach(() => say('/digest subscribe monday 09:00'));

  test('now posts, and tells the one who asked alone', async () => {
    const reply = await say('/digest post now');

    expect(documentOf(reply)).toMatchObject({ summary: 'On its way.', visibility: 'asker' });
    expect(desk.posted).toHaveLength(1);
  });

  test.each(['/digest post now 1', '/digest post 1 now'])('%s', async (typed) => {
    await say(typed);

    expect(desk.posted).toHaveLength(1);
  });

  test('by its button asks first', async () => {
    const question = await press(await say('/digest edit'), 'Post now …');
    expect(desk.posted).toEqual([]);

    await press(question, 'Post it now');

    expect(wordsOf(question)).toContain('Post the paper of the week now, outside its schedule?');
    expect(desk.posted).toHaveLength(1);
  });

  test('while paused is refused', async () => {
    await say('/digest pause');

    expect(await hear('/digest post now')).toContain('This digest is paused');
    expect(desk.posted).toEqual([]);
  });

  test('is not for readers, who are not even asked', async () => {
    expect(await hear('/digest post', reader)).toContain('Only its owner (host)');
    expect(await hear('/digest post now', reader)).toContain('Only its owner (host)');
    expect(desk.posted).toEqual([]);
  });
});

describe('/digest transfer', () => {
  beforeEach(() => say('/digest subscribe monday 09:00'));

  test.each(['<@U123>', '<@U123|ann>', '<@!U123>', 'U123', '1 <@U123>', 'to <@U123>'])(
    'to %s',
    async (typed) => {
      expect(await hear(`/digest transfer ${typed}`)).toContain('It belongs to');

      expect(await subscriptions()).toMatchObject([{ owner: { id: 'U123' } }]);
    },
  );

  test('to a name alone asks for a mention or an id', async () => {
    const slack = { ...host, id: 'U012AB3CD' };

    expect(await hear('/digest transfer @ann', slack)).toContain('I cannot tell who “@ann” is');
    expect(await hear('/digest transfer some body')).toContain('I cannot tell who “some body” is');
  });

  test('of what is posted in a direct message is refused', async () => {
    await say('/digest subscribe friday', reader, directMessage);

    expect(await hear('/digest transfer <@U123>', reader, directMessage)).toContain('it stays yours');
  });
});

describe('/digest unsubscribe', () => {
  beforeEach(() => say('/digest subscribe friday 15:00 Europe/Berlin round-up topic:pruning'));

  test('asks first, then ends it', async () => {
    const question = await say('/digest unsubscribe');
    expect(await subscriptions()).toMatchObject([{ endedAt: null }]);

    const done = await press(question, 'Unsubscribe');

    expect(wordsOf(done)).toContain('Ended: Round-up, every Friday at 15:00');
    expect(await hear('/digest list')).toContain('There is no digest in this channel yet');
  });

  test('can be made good by a button', async () => {
    const done = await say('/digest unsubscribe confirm');

    await press(done, 'Set it up again');

    const [ended, again] = await subscriptions();
    expect(again).toMatchObject({
      kind: 'round-up',
      schedule: ended?.schedule,
      zone: 'Europe/Berlin',
      covers: { topic: 'pruning' },
      endedAt: null,
    });
  });

  test('leaves its history readable', async () => {
    await record({}, { state: 'sent', postedAt: '2026-11-23T08:00:01.000Z' });
    await say('/digest unsubscribe confirm');

    expect(await hear('/digest history', reader)).toContain('Posted Mon 23 Nov 2026, 09:00 (Europe/Berlin).');
  });
});

describe('/digest history', () => {
  beforeEach(() => say('/digest subscribe monday 09:00 Europe/Berlin'));

  test('draws what the channel read over the year, on the first page', async () => {
    const paper = 'hire-high-recall-approximate-top-k-estimation-for-efficient-llm-inference';
    await record({ papers: [paper] }, { state: 'sent', postedAt: '2026-11-23T08:00:02.000Z' });

    const { chart } = blockOf(await say('/digest history', reader), 'chart');

    expect(chart.title).toBe('Papers of the week, Dec 2025 to Nov 2026');
    expect(chart.alt).toMatch(/Oct none; Nov 1 \S+\.$/);
  });

  test('tells every issue in words, the newest first', async () => {
    const paper = 'hire-high-recall-approximate-top-k-estimation-for-efficient-llm-inference';
    await record({ papers: [paper] }, { state: 'sent', postedAt: '2026-11-23T08:00:02.000Z' });
    await record(
      { slot: '2026-W47', dueAt: '2026-11-16T08:00:00.000Z', late: true },
      { state: 'sent', postedAt: '2026-11-16T10:20:00.000Z' },
    );
    await record(
      { slot: '2026-W46', dueAt: '2026-11-09T08:00:00.000Z', skipped: 'Left out as asked.' },
      null,
    );
    await record(
      { slot: '2026-W45', dueAt: '2026-11-02T08:00:00.000Z' },
      { state: 'failed', why: 'The channel is archived.' },
    );

    const items = itemsOf(await say('/digest history', reader));

    expect(items.map(({ title, detail }) => [title, detail])).toEqual([
      [
        'Mon 23 Nov 2026, 09:00 (Europe/Berlin)',
        expect.stringMatching(/^Posted Mon 23 Nov 2026, 09:00 \(Europe\/Berlin\)\. “HiRE: /),
      ],
      ['Mon 16 Nov 2026, 09:00 (Europe/Berlin)', 'Posted late, Mon 16 Nov 2026, 11:20 (Europe/Berlin).'],
      ['Mon 9 Nov 2026, 09:00 (Europe/Berlin)', 'Not posted. Left out as asked.'],
      ['Mon 2 Nov 2026, 09:00 (Europe/Berlin)', 'Failed: it could not be posted. The channel is archived.'],
    ]);
  });

  test('asks about an issue that is held, and takes the answer once', async () => {
    await record(
      {},
      { state: 'held', intentAt: '2026-11-23T08:00:01.000Z', why: 'The channel cannot be read.' },
    );
    const history = await say('/digest history');

    const done = await press(history, 'It is there');
    const again = await press(history, 'It is not there: post it');

    expect(wordsOf(history)).toContain('Held: I cannot tell whether it was posted');
    expect(wordsOf(done)).toContain('I take it as posted');
    expect(wordsOf(again)).toContain('settled already');
    expect(await hear('/digest history')).toContain('Posted Mon 23 Nov 2026, 09:00');
  });

  test('posts a held issue that is not there', async () => {
    await record({}, { state: 'held' });

    expect(wordsOf(await press(await say('/digest history'), 'It is not there: post it'))).toContain(
      'it is posted within a minute',
    );
    expect((await desk.ledger.open()).length).toBe(1);
  });

  test('is settled by its owner from the direct message the notice came in', async () => {
    await record({}, { state: 'held' });
    const [subscription] = await subscriptions();
    const settle: Call = {
      route: 'digest settle',
      args: { digest: subscription?.id ?? '', slot: '2026-W48', how: 'leave' },
    };

    expect(wordsOf(await desk.press(settle, host, directMessage))).toContain('I take it as posted');
  });

  test('is paged', async () => {
    for (let day = 10; day < 22; day += 1)
      await record({ slot: `2026-11-${day}`, dueAt: `2026-11-${day}T08:00:00.000Z` });

    const first = await say('/digest history');
    const second = await press(first, 'More');

    expect([itemsOf(first).length, itemsOf(second).length]).toEqual([10, 2]);
    expect(labelsOf(second)).toEqual(['Back']);
  });

  test('of one digest tells of no other', async () => {
    await say('/digest subscribe friday 15:00');
    await record({});

    expect(itemsOf(await say('/digest history'))).toHaveLength(1);
    expect(await hear('/digest history 2')).toContain('No issue has been due yet');
  });
});

describe('nobody reaches the digest of another channel or tenant', () => {
  const visitors: [string, Person, Place][] = [
    ['from another channel', host, otherChannel],
    ['from another tenant, with the same channel', { ...stranger, access: 'admin' }, channel],
    ['from another tenant, as the owner’s namesake', { ...host, tenant: 'T2' }, directMessage],
    ['from a direct message, as an admin', admin, directMessage],
  ];
  const routes = [
    'digest show',
    'digest preview',
    'digest history',
    'digest edit',
    'digest pause',
    'digest resume',
    'digest skip',
    'digest transfer',
    'digest unsubscribe',
    'digest post',
    'digest rewrite',
    'digest form',
    'digest leave-out',
    'digest settle',
  ];

  test.each(visitors)('%s', async (_name, person, place) => {
    await say('/digest subscribe monday 09:00 topic:secret');
    await record({}, { state: 'held' });
    const before = await subscriptions();
    const digest = before[0]?.id ?? '';

    for (const route of routes) {
      const args = {
        digest,
        to: '<@U9>',
        day: 'friday',
        at: 'x',
        slot: '2026-W48',
        how: 'post',
        confirm: true,
        now: true,
      };
      const reply = await desk.press({ route, args }, person, place);
      expect(wordsOf(reply), route).not.toContain('secret');
    }
    for (const typed of ['/digest list', '/digest preview 1', '/digest history', `/digest history ${digest}`])
      expect(await hear(typed, person, place), typed).not.toMatch(/secret|Held/);

    expect(await subscriptions()).toEqual(before);
    expect((await desk.ledger.held()).length).toBe(1);
    expect(desk.posted).toEqual([]);
  });
});

describe('the page of the app', () => {
  test('shows the digests a person owns, with their next runs', async () => {
    await say('/digest subscribe monday 09:00 Europe/Berlin');
    await say('/digest subscribe friday 15:00', admin);

    const home = wordsOf(await desk.press({ route: 'broadsheet home', args: {} }, host));

    expect(home).toContain('Your digests');
    expect(home).toContain('Paper of the week, every Monday at 09:00');
    expect(home).toContain('next: Mon 30 Nov 2026, 09:00 (Europe/Berlin)');
    expect(home).not.toContain('Friday');
  });

  test('says how to set one up', async () => {
    expect(wordsOf(await desk.press({ route: 'broadsheet home', args: {} }, reader))).toContain(
      '/digest subscribe monday 09:00',
    );
  });
});
