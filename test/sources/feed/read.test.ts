import { describe, expect, test } from 'vitest';
import { AskerError, SourceUnavailable } from '../../../src/core/errors.ts';
import type { PaperDraft } from '../../../src/core/paper/paper.ts';
import { createFeedSource } from '../../../src/sources/feed/index.ts';
import { papersOf, skippedOf } from '../../formats/read-all.ts';
import { eventsOf, type FakeAnswer, fakeHttp } from '../fake-http.ts';
import { atom, rss } from './feed-of.ts';

const ADDRESS = 'https://journal.example/feeds/new.xml';

async function read(answer: FakeAnswer | string, since: string | null = null, address = ADDRESS) {
  const { http } = fakeHttp(() => answer);
  return eventsOf(createFeedSource({ http }).read(address, { limit: 50, since }));
}

async function papersIn(answer: FakeAnswer | string, since: string | null = null): Promise<PaperDraft[]> {
  return papersOf(await read(answer, since));
}

describe('kinds of feeds', () => {
  test('RSS 2.0, with everything a journal says', async () => {
    const [paper] = await papersIn(
      rss(`<item><title>Slow &lt;i&gt;Learning&lt;/i&gt; of H&lt;sub&gt;2&lt;/sub&gt;O</title>
        <link>https://journal.example/doi/10.99999/made.up.1?utm=rss</link><guid isPermaLink="false">x1</guid>
        <dc:identifier>doi:10.99999/MADE.UP.1</dc:identifier><prism:publicationName>Made-up Journal</prism:publicationName>
        <dc:creator>Ada Beispiel</dc:creator><dc:creator>Max Mustermann</dc:creator>
        <description><![CDATA[<p>Abstract: We melt <b>weights</b>.</p><script>alert(1)</script>]]></description>
        <pubDate>Wed, 31 Jan 2024 23:30:00 +1100</pubDate></item>`),
    );

    expect(paper).toEqual({
      title: 'Slow Learning of H₂O',
      authors: ['Ada Beispiel', 'Max Mustermann'],
      abstract: 'We melt weights.',
      published: '2024-01-31',
      doi: '10.99999/made.up.1',
      venue: 'Made-up Journal',
      url: 'https://journal.example/doi/10.99999/made.up.1?utm=rss',
      codeLinks: [],
      hasCode: false,
    });
  });

  test('RSS 1.0, whose items stand beside the channel', async () => {
    const [paper] =
      await papersIn(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://journal.example"><title>Made-up</title></channel>
      <item rdf:about="https://journal.example/2"><title>Moraines</title><link>https://journal.example/2</link><dc:date>2024-02</dc:date></item></rdf:RDF>`);

    expect(paper).toMatchObject({
      title: 'Moraines',
      url: 'https://journal.example/2',
      published: '2024-02',
    });
  });

  test('RSS 0.91, with no date and no id', async () => {
    const [paper] = await papersIn(
      '<rss version="0.91"><channel><item><title>Old</title><link>http://old.example/1</link></item></channel></rss>',
    );

    expect(paper).toMatchObject({ title: 'Old', url: 'http://old.example/1' });
  });

  test('Atom, with relative links and markup in the title', async () => {
    const [paper] = await papersIn(
      atom(`<entry xml:base="https://notes.example/blog/"><id>tag:notes.example,2024:1</id>
        <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">On <em>Moraines</em></div></title>
        <link rel="self" href="https://notes.example/1.atom"/><link href="1.html"/>
        <published>2024-02-23T00:00:00-05:00</published><updated>2024-03-01T00:00:00Z</updated>
        <author><name>Ada Beispiel</name></author><content type="html">&lt;p&gt;Left behind.&lt;/p&gt;</content></entry>`),
    );

    expect(paper).toMatchObject({
      title: 'On Moraines',
      url: 'https://notes.example/blog/1.html',
      published: '2024-02-23',
      authors: ['Ada Beispiel'],
      abstract: 'Left behind.',
    });
  });

  test('JSON Feed', async () => {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Made-up',
      items: [
        {
          id: 1,
          title: 'a < b',
          url: '/1',
          content_html: '<p>Text</p>',
          authors: [{ name: 'Ada Beispiel' }],
        },
        'no item',
        { id: '3', content_text: 'no title' },
      ],
    };

    const events = await read(JSON.stringify(feed));

    expect(papersOf(events)).toMatchObject([
      { title: 'a < b', url: 'https://journal.example/1', abstract: 'Text', authors: ['Ada Beispiel'] },
    ]);
    expect(skippedOf(events)).toHaveLength(2);
  });

  test('relative links are read against the address after redirects', async () => {
    const item = '<item><title>T</title><link>../1</link></item>';

    const [paper] = await papersIn({ body: rss(item), url: 'https://elsewhere.example/a/b/feed' });

    expect(paper?.url).toBe('https://elsewhere.example/a/1');
  });
});

describe('identifiers', () => {
  test.each([
    ['<link>https://arxiv.org/abs/2401.99901v3</link>', { arxivId: '2401.99901', version: 3 }],
    ['<link>https://huggingface.co/papers/2401.99901</link>', { arxivId: '2401.99901' }],
    ['<link>https://doi.org/10.99999/Made.Up</link>', { doi: '10.99999/made.up' }],
    [
      '<link>https://www.biorxiv.org/content/10.1101/2024.01.01.573456v2?rss=1</link>',
      { doi: '10.1101/2024.01.01.573456' },
    ],
    ['<guid>https://doi.org/10.99999/made.up</guid>', { doi: '10.99999/made.up' }],
    ['<dc:identifier>10.48550/arXiv.2401.99901</dc:identifier>', { arxivId: '2401.99901' }],
  ])('are found in %s', async (element, expected) => {
    const [paper] = await papersIn(rss(`<item><title>T</title>${element}</item>`));

    expect(paper).toMatchObject(expected);
  });

  test('a page about a paper of arXiv is not that paper', async () => {
    const item = '<item><title>My thoughts</title><link>https://blog.example/notes/2401.99901</link></item>';

    const [paper] = await papersIn(rss(item));

    expect(paper?.arxivId).toBeUndefined();
  });
});

describe('damage', () => {
  test('an item whose markup is broken costs only itself', async () => {
    const events = await read(rss('<item><title>A <b>bold</title></item><item><title>Good</title></item>'));

    expect(papersOf(events).map(({ title }) => title)).toEqual(['Good']);
    expect(skippedOf(events)).toEqual([{ kind: 'skipped', where: 'item 1', why: 'it is not well-formed' }]);
  });

  test('a feed that ends too early is trouble, however much of it came', async () => {
    const whole = rss('<item><title>One</title></item><item><title>Two</title></item>');

    await expect(read(whole.slice(0, whole.indexOf('Two')))).rejects.toThrow(SourceUnavailable);
  });

  test('prefixes nobody declared and bare ampersands are let pass', async () => {
    const feed = '<rss><channel><item><title>R&D</title><itunes:x>y</itunes:x></item></channel></rss>';

    expect(await papersIn(feed)).toMatchObject([{ title: 'R&D' }]);
  });

  test('a feed that calls itself UTF-8 and is not is read as what it is', async () => {
    const feed = rss('<item><title>Caf\u00e9</title></item>');

    expect(await papersIn({ body: Buffer.from(feed, 'latin1') })).toMatchObject([{ title: 'Café' }]);
  });
});

describe('what is told to who gave the address', () => {
  test('the feeds a web page names', async () => {
    const page = `<!doctype html><html><head>
      <link rel="stylesheet" href="/x.css"><link href='/feed?a=1&amp;b=2' type="application/rss+xml" rel="alternate">
      <link rel=alternate type=application/atom+xml href=https://journal.example/atom></head></html>`;

    await expect(read(page)).rejects.toThrow(
      'That is a web page, not a feed. The feed it names is https://journal.example/feed?a=1&b=2 (or https://journal.example/atom)',
    );
  });

  test.each([
    [{ status: 410 }, 'gone'],
    [{ status: 404, body: '<html></html>' }, 'no feed at this address'],
    [{ body: '<!doctype html><html></html>' }, 'names none'],
    [{ body: '<opml><body/></opml>' }, 'no feed'],
    [{ body: '{"papers":[]}' }, 'no feed'],
  ])('%j', async (answer, words) => {
    const reading = read(answer);

    await expect(reading).rejects.toThrow(AskerError);
    await expect(reading).rejects.toThrow(words);
  });

  test.each([
    ['http://journal.example/feed', 'https://journal.example/feed', 'person'],
    ['journal.example/feed', 'https://journal.example/feed', 'person'],
    ['feed://journal.example/feed', 'https://journal.example/feed', 'person'],
    ['feed:https://journal.example/feed#top', 'https://journal.example/feed', 'person'],
    ['http://lab.internal:8080/feed', 'http://lab.internal:8080/feed', 'operator'],
  ])('%s is asked as %s, chosen by the %s', async (typed, url, chosenBy) => {
    const { http, requests } = fakeHttp(() => rss(''));
    const source = createFeedSource({ http, ownOrigins: ['http://lab.internal:8080'] });

    await eventsOf(source.read(typed, { limit: 5, since: null }));

    expect(requests).toMatchObject([{ url, chosenBy }]);
  });
});

describe('following', () => {
  const dated = (title: string, day: string) =>
    `<item><title>${title}</title><dc:date>${day}</dc:date></item>`;

  test('what is older by more than a week is left out; what has no date stays', async () => {
    const feed = rss(`${dated('New', '2024-05-20')}${dated('Late', '2024-05-14')}${dated('Old', '2024-05-01')}
      ${dated('Month', '2024-05')}<item><title>Undated</title></item>`);

    const papers = await papersIn(feed, '2024-05-20');

    expect(papers.map(({ title }) => title)).toEqual(['New', 'Late', 'Month', 'Undated']);
  });
});
