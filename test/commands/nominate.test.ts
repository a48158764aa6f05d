import { beforeEach, describe, expect, test } from 'vitest';
import type { Call, Edit, Reply } from '../../src/core/document/document.ts';
import { plainText } from '../../src/core/document/plain-text.ts';
import type { Person } from '../../src/core/person.ts';
import { channel, host, reader, stranger } from '../support/people.ts';
import {
  buttonOf,
  documentOf,
  itemsOf,
  openSeedDesk,
  openTestDesk,
  type TestDesk,
} from '../support/test-desk.ts';
import { issueOf, putPosted, weekly } from '../support/voting.ts';

const other: Person = { ...reader, id: 'U7', name: 'other' };
const CARD = { channel: 'C1', message: 'm1' };
const HIRE_CARD = { channel: 'C1', message: 'm2' };
const LAMB_ID = 'large-batch-optimization-for-deep-learning-training-bert-in-76-minutes';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openSeedDesk();
});

function press(call: Call, person: Person = reader, on = CARD) {
  return desk.press(call, person, channel, on);
}

function editsOf(reply: Reply): Edit[] {
  return reply.kind === 'document' ? (reply.edits ?? []) : [];
}

/** What each message says on its vote button from now on. */
function labelsOf(reply: Reply): [string, string | undefined][] {
  return editsOf(reply).map(({ message, document }) => [
    message.message,
    document.actions.find(({ label }) => label.startsWith('Vote'))?.label,
  ]);
}

describe('/nominate', () => {
  test('is for everyone to see: what, by whom, how many votes, and a button to vote', async () => {
    const reply = await desk.say('/nominate LAMB', reader, channel);

    expect(documentOf(reply).visibility).toBe('everyone');
    expect(plainText(documentOf(reply))).toContain(
      "“Large Batch Optimization for Deep Learning: Training BERT in 76 minutes” was nominated for this channel's paper of the week by reader.",
    );
    expect(plainText(documentOf(reply))).toContain('0 votes so far.');
    expect(buttonOf(reply, 'Vote · 0').call.route).toBe('nominate vote');
  });

  test('says how a host sets a weekly paper up where there is none', async () => {
    expect(await desk.hear('/nominate LAMB', reader, channel)).toContain('/digest subscribe monday 09:00');
  });

  test('says when it could be picked', async () => {
    await putPosted(desk.store, [weekly()], []);

    expect(await desk.hear('/nominate LAMB', reader, channel)).toContain(
      'It could be picked on Mon 30 Nov 2026, 09:00 (Europe/Berlin)',
    );
  });

  test('of what is open already tells the second alone, and gives them the vote', async () => {
    await desk.say('/nominate LAMB', reader, channel);

    const reply = await desk.say('/nominate LAMB', host, channel);

    expect(documentOf(reply)).toMatchObject({ visibility: 'asker' });
    expect(documentOf(reply).summary).toContain('is nominated already by reader; 0 votes so far');
    expect(documentOf(await press(buttonOf(reply, 'Vote · 0').call, host)).summary).toContain('is with');
  });

  test('of a former paper of the week says when it was', async () => {
    await putPosted(desk.store, [weekly()], [issueOf([LAMB_ID], '2026-10-12T07:00:00.000Z')]);

    const words = await desk.hear('/nominate LAMB', reader, channel);

    expect(words).toContain('It was paper of the week on 12 Oct 2026 here.');
    expect(words).toContain('only once all that match have been');
  });

  test('asks which paper is meant, and choosing one nominates it', async () => {
    const reply = await desk.say('/nominate distillation', reader, channel);
    const chosen = await press(itemsOf(reply)[0]?.call ?? { route: '', args: {} });

    expect(documentOf(reply).visibility).toBe('asker');
    expect(documentOf(chosen)).toMatchObject({ visibility: 'everyone' });
    expect(documentOf(chosen).summary).toContain('was nominated');
  });

  test('in a direct message says where it belongs', async () => {
    expect(await desk.hear('/nominate LAMB', reader)).toContain('belong in a channel');
    expect(await desk.store.ballots.count()).toBe(0);
  });

  test('can be asked for by a button, which brings a form', async () => {
    const reply = await press({ route: 'nominate form', args: {} });
    const { submit } = reply.kind === 'form' ? reply.form : { submit: { route: '', args: {} } };
    const answered = await press({ ...submit, args: { ...submit.args, query: 'LAMB' } });

    expect(documentOf(answered).summary).toContain('was nominated');
  });

  test('stands on the card of a paper in a channel, and not in a direct message', async () => {
    const card = await desk.say('/paper LAMB', reader, channel);

    expect(documentOf(await press(buttonOf(card, 'Nominate').call)).summary).toContain('was nominated');
    expect(documentOf(await desk.say('/paper LAMB', reader)).actions.map(({ label }) => label)).not.toContain(
      'Nominate',
    );
  });
});

describe('the vote button', () => {
  test('tells the voter alone, and shows the count to everyone', async () => {
    const card = await desk.say('/nominate LAMB', reader, channel);

    const reply = await press(buttonOf(card, 'Vote · 0').call, host);

    expect(documentOf(reply)).toMatchObject({ visibility: 'asker' });
    expect(documentOf(reply).summary).toMatch(/^Your vote is with “Large Batch.*” now\.$/);
    expect(labelsOf(reply)).toEqual([['m1', 'Vote · 1']]);
  });

  test('delivered twice counts once', async () => {
    const card = await desk.say('/nominate LAMB', reader, channel);
    await press(buttonOf(card, 'Vote · 0').call, host);

    const again = await press(buttonOf(card, 'Vote · 0').call, host);

    expect(documentOf(again).summary).toContain('already');
    expect(labelsOf(again)).toEqual([['m1', 'Vote · 1']]);
  });

  test('moves the vote, and both counts change', async () => {
    const lamb = await desk.say('/nominate LAMB', reader, channel);
    const hire = await desk.say('/nominate HiRE', reader, channel);
    await press(buttonOf(lamb, 'Vote · 0').call, host, CARD);

    const reply = await press(buttonOf(hire, 'Vote · 0').call, host, HIRE_CARD);

    expect(documentOf(reply).summary).toMatch(
      /^Your vote is with “HiRE.*” now; it was with “Large Batch.*”\.$/,
    );
    expect(labelsOf(reply)).toEqual([
      ['m2', 'Vote · 1'],
      ['m1', 'Vote · 0'],
    ]);
  });

  test('is taken back by the button of the private answer, once', async () => {
    const card = await desk.say('/nominate LAMB', reader, channel);
    const voted = await press(buttonOf(card, 'Vote · 0').call, host);
    const back = buttonOf(voted, 'Take it back').call;

    const taken = await press(back, host);
    const again = await press(back, host);

    expect(documentOf(taken).summary).toContain('is taken back');
    expect(labelsOf(taken)).toEqual([['m1', 'Vote · 0']]);
    expect(documentOf(again).summary).toContain('You have no vote');
  });

  test('of another message than the card is never put in that message’s place', async () => {
    await desk.say('/nominate LAMB', reader, channel);
    const top = await desk.say('/top', reader, channel);

    const reply = await press(buttonOf(top, 'Vote for 1').call, host, { channel: 'C1', message: 'list' });

    expect(editsOf(reply)).toEqual([]);
  });

  test('on a card that is settled says so and mends the card', async () => {
    const card = await desk.say('/nominate LAMB', reader, channel);
    await putPosted(desk.store, [weekly()], [issueOf([LAMB_ID], '2026-11-30T08:00:00.000Z')]);
    desk = openTestDesk(desk.store);

    const reply = await press(buttonOf(card, 'Vote · 0').call, host);

    expect(documentOf(reply).summary).toContain('it was paper of the week on 30 Nov 2026');
    expect(editsOf(reply).map(({ message }) => message)).toEqual([CARD]);
    expect(labelsOf(reply)).toEqual([['m1', undefined]]);
  });

  test('pressed in another workspace reaches nothing', async () => {
    const card = await desk.say('/nominate LAMB', reader, channel);

    const reply = await press(buttonOf(card, 'Vote · 0').call, stranger);

    expect(documentOf(reply).summary).toContain('not nominated in this channel');
    expect(editsOf(reply)).toEqual([]);
  });
});

describe('Withdraw', () => {
  test('is refused to others in words', async () => {
    const card = await desk.say('/nominate LAMB', reader, channel);

    const reply = await press(buttonOf(card, 'Withdraw').call, other);

    expect(documentOf(reply).summary).toContain('Only reader or a host can take');
    expect(editsOf(reply)).toEqual([]);
  });

  test.each([reader, host])('by $name closes the card', async (person) => {
    const card = await desk.say('/nominate LAMB', reader, channel);
    await press(buttonOf(card, 'Vote · 0').call, other);

    const reply = await press(buttonOf(card, 'Withdraw').call, person);

    expect(documentOf(reply).summary).toContain('is taken back. Whoever voted for it can vote again.');
    expect(editsOf(reply).map(({ message }) => message)).toEqual([CARD]);
    expect(plainText(editsOf(reply)[0]?.document ?? documentOf(reply))).toContain(
      `It was taken back by ${person.name}, with 1 vote.`,
    );
  });
});

describe('names and titles', () => {
  test('of people and papers are text, whatever they hold', async () => {
    const hostile: Person = { ...reader, name: '@everyone <!channel> [x](http://evil.example)' };

    const reply = await desk.say('/nominate LAMB', hostile, channel);

    const spans = documentOf(reply).blocks.flatMap((block) =>
      block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'note' ? block.text : [],
    );
    expect(spans.filter(({ text }) => text.includes('@everyone'))).toHaveLength(1);
    expect(spans.filter(({ href }) => href?.includes('evil'))).toEqual([]);
  });
});
