import { describe, expect, test } from 'vitest';
import type { PaperDraft } from '../../../src/core/paper/paper.ts';
import { createFeedSource } from '../../../src/sources/feed/index.ts';
import { papersOf } from '../../formats/read-all.ts';
import { eventsOf, type FakeAnswer, fakeHttp } from '../fake-http.ts';
import { atom, rss } from './feed-of.ts';

const ADDRESS = 'https://rss.arxiv.org/rss/cs.LG';

async function papersIn(answer: FakeAnswer | string, since: string | null = null): Promise<PaperDraft[]> {
  const { http } = fakeHttp(() => answer);
  return papersOf(await eventsOf(createFeedSource({ http }).read(ADDRESS, { limit: 50, since })));
}

function item(number: string, type: string, more = ''): string {
  return `<item><title>Paper ${number}: $a &lt;b&gt; c$</title><link>https://arxiv.org/abs/${number}</link>
<description>arXiv:${number}v3 Announce Type: ${type} \nAbstract: We show $a&lt;b$ here.</description>
<guid isPermaLink="false">oai:arXiv.org:${number}v3</guid><category>cs.LG</category><category>stat.ML</category>
<pubDate>Fri, 23 Feb 2024 00:00:00 -0500</pubDate>${more}
<dc:creator>Ada Beispiel (LAMA, Univ. (East), Paris), Max Mustermann (B, C), Simeon Muster, Jr.</dc:creator></item>`;
}

describe("arXiv's listings", () => {
  test('one that is new, with its authors out of one line', async () => {
    const [paper] = await papersIn(
      rss(item('2402.99901', 'new', '<arxiv:announce_type>new</arxiv:announce_type>')),
    );

    expect(paper).toEqual({
      title: 'Paper 2402.99901: $a <b> c$',
      abstract: 'We show $a<b$ here.',
      authors: ['Ada Beispiel', 'Max Mustermann', 'Simeon Muster Jr.'],
      categories: ['cs.LG', 'stat.ML'],
      published: '2024-02-23',
      publishedInferred: false,
      arxivId: '2402.99901',
      version: 3,
      url: 'https://arxiv.org/abs/2402.99901',
      codeLinks: [],
      hasCode: false,
    });
  });

  test('of one announced again only the month of its id is known', async () => {
    const [paper] = await papersIn(rss(item('2203.99901', 'cross')));

    expect(paper).toMatchObject({ published: '2022-03', publishedInferred: true });
  });

  test('new versions are left out when following, known by the element or by the description alone', async () => {
    const types = ['new', 'cross', 'replace', 'replace-cross', 'absonly'];
    const items = types.map((type, index) => item(`2402.9991${index}`, type)).join('');

    const papers = await papersIn(rss(items), '2026-11-20');

    expect(papers.map(({ arxivId }) => arxivId)).toEqual(['2402.99910', '2402.99911', '2402.99914']);
  });

  test('an old batch under a fresh date is not taken for old news', async () => {
    expect(await papersIn(rss(item('2402.99901', 'new')), '2026-11-20')).toHaveLength(1);
  });

  test('journal and DOI are kept', async () => {
    const more =
      "<arxiv:DOI>10.99999/made.up</arxiv:DOI><arxiv:journal_reference>J. de l'\\'Ecole 1</arxiv:journal_reference>";

    expect((await papersIn(rss(item('2402.99901', 'replace', more))))[0]).toMatchObject({
      doi: '10.99999/made.up',
      venue: "J. de l'\\'Ecole 1",
    });
  });

  test('the Atom form is read alike', async () => {
    const [paper] = await papersIn(
      atom(`<entry><id>oai:arXiv.org:math/0309901v1</id><title>Moraines</title>
        <link href="https://arxiv.org/abs/math/0309901" rel="alternate" type="text/html"/>
        <summary>arXiv:math/0309901v1 Announce Type: new \nAbstract: What stays.</summary>
        <category term="math.GT"/><published>2024-02-23T00:00:00-05:00</published>
        <dc:creator>Ada Beispiel, Max Mustermann</dc:creator></entry>`),
    );

    expect(paper).toMatchObject({
      arxivId: 'math/0309901',
      abstract: 'What stays.',
      authors: ['Ada Beispiel', 'Max Mustermann'],
      published: '2024-02-23',
    });
  });

  test('a weekend has no papers and no trouble', async () => {
    expect(await papersIn(rss('', '<skipDays><day>Saturday</day></skipDays>'))).toEqual([]);
  });

  test('a category arXiv does not have is told of', async () => {
    const body = `<rss version="2.0"><channel><title>Feed error for query: http://rss.arxiv.org/rss/cs.NOPE</title>
      <description>Invalid archive or category 'cs.NOPE'. Valid archives are: many.</description></channel></rss>`;

    await expect(papersIn({ status: 400, body })).rejects.toThrow(
      "arXiv has no such listing: Invalid archive or category 'cs.NOPE'.",
    );
  });
});
