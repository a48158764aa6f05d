import { beforeEach, describe, expect, test } from 'vitest';
import { followId } from '../../src/services/following.ts';
import { channel, reader, stranger } from '../support/people.ts';
import {
  buttonOf,
  documentOf,
  itemsOf,
  openDeskOver,
  openSeedDesk,
  type TestDesk,
} from '../support/test-desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openSeedDesk();
});

async function followed(person = reader): Promise<string[]> {
  const subscription = await desk.store.subscriptions.get(followId(person));
  return (subscription?.follows ?? []).map(({ kind, value }) => `${kind}: ${value}`);
}

describe('/follow', () => {
  test('starts a personal digest and says all about it, to the person alone', async () => {
    const reply = await desk.say('/follow topic sparse attention', reader, channel);
    const words = await desk.hear('/follow list', reader, channel);

    expect(documentOf(reply)).toMatchObject({ visibility: 'asker' });
    expect(documentOf(reply).summary).toBe('You follow “sparse attention” now.');
    expect(words).toContain('Comes: every Monday at 09:00');
    expect(words).toContain('Time zone: UTC');
    expect(words).toContain('Next: Mon 30 Nov 2026, 09:00 (UTC)');
  });

  test('of an author takes the name as the library has it', async () => {
    await desk.say('/follow author bhojanapalli');

    expect(await followed()).toEqual(['author: Srinadh Bhojanapalli']);
  });

  test('of an author nobody knows yet is kept, and the nearest names are offered', async () => {
    const reply = await desk.say('/follow author Bhojanapali');

    expect(documentOf(reply).summary).toContain('The library knows nobody called “Bhojanapali” yet');
    await desk.press(buttonOf(reply, 'Follow Srinadh Bhojanapalli').call);
    expect(await followed()).toEqual(['author: Bhojanapali', 'author: Srinadh Bhojanapalli']);
  });

  test('of a name several bear asks which of them, and choosing follows', async () => {
    desk = await openDeskOver([
      { title: 'One', authors: ['Ada Li'] },
      { title: 'Two', authors: ['Bo Li'] },
    ]);

    const reply = await desk.say('/follow author Li');
    await desk.press(itemsOf(reply)[1]?.call ?? { route: '', args: {} });

    expect(await followed()).toEqual(['author: Bo Li']);
  });

  test.each([
    ['cs.lg', 'category: cs.LG'],
    ['LG', 'category: cs.LG'],
    ['computation and language', 'category: cs.CL'],
    ['quant-ph', 'category: quant-ph'],
  ])('of the category %s takes its usual spelling', async (typed, kept) => {
    await desk.say(`/follow category ${typed}`);

    expect(await followed()).toEqual([kept]);
  });

  test('of a category arXiv has not offers those that may be meant', async () => {
    const reply = await desk.say('/follow category robot');

    expect(documentOf(reply).summary).toContain('arXiv has no category “robot”');
    await desk.press(itemsOf(reply)[0]?.call ?? { route: '', args: {} });
    expect(await followed()).toEqual(['category: cs.RO']);
  });

  test('of what is followed already changes nothing', async () => {
    await desk.say('/follow topic Sparse Attention');

    const reply = await desk.say('/follow topic sparse  attention');

    expect(documentOf(reply).summary).toContain('already');
    expect(await followed()).toEqual(['topic: Sparse Attention']);
  });

  test('of words without a word says so', async () => {
    expect(await desk.hear('/follow topic !!!')).toContain('There is no word in that topic.');
  });

  test('lists what can be opened: the author, the papers about it, the papers in it', async () => {
    await desk.say('/follow author Chong You');
    await desk.say('/follow topic attention');
    await desk.say('/follow category cs.LG');

    const items = itemsOf(await desk.say('/follow list'));
    const opened = [];
    for (const { call } of items)
      opened.push(documentOf(await desk.press(call ?? { route: '', args: {} })).summary);

    expect(items.map(({ title }) => title)).toEqual(['Chong You', '“attention”', 'cs.LG (Machine Learning)']);
    expect(opened[0]).toContain('Chong You:');
    expect(opened[1]).toContain('fit “attention”');
    expect(opened[2]).toMatch(/papers? fit/);
  });
});

describe('/follow stop', () => {
  beforeEach(async () => {
    await desk.say('/follow topic sparse attention');
    await desk.say('/follow topic sparse coding');
    await desk.say('/follow category cs.LG');
  });

  test.each([
    ['2', 'topic: sparse coding'],
    ['#3', 'category: cs.LG'],
    ['attention', 'topic: sparse attention'],
    ['category:cs.LG', 'category: cs.LG'],
  ])('%s stops that one', async (typed, gone) => {
    const before = await followed();

    await desk.say(`/follow stop ${typed}`);

    expect(await followed()).toEqual(before.filter((each) => each !== gone));
  });

  test('of words that fit several asks which, and choosing stops one', async () => {
    const reply = await desk.say('/follow stop sparse');
    const done = await desk.press(itemsOf(reply)[0]?.call ?? { route: '', args: {} });

    expect(itemsOf(reply)).toHaveLength(2);
    expect(documentOf(done).summary).toBe('You no longer follow “sparse attention”.');
    expect(await followed()).toHaveLength(2);
  });

  test('of what is not followed says so and shows what is', async () => {
    const words = await desk.hear('/follow stop pruning');

    expect(words).toContain('You follow nothing that fits “pruning”.');
    expect(words).toContain('“sparse coding”');
  });

  test('all ends the digest, which begins anew with the next thing followed', async () => {
    const ended = await desk.hear('/follow stop all');
    await desk.say('/follow topic pruning');

    expect(ended).toContain('your personal digest has ended');
    expect(await followed()).toEqual(['topic: pruning']);
  });

  test('has a list to choose from behind a button', async () => {
    const choice = await desk.press(buttonOf(await desk.say('/follow list'), 'Stop following …').call);

    await desk.press(itemsOf(choice)[2]?.call ?? { route: '', args: {} });

    expect(await followed()).toEqual(['topic: sparse attention', 'topic: sparse coding']);
  });
});

describe('/follow time', () => {
  test('changes day, time and zone', async () => {
    await desk.say('/follow topic attention');

    const words = await desk.hear('/follow time friday 16:00 Europe/Berlin');

    expect(words).toContain('Comes: every Friday at 16:00');
    expect(words).toContain('Next: Fri 27 Nov 2026, 16:00 (Europe/Berlin)');
  });

  test('takes a zone alone, and leaves the time', async () => {
    await desk.say('/follow topic attention');

    const words = await desk.hear('/follow time timezone:Asia/Tokyo');

    expect(words).toContain('Comes: every Monday at 09:00');
    expect(words).toContain('(Asia/Tokyo)');
  });

  test('without a time asks for it, with the present one to edit', async () => {
    await desk.say('/follow topic attention');

    const reply = await desk.say('/follow time');
    const submit = reply.kind === 'form' ? reply.form.submit : { route: '', args: {} };
    const done = await desk.press({
      ...submit,
      args: { ...submit.args, schedule: 'every day at 7:30', timezone: '' },
    });

    expect(reply).toMatchObject({
      kind: 'form',
      form: { fields: [{ value: 'every Monday at 09:00' }, { value: 'UTC' }] },
    });
    expect(documentOf(done).summary).toBe('Your personal digest comes every day at 07:30 now.');
  });

  test('of no time and no zone teaches', async () => {
    await desk.say('/follow topic attention');

    expect(await desk.hear('/follow time whenever')).toContain('monday');
    expect(await desk.hear('/follow time monday 9:00 timezone:Nowhere')).toContain('Europe/Berlin');
  });

  test('with nothing followed says how to start', async () => {
    expect(await desk.hear('/follow time friday')).toContain('You follow nothing yet.');
  });
});

test('what somebody follows belongs to them in their workspace', async () => {
  await desk.say('/follow topic attention', reader);

  expect(await desk.hear('/follow list', stranger)).toContain('You follow nothing yet.');
  await desk.say('/follow stop all', stranger);
  expect(await followed(reader)).toEqual(['topic: attention']);
});
