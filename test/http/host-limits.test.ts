import { expect, test } from 'vitest';
import { KNOWN_HOSTS, limitsOf } from '../../src/http/host-limits.ts';

test.each([
  ['export.arxiv.org', 3000, 1],
  ['rss.arxiv.org', 3000, 1],
  ['api.crossref.org', 200, 1],
  ['api.semanticscholar.org', 1000, 1],
  ['api.openalex.org', 100, 2],
  ['huggingface.co', 600, 2],
  ['api.zotero.org', 500, 1],
  ['dblp.org', 2000, 1],
  ['feeds.example', 1000, 2],
])('%s is asked every %d ms at most, by %d at once', (host, gapMs, atOnce) => {
  expect(limitsOf(host, false)).toMatchObject({ gapMs, atOnce });
});

test('Crossref may be asked more by those who leave an address', () => {
  expect(limitsOf('api.crossref.org', true)).toMatchObject({ gapMs: 100, atOnce: 3 });
});

test('the hosts of arXiv are counted together', () => {
  const arxiv = KNOWN_HOSTS.filter((host) => host.endsWith('arxiv.org'));

  expect(arxiv.map((host) => limitsOf(host, false).countedWith)).toEqual(arxiv.map(() => 'arxiv.org'));
});

test.each(KNOWN_HOSTS)('%s has a page with its policy', (host) => {
  expect(limitsOf(host, false).policy).toMatch(/^https:\/\//);
});
