import { createFeedSource } from '../../../src/sources/feed/index.ts';
import type { SourceSamples } from '../../contracts/source-samples.ts';
import { escapeXml } from '../arxiv/feed-of.ts';
import { rss } from './feed-of.ts';

const GLACIER = `<item><title>Slow Learning of Imaginary Weights</title><link>/papers/1</link>
<guid isPermaLink="false">made-up-1</guid><description>&lt;p&gt;We melt &lt;i&gt;weights&lt;/i&gt;.&lt;/p&gt;</description>
<dc:creator>Beispiel, A., Mustermann, M.</dc:creator><pubDate>Wed, 31 Jan 2024 23:30:00 +1100</pubDate>
<prism:doi>10.99999/MADE.UP.1</prism:doi></item>`;
const MORAINE = '<item><title>Moraines</title><link>https://journal.example/papers/2</link></item>';

const FEED = '/feed.xml';

export const feedSamples: SourceSamples = {
  make: ({ http, baseUrl }) => createFeedSource({ http, ownOrigins: [baseUrl] }),
  identifier: null,
  title: null,
  reading: {
    ref: (baseUrl) => `${baseUrl}${FEED}`,
    answers: { [FEED]: { body: rss(GLACIER + MORAINE) } },
    finds: [
      { title: 'Slow Learning of Imaginary Weights', published: '2024-01-31' },
      { title: 'Moraines', published: null },
    ],
    damagedAnswers: { [FEED]: { body: rss(`<item><title>A <b>bold claim</title></item><item/>${MORAINE}`) } },
    kept: ['Moraines'],
    emptyAnswers: { [FEED]: { body: rss('') } },
    bareAnswers: { [FEED]: { body: rss('<item><title>Bare</title></item>') } },
    hostileAnswers: (text) => ({
      [FEED]: {
        body: rss(
          `<item><title>${escapeXml(text)}</title><guid>${escapeXml(text)}</guid><link>${escapeXml(text)}</link>
           <description>${escapeXml(text)}</description><dc:creator>${escapeXml(text)}</dc:creator></item>`,
        ),
      },
    }),
    refused: [
      '',
      'not an address',
      'ftp://example.org/feed',
      'https://name:secret@example.org/feed',
      'localfeed',
    ],
  },
  webPageIs: 'mistake',
};
