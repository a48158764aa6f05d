import { describe, expect, test } from 'vitest';
import type { HttpAnswer } from '../../src/core/ports/http.ts';
import { readFeedAside, readXmlAside, SMALL_BYTES } from '../../src/sources/aside.ts';
import { readFeed } from '../../src/sources/feed/answer.ts';
import { MOST_XML_BYTES, readXml, readXmlText } from '../../src/sources/xml.ts';

const entry = (index: number) =>
  `<entry><id>http://arxiv.org/abs/1605.0${index}</id><title>Paper &amp; ${index}</title><dc:identifier>1605.08380</dc:identifier><summary>${'Long words of an abstract. '.repeat(40)}</summary><author><name>A. B${index}</name></author></entry>`;
const feedOf = (count: number) =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Listing</title>${Array.from({ length: count }, (_, index) => entry(index)).join('')}</feed>`;
const bytes = (text: string) => new TextEncoder().encode(text);
const answerOf = (text: string, changes: Partial<HttpAnswer> = {}): HttpAnswer => ({
  status: 200,
  headers: new Map([['content-type', 'application/atom+xml']]),
  body: bytes(text),
  url: 'https://feeds.example.org/atom',
  kept: false,
  ...changes,
});

describe('XML from outside', () => {
  test.each([
    ['a document type', '<!DOCTYPE feed><feed/>'],
    ['an entity of its own', '<!DOCTYPE feed [<!ENTITY a "b">]><feed>&a;</feed>'],
    ['a file it names', '<!DOCTYPE feed SYSTEM "file:///etc/passwd"><feed/>'],
    ['an end that is missing', '<feed><entry><title>x</title>'],
    ['tags that do not nest', '<feed><a><b></a></b></feed>'],
  ])('is refused with %s', (_what, text) => {
    expect(readXmlText(text).kind).toBe('broken');
  });

  test('is never read as numbers, dates or truths', () => {
    const body = readXmlText('<a v="007"><b>1605.08380</b><c>0</c><d>true</d><e>1e3</e></a>');

    expect(body).toMatchObject({
      kind: 'xml',
      root: {
        attributes: new Map([['v', '007']]),
        children: ['1605.08380', '0', 'true', '1e3'].map((text) => ({ children: [text] })),
      },
    });
  });

  test('is not read beyond five megabytes', async () => {
    const body = bytes(`<feed>${'x'.repeat(MOST_XML_BYTES)}</feed>`);

    expect(readXml(body).kind).toBe('too-large');
    expect((await readXmlAside(body, null)).kind).toBe('too-large');
  });
});

describe('XML that is read aside', () => {
  const large = feedOf(300);

  test.each([
    ['a listing', large],
    ['a cut listing', large.slice(0, -20)],
    ['a web page', `<!doctype html><html>${'<p>x</p>'.repeat(20_000)}</html>`],
    ['plain words', 'Rate exceeded. '.repeat(10_000)],
    ['a document with a type', `<!DOCTYPE feed []>${large}`],
  ])('gives the same as here: %s', async (_what, text) => {
    expect(bytes(text).byteLength).toBeGreaterThan(SMALL_BYTES);

    expect(await readXmlAside(bytes(text), 'application/xml')).toEqual(
      readXml(bytes(text), 'application/xml'),
    );
  });

  test('gives the same feed, and the same refusals', async () => {
    const page = `<html><link rel="alternate" type="application/atom+xml" href="/f">${'<p>x</p>'.repeat(20_000)}</html>`;
    const refusalOf = async (work: () => unknown) => {
      try {
        return await work();
      } catch (error) {
        return error;
      }
    };

    expect(await readFeedAside(answerOf(large))).toEqual(readFeed(answerOf(large)));
    for (const answer of [answerOf(page), answerOf(large.slice(0, -20)), answerOf(large, { status: 503 })]) {
      const here = await refusalOf(() => readFeed(answer));
      expect(await refusalOf(() => readFeedAside(answer))).toEqual(here);
      expect(here).toBeInstanceOf(Error);
    }
  });

  test('lets everybody else have their turn meanwhile', async () => {
    const body = bytes(feedOf(3500));
    const turns = { here: 0, aside: 0 };
    const count = async (where: keyof typeof turns, work: () => unknown) => {
      let going = true;
      const turn = () => {
        turns[where] += 1;
        if (going) setImmediate(turn);
      };
      setImmediate(turn);
      await work();
      going = false;
    };

    await count('here', () => readXml(body));
    await count('aside', () => readXmlAside(body, null));

    expect(turns.here).toBeLessThan(5);
    expect(turns.aside).toBeGreaterThan(100);
  });

  test('is given up when it takes too long', async () => {
    expect(await readXmlAside(bytes(feedOf(3500)), null, { longestMs: 1 })).toEqual({ kind: 'too-large' });
  });

  test('is given up when it takes too much memory, and nothing else ends with it', async () => {
    const memory = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 };

    await expect(readFeedAside(answerOf(feedOf(3500)), { memory })).rejects.toThrow(
      'The feed of feeds.example.org cannot be read: it takes too long or too much.',
    );
  });
});
