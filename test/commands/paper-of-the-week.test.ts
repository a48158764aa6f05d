import { describe, expect, test } from 'vitest';
import { channel, reader, stranger } from '../support/people.ts';
import { openDeskOver, openTestDesk, type TestDesk } from '../support/test-desk.ts';
import { issueOf, putPosted, weekly } from '../support/voting.ts';

const SAID = 'Paper of the week here on 9 Nov 2026.';
const LINK = 'https://arxiv.org/abs/2210.06313';

/** Two papers, of which the first was paper of the week of the channel. */
async function openPostedDesk(): Promise<TestDesk> {
  const desk = await openDeskOver([
    { title: 'Flowers of algebra', arxivId: '2210.06313' },
    { title: 'Gardens' },
  ]);
  await putPosted(desk.store, [weekly()], [issueOf(['flowers-of-algebra'], '2026-11-09T08:00:00.000Z')]);
  return openTestDesk(desk.store);
}

describe('a paper that was paper of the week', () => {
  test.each(['/paper flowers of algebra', `/paper ${LINK}`, 'flowers of algebra'])(
    'is told to have been it where it was: %s',
    async (line) => {
      const desk = await openPostedDesk();

      expect(await desk.hear(line, reader, channel)).toContain(SAID);
    },
  );

  test.each(['paper link', 'paper message'])(
    'is told to have been it when it is pasted (%s)',
    async (route) => {
      const desk = await openPostedDesk();

      const card = await desk.press({ route, args: { query: `see ${LINK}` } }, reader, channel);

      expect(JSON.stringify(card)).toContain(SAID);
    },
  );

  test('is any paper elsewhere: in another workspace, and in a direct message', async () => {
    const desk = await openPostedDesk();

    const said = [
      await desk.hear('/paper flowers of algebra', stranger, channel),
      await desk.hear('/paper flowers of algebra', reader),
    ];

    expect(said.every((words) => words.includes('Flowers of algebra'))).toBe(true);
    expect(said.join()).not.toContain('Paper of the week');
  });

  test('says nothing of another one', async () => {
    const desk = await openPostedDesk();

    expect(await desk.hear('/paper gardens', reader, channel)).not.toContain('Paper of the week');
  });
});
