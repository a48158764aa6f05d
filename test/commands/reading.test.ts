import { beforeEach, describe, expect, test } from 'vitest';
import { reader, stranger } from '../support/people.ts';
import { blockOf, buttonOf, documentOf, itemsOf, openSeedDesk, type TestDesk } from '../support/test-desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openSeedDesk();
});
const LAMB = 'Large Batch Optimization for Deep Learning: Training BERT in 76 minutes';

describe('/reading', () => {
  test('is empty at first, and says how to fill it', async () => {
    expect(await desk.hear('/reading list')).toContain('/reading add');
  });

  test('keeps what is saved by command and by button, in that order', async () => {
    await desk.say('/reading add lazy neuron');
    await desk.press(buttonOf(await desk.say('/paper LAMB'), 'Save').call);

    const titles = itemsOf(await desk.say('/reading list')).map(({ title }) => title);
    expect(titles).toEqual([expect.stringContaining('Lazy Neuron'), LAMB]);
  });

  test('keeps a paper once', async () => {
    await desk.say('/reading add LAMB');

    expect(await desk.hear('/reading add LAMB')).toContain('already');
    expect(itemsOf(await desk.say('/reading list'))).toHaveLength(1);
  });

  test('marks a paper as read by its number', async () => {
    await desk.say('/reading add LAMB');

    await desk.say('/reading done 1');

    expect(itemsOf(await desk.say('/reading list'))[0]?.detail).toContain('read 23 Nov 2026');
  });

  test('notes beside a paper by words of its title', async () => {
    await desk.say('/reading add LAMB');

    await desk.say('/reading note batch optimization note: the *trust ratio* is the point');

    expect(itemsOf(await desk.say('/reading list'))[0]?.detail).toContain(
      'note: the *trust ratio* is the point',
    );
  });

  test('takes what follows a number for the note', async () => {
    await desk.say('/reading add LAMB');

    await desk.say('/reading note 1 great proof');

    expect(itemsOf(await desk.say('/reading list'))[0]?.detail).toContain('note: great proof');
  });

  test('asks for a note that was left out, with the old one to edit', async () => {
    await desk.say('/reading add LAMB');
    await desk.say('/reading note 1 old note');

    const reply = await desk.say('/reading note 1');

    expect(reply).toMatchObject({ kind: 'form', form: { fields: [{ name: 'note', value: 'old note' }] } });
  });

  test('takes the answers of the form', async () => {
    await desk.say('/reading add LAMB');
    const reply = await desk.say('/reading note 1');
    const submit = reply.kind === 'form' ? reply.form.submit : { route: '', args: {} };

    await desk.press({ ...submit, args: { ...submit.args, note: 'from the form' } });

    expect(await desk.hear('/reading list')).toContain('from the form');
  });

  test('asks which one is meant when several fit', async () => {
    await desk.say('/reading add teacher’s pet');
    await desk.say('/reading add student-teacher deviations');

    const reply = await desk.say('/reading done distillation');
    await desk.press(itemsOf(reply)[1]?.call ?? { route: '', args: {} });

    expect(itemsOf(reply)).toHaveLength(2);
    expect(itemsOf(await desk.say('/reading list'))[1]?.detail).toContain('read 23 Nov 2026');
  });

  test('removes a paper', async () => {
    await desk.say('/reading add LAMB');

    await desk.say('/reading remove LAMB');

    expect(itemsOf(await desk.say('/reading list'))).toEqual([]);
  });

  test.each(['bibtex', 'ris', 'csl-json', 'markdown'])(
    'exports itself with its notes as %s',
    async (format) => {
      await desk.say('/reading add LAMB');
      await desk.say('/reading note 1 read the appendix');

      const file = blockOf(await desk.say(`/reading export ${format}`), 'file');

      expect(file.name).toMatch(/^reading-list\./);
      expect(file.content).toContain('Large Batch Optimization');
      expect(file.content).toContain('read the appendix');
    },
  );

  test('belongs to one person in one workspace', async () => {
    await desk.say('/reading add LAMB', reader);

    expect(await desk.hear('/reading list', stranger)).toContain('empty');
    expect(await desk.hear('/reading remove 1', stranger)).toContain('empty');
    expect(itemsOf(await desk.say('/reading list', reader))).toHaveLength(1);
  });

  test('pages a long list with numbers that go on', async () => {
    for (const id of (await firstIds(desk)).slice(0, 12)) await desk.say(`/reading add ${id}`);

    const second = await desk.press(buttonOf(await desk.say('/reading list'), 'More').call);

    expect(blockOf(second, 'list').start).toBe(11);
    expect(itemsOf(second)).toHaveLength(2);
  });
});

describe('what is kept about a person', () => {
  test('is told in counts', async () => {
    await desk.say('/reading add LAMB');
    await desk.say('/reading note 1 a note');

    const words = await desk.hear('/broadsheet privacy');

    expect(words).toContain('papers on your reading list: 1');
    expect(words).toContain('notes beside them: 1');
  });

  test('is erased only when confirmed, and then all of it', async () => {
    await desk.say('/reading add LAMB');

    const question = await desk.say('/broadsheet forget-me');
    expect(itemsOf(await desk.say('/reading list'))).toHaveLength(1);
    const done = await desk.press(buttonOf(question, 'Erase everything').call);

    expect(documentOf(done).summary).toContain('Erased: papers on your reading list (1)');
    expect(await desk.hear('/reading list')).toContain('empty');
    expect(await desk.store.readingLists.count()).toBe(0);
  });

  test('of somebody else stays when one is forgotten', async () => {
    await desk.say('/reading add LAMB', reader);
    await desk.say('/reading add HiRE', stranger);

    await desk.say('/broadsheet forget-me confirm', reader);

    expect(itemsOf(await desk.say('/reading list', stranger))).toHaveLength(1);
  });
});

async function firstIds({ store }: TestDesk): Promise<string[]> {
  const ids: string[] = [];
  for await (const [id] of store.papers.all()) ids.push(id);
  return ids;
}
