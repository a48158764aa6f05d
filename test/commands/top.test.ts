import { describe, expect, test } from 'vitest';
import { paperRef } from '../../src/core/paper/paper-ref.ts';
import { placeKey } from '../../src/services/delivery/ledger.ts';
import { channel, host, reader, stranger } from '../support/people.ts';
import {
  blockOf,
  buttonOf,
  documentOf,
  itemsOf,
  openDeskOver,
  openTestDesk,
  type TestDesk,
} from '../support/test-desk.ts';
import { ballotOf, issueOf, nominationOf, putPosted, votesOf, weekly } from '../support/voting.ts';

/** A dozen papers, all nominated; the first has twelve votes, the next eleven, and so on. */
async function openVotedDesk(): Promise<TestDesk> {
  const titles = Array.from({ length: 12 }, (_, index) => `Paper number ${String.fromCharCode(97 + index)}`);
  const desk = await openDeskOver(titles.map((title) => ({ title })));
  const nominations = titles.map((title, index) =>
    nominationOf(idOf(title), '2026-11-02T10:00:00.000Z', {
      title,
      votes: votesOf(Array.from({ length: 12 - index }, (__, voter) => `V${voter}`)),
    }),
  );
  await desk.store.ballots.change(placeKey('T1', 'C1'), () => ballotOf(...nominations));
  await putPosted(
    desk.store,
    [weekly()],
    [issueOf([idOf('Paper number b')], '2026-11-09T08:00:00.000Z', { slot: '2026-W46' })],
  );
  return openTestDesk(desk.store);
}

function idOf(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}

describe('/top', () => {
  test('says how to start where nothing was put forward', async () => {
    const desk = await openDeskOver([{ title: 'One' }]);

    expect(await desk.hear('/top', reader, channel)).toContain('/nominate <paper> puts one forward');
  });

  test('has the most votes first, with what was paper of the week when, and what is open', async () => {
    const desk = await openVotedDesk();

    const items = itemsOf(await desk.say('/top', reader, channel));

    expect(items.slice(0, 3).map(({ title, detail }) => [title, detail])).toEqual([
      ['Paper number a', '12 votes · open for votes'],
      ['Paper number b', '11 votes · paper of the week on 9 Nov 2026'],
      ['Paper number c', '10 votes · open for votes'],
    ]);
  });

  test('shows the card of one that is chosen', async () => {
    const desk = await openVotedDesk();
    const [first] = itemsOf(await desk.say('/top', reader, channel));

    const card = await desk.press(first?.call ?? { route: '', args: {} }, reader, channel);

    expect(documentOf(card).summary).toContain('Paper number a');
  });

  test('offers a vote for what is open and none for what is settled', async () => {
    const desk = await openVotedDesk();
    const reply = await desk.say('/top', reader, channel);

    const labels = documentOf(reply).actions.map(({ label }) => label);
    const voted = await desk.press(buttonOf(reply, 'Vote for 3').call, reader, channel);

    expect(labels).toContain('Vote for 1');
    expect(labels).not.toContain('Vote for 2');
    expect(documentOf(voted).summary).toBe('Your vote is with “Paper number c” now.');
  });

  test('pages with numbers that go on, for the same period', async () => {
    const desk = await openVotedDesk();

    const second = await desk.press(
      buttonOf(await desk.say('/top year', reader, channel), 'More').call,
      reader,
      channel,
    );

    expect(blockOf(second, 'list').start).toBe(11);
    expect(itemsOf(second)).toHaveLength(2);
    expect(documentOf(second).summary).toContain('in the last 365 days');
    expect(buttonOf(second, 'Vote for 12').call.args).toEqual({
      paper: paperRef(idOf('Paper number l')),
    });
  });

  test.each([
    ['week', false],
    ['month', true],
  ])('of a %s counts what is settled only within it: %s', async (period, isThere) => {
    const desk = await openVotedDesk();
    const old = nominationOf('old', '2026-11-01T10:00:00.000Z', {
      title: 'Old one',
      votes: votesOf(['U1'], '2026-11-05T10:00:00.000Z'),
    });
    await desk.store.ballots.change(placeKey('T1', 'C1'), () => ballotOf(old));
    await putPosted(desk.store, [], [issueOf(['old'], '2026-11-09T08:00:00.000Z')]);
    const reopened = openTestDesk(desk.store);

    const words = await reopened.hear(`/top ${period}`, reader, channel);

    expect(words.includes('Old one')).toBe(isThere);
  });

  test('in a direct message says where it belongs', async () => {
    const desk = await openVotedDesk();

    expect(await desk.hear('/top', reader)).toContain('Votes belong to a channel');
  });

  test('of another workspace shows nothing of this one', async () => {
    const desk = await openVotedDesk();

    expect(await desk.hear('/top', stranger, channel)).toContain('Nothing was nominated');
    expect(itemsOf(await desk.say('/top', host, channel))).toHaveLength(10);
  });

  test('draws what the channel read over the year, and nothing of it for a shorter time', async () => {
    const desk = await openVotedDesk();

    const { chart } = blockOf(await desk.say('/top year', reader, channel), 'chart');

    expect(chart.title).toMatch(/^Papers of the week, \w+ \d+ to \w+ \d+$/);
    expect(chart.alt).toContain('Nov 1 no category');
    expect(await desk.hear('/top month', reader, channel)).not.toContain('Papers of the week,');
  });

  test('draws it where nothing was voted for', async () => {
    const desk = await openDeskOver([{ title: 'One' }]);
    await putPosted(desk.store, [weekly()], [issueOf(['one'], '2026-11-09T08:00:00.000Z')]);

    const said = await desk.hear('/top year', reader, channel);

    expect(said).toContain('/nominate <paper> puts one forward');
    expect(said).toContain('Papers of the week, ');
  });

  test('draws no round-up and no issue that was never posted', async () => {
    const desk = await openDeskOver([{ title: 'One' }, { title: 'Two' }]);
    await putPosted(
      desk.store,
      [weekly(), weekly({ id: 'd-news', kind: 'round-up' })],
      [
        issueOf(['one'], '2026-11-09T08:00:00.000Z', { state: 'failed' }),
        issueOf(['one', 'two'], '2026-11-10T08:00:00.000Z', { subscription: 'd-news' }),
      ],
    );

    expect(await desk.hear('/top year', reader, channel)).not.toContain('Papers of the week,');
  });
});
