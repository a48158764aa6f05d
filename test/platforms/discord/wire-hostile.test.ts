import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Document } from '../../../src/core/document/document.ts';
import { hostileDocument } from '../../contracts/platform-samples.ts';
import { seen } from '../../support/discord-emulator/visible.ts';
import { hostileStrings } from '../../support/hostile-strings.ts';
import { acting } from './driver.ts';
import { startedBench } from './started-bench.ts';

const LONG_ABSTRACT = `${'Sparse *activation* of @everyone in <@1> and [x](http://evil.example) '.repeat(150)}END`;

/** Through the real client and over the wire: whatever a paper says, Discord takes it and nothing in it acts. */
describe('hostile text', () => {
  let bench: Awaited<ReturnType<typeof startedBench>>;

  beforeAll(async () => {
    bench = await startedBench();
  });

  afterAll(async () => {
    await bench.dispose();
    expect(bench.discord.problems).toEqual([]);
  });

  async function answers(document: Document) {
    bench.desk.answerWith(() => ({ kind: 'document', document }));
    const ada = bench.discord.person('Ada');
    const asked = await bench.answered(ada.slash('paper', { query: 'x' }));
    if (asked.original === null) throw new Error('there is no answer');
    return asked.original;
  }

  test.each(hostileStrings)('$name', async ({ text }) => {
    const message = await answers(hostileDocument(text));

    expect(acting(message)).toEqual([]);
    expect(seen(message).read.mentions).toEqual([]);
  });

  test('signs of Markdown are shown as they are written', async () => {
    const text = 'A* search, snake_case_name, *x* __y__ ~~z~~ ||w|| `c` # h > q';

    const message = await answers({
      summary: text,
      blocks: [{ kind: 'paragraph', text: [{ text }] }],
      actions: [],
      visibility: 'asker',
    });

    expect(seen(message).read.text.replaceAll('\u200b', '')).toContain(text);
    expect(seen(message).read.styled).toEqual([]);
  });

  test('an abstract of 10,000 characters is cut, with the whole of it in reach', async () => {
    const message = await answers({
      summary: 'An abstract.',
      blocks: [{ kind: 'paragraph', text: [{ text: LONG_ABSTRACT }] }],
      actions: [],
      visibility: 'asker',
    });

    expect(acting(message).filter((each) => each.startsWith('http') === false)).toEqual([]);
    expect(message.files.map(({ content }) => content.toString()).join('')).toContain('END');
  });
});
