import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Log } from '../../../src/core/ports/log.ts';
import { createHttp, type Hop, type HopAnswer, type Transport } from '../../../src/http/index.ts';
import { createMiniSearchIndex } from '../../../src/search/minisearch/index.ts';
import { createImporter } from '../../../src/services/importer.ts';
import { createSourceFollows } from '../../../src/services/source-follows/source-follows.ts';
import { createSources } from '../../../src/sources/index.ts';
import { openMemoryStore } from '../../../src/store/memory/index.ts';
import { createHandClock, settle } from '../../support/hand-clock.ts';
import { admin } from '../../support/people.ts';

const MIDNIGHT = new Date('2026-11-25T00:00:00Z');
const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 24 * 60;
const ARXIV_GAP_MS = 3000;
const CATEGORIES = ['cs.LG', 'cs.CL', 'cs.CV', 'stat.ML', 'math.OC', 'math.PR', 'hep-th', 'quant-ph'];
const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Forty questions to arXiv, five of its listings, five journals. */
const FOLLOWS: readonly (readonly [source: string, ref: string])[] = [
  ...Array.from({ length: 40 }, (_, number): readonly [string, string] => [
    'arxiv',
    number < CATEGORIES.length ? (CATEGORIES[number] ?? '') : `author:Invented${number}`,
  ]),
  ...CATEGORIES.slice(0, 5).map((category): readonly [string, string] => [
    'feed',
    `https://rss.arxiv.org/rss/${category}`,
  ]),
  ...Array.from({ length: 5 }, (_, number): readonly [string, string] => [
    'feed',
    `https://journal${number}.example/feed.xml`,
  ]),
];

interface Sent {
  host: string;
  atMs: number;
}

/** A far side that answers every question with two papers of its own, a second later. */
function farSide(clock: ReturnType<typeof createHandClock>) {
  const sent: Sent[] = [];
  let underWay = 0;
  let mostAtOnce = 0;
  const transport: Transport = {
    async send(hop: Hop): Promise<HopAnswer> {
      const { hostname } = hop.url;
      sent.push({ host: hostname, atMs: clock.now().getTime() });
      if (hostname.endsWith('arxiv.org')) underWay += 1;
      mostAtOnce = Math.max(mostAtOnce, underWay);
      await new Promise<void>((resolve) => clock.after(1000, resolve));
      if (hostname.endsWith('arxiv.org')) underWay -= 1;
      const body = hostname === 'export.arxiv.org' ? atomOf(sent.length) : rssOf(sent.length);
      const headers = new Map([['content-type', 'application/xml; charset=utf-8']]);
      return { status: 200, headers, body: Readable.from([Buffer.from(body)]) };
    },
    close: async () => {},
  };
  return { transport, sent, mostAtOnce: () => mostAtOnce };
}

function atomOf(number: number): string {
  const entry = (id: string) =>
    `<entry><id>http://arxiv.org/abs/${id}v1</id><title>Invented Paper ${id}</title>` +
    '<published>2026-11-24T10:00:00Z</published><updated>2026-11-24T10:00:00Z</updated>' +
    '<summary>Nothing was measured.</summary><author><name>Nobody Real</name></author></entry>';
  const ids = [2, 1].map((each) => `2611.${String(number * 2 + each).padStart(5, '0')}`);
  return (
    '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" ' +
    'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><id>x</id><title>answer</title>' +
    `<opensearch:totalResults>2</opensearch:totalResults>${ids.map(entry).join('')}</feed>`
  );
}

function rssOf(number: number): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Invented</title>' +
    `<link>https://journal.example/</link><description>x</description><item><title>Feed Paper ${number}</title>` +
    `<link>https://journal.example/${number}</link><pubDate>Tue, 24 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>`
  );
}

describe('a day of fifty followed sources', () => {
  test('reads each once, keeps arXiv’s pace over all of them, and asks no more than it must', async () => {
    const clock = createHandClock(MIDNIGHT);
    const { transport, sent, mostAtOnce } = farSide(clock);
    const http = createHttp({
      version: '0.0.0',
      contact: '',
      folder: null,
      now: clock.now,
      after: clock.after,
      random: () => 0.5,
      log: SILENT,
      resolve: async () => [{ address: '192.0.43.8', family: 4 }],
      transport,
    });
    const store = openMemoryStore();
    const index = createMiniSearchIndex();
    const follows = createSourceFollows({
      store,
      sources: createSources({ http, now: clock.now }),
      importer: createImporter({ store, openIndex: async () => index, changed: () => {} }),
      now: clock.now,
      random: () => 0.5,
      log: SILENT,
    });
    const passing = async (work: Promise<unknown>) => {
      let isDone = false;
      void work.finally(() => {
        isDone = true;
      });
      await settle();
      while (!isDone) await clock.advance(500);
    };
    for (const [source, ref] of FOLLOWS) await passing(follows.follow(admin, source, ref, clock.now()));
    sent.length = 0;

    const dayBegunMs = clock.now().getTime();
    for (let minute = 0; minute < MINUTES_A_DAY; minute += 1) {
      await passing(follows.wake());
      await clock.advance(Math.max(0, dayBegunMs + (minute + 1) * MINUTE_MS - clock.now().getTime()));
    }

    const toArxiv = sent.filter(({ host }) => host.endsWith('arxiv.org'));
    const gaps = toArxiv.slice(1).map(({ atMs }, before) => atMs - (toArxiv[before]?.atMs ?? 0));
    expect(await follows.all()).toHaveLength(FOLLOWS.length);
    expect(toArxiv).toHaveLength(45);
    expect(sent).toHaveLength(FOLLOWS.length);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(ARXIV_GAP_MS);
    expect(mostAtOnce()).toBe(1);
    await http.close();
  });
});
