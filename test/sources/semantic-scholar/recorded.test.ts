import { describe, expect, test } from 'vitest';
import { OperatorError, SourceUnavailable } from '../../../src/core/errors.ts';
import { createSemanticScholarSource } from '../../../src/sources/semantic-scholar/index.ts';
import { ALL, answeringHttp, eventsOf, papersIn } from '../answering-http.ts';
import { recordings } from '../recorded.ts';

const { atHand, text } = recordings('semanticscholar');
const synthetic = recordings('synthetic');
const scholar = (body: string, status = 200) =>
  createSemanticScholarSource({
    http: answeringHttp({ status, text: body }),
    now: () => new Date('2026-11-25T00:00:00Z'),
  });
const ARXIV = { kind: 'arxiv', id: '1706.03762', version: null } as const;

describe.skipIf(!atHand)(
  'answers recorded from Semantic Scholar (skipped where they are not at hand)',
  () => {
    test('a match is read', async () => {
      expect(
        await scholar(text('s2_match_attention.json')).byTitle('Attention Is All You Need'),
      ).toMatchObject({
        arxivId: '1706.03762',
        doi: null,
        published: '2017-06-12',
        venue: 'Neural Information Processing Systems',
        metrics: [{ name: 'citations', value: 136_941 }],
      });
    });

    test('a match with an accent and two identifiers is read', async () => {
      const paper = await scholar(text('s2_match_chemcrow.json')).byTitle(
        'Augmenting large language models with chemistry tools',
      );

      expect(paper).toMatchObject({ arxivId: '2304.05376', doi: '10.1038/s42256-024-00832-8' });
      expect(paper?.authors?.[0]).toBe('Andrés M Bran');
    });

    test.each([
      ['s2_match_404.json', 404],
      ['s2_match_empty_data.json', 200],
      ['s2_match_title.json', 200],
    ])('%s has no such title', async (file, status) => {
      expect(await scholar(text(file), status).byTitle('A title nobody gave')).toBeNull();
    });

    test('a paper that is not there is null', async () => {
      expect(await scholar(text('s2_paper_not_found.json'), 404).byIdentifier(ARXIV)).toBeNull();
    });

    test('lists that are null are read, though there is no title to make a paper of', async () => {
      expect(await scholar(text('s2_null_lists.json')).byIdentifier(ARXIV)).toBeNull();
    });

    test('whole records are read, the one that is null reported', async () => {
      const page = JSON.stringify({
        total: 4,
        offset: 0,
        data: JSON.parse(text('s2_batch_full_fields.json')),
      });
      const events = await eventsOf(scholar(page).read('economics', ALL));

      expect(events[0]).toMatchObject({ kind: 'skipped', where: 'result 1' });
      expect(papersIn(events)[0]).toMatchObject({
        doi: '10.2139/ssrn.288970',
        venue: null,
        published: '2001-10-01',
      });
    });

    test('a search that finds nothing is empty', async () => {
      expect(await eventsOf(scholar(text('s2_search_empty.json')).read('sheep', ALL))).toEqual([]);
    });

    test('a page of a search is read', async () => {
      const events = await eventsOf(
        scholar(text('s2_search_page.json')).read('sheep', { limit: 100, since: null }),
      );

      expect(papersIn(events)).toHaveLength(100);
    });

    test('a refused key, a busy source and an unknown field are told apart', async () => {
      const refused = scholar(text('s2_forbidden_bad_key.json'), 403);
      const busy = scholar(synthetic.text('s2_429.json'), 429);
      const unknown = scholar(text('s2_bad_fields.json'), 400);

      await expect(refused.byIdentifier(ARXIV)).rejects.toBeInstanceOf(OperatorError);
      await expect(busy.byIdentifier(ARXIV)).rejects.toBeInstanceOf(SourceUnavailable);
      await expect(unknown.byIdentifier(ARXIV)).rejects.toBeInstanceOf(SourceUnavailable);
    });
  },
);
