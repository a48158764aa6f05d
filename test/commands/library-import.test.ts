import { beforeEach, describe, expect, test } from 'vitest';
import { plainText } from '../../src/core/document/plain-text.ts';
import { incoming, paperLines } from '../support/incoming-file.ts';
import { admin, host, reader } from '../support/people.ts';
import { documentOf, openDeskOver, type TestDesk } from '../support/test-desk.ts';

describe('/library import', () => {
  let desk: TestDesk;

  beforeEach(async () => {
    desk = await openDeskOver([{ title: 'Theorem 1 of Many', authors: ['Ada Example'] }]);
  });

  const heard = async (...handedIn: Parameters<TestDesk['handIn']>) =>
    plainText(documentOf(await desk.handIn(...handedIn)));

  test.each(['', 'here is our list', '/library import', 'library import'])(
    'takes the file an admin sends with the words %j, and its papers are found',
    async (words) => {
      const answer = await heard([incoming('list.jsonl', paperLines(1, 3))], words, admin);

      expect(answer).toContain('list.jsonl: 2 papers added.');
      expect(answer).toContain('Unchanged: 1');
      expect(await desk.hear('Theorem 3 of Many')).toContain('Ada Example');
      expect(await desk.hear('/library status')).toContain('3 papers');
    },
  );

  test.each([reader, host])('tells $name in one kind sentence who may, and reads nothing', async (person) => {
    let isAsked = false;
    const file = incoming('list.jsonl', paperLines(1, 3));
    const watched = {
      ...file,
      read: () => {
        isAsked = true;
        return file.read();
      },
    };

    const answer = await heard([watched], '', person);

    expect(answer).toContain('ask one of them to send me the file');
    expect(isAsked).toBe(false);
    expect(await desk.store.papers.count()).toBe(1);
  });

  test('says how to hand a file in, and what can be read', async () => {
    const answer = await desk.hear('/library import', admin);

    expect(answer).toContain('Send me the file in a direct message');
    expect(answer).toContain('JSON Lines (.jsonl)');
    expect(answer).toContain('10 MB');
  });

  test('does the same where a path is typed that only its sender could open', async () => {
    expect(await desk.hear('/library import papers/list.bib', admin)).toContain('Send me the file');
  });

  test('answers a question beside a picture', async () => {
    const picture = incoming('seen.png', 'x', { mediaType: 'image/png' });

    expect(await heard([picture], 'Theorem 1 of Many', reader)).toContain('Ada Example');
  });

  test('counts the same list sent twice as nothing new', async () => {
    await desk.handIn([incoming('list.jsonl', paperLines(1, 3))], '', admin);

    const answer = await heard([incoming('list.jsonl', paperLines(1, 3))], '', admin);

    expect(answer).toContain('Nothing new: all 3 papers of list.jsonl were in the library already.');
  });

  test('lets nothing in the name or the content of a file take effect', async () => {
    const file = incoming('<!channel> @everyone.jsonl', '{"title": 5}\n{"no": "<@U1>"}\n');

    const { summary, blocks } = documentOf(await desk.handIn([file], '', admin));

    const spans = blocks.flatMap((block) =>
      'text' in block && typeof block.text !== 'string' ? block.text : [],
    );
    expect(summary).toContain('<!channel> @everyone.jsonl');
    expect(spans.every((span) => span.href === undefined)).toBe(true);
  });
});
