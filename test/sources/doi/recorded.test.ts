import { describe, expect, test } from 'vitest';
import { createDoiSource } from '../../../src/sources/doi/index.ts';
import { answeringHttp } from '../answering-http.ts';
import { recordings } from '../recorded.ts';

const { atHand, text } = recordings('crossref');
const crossref = (file: string, status = 200) =>
  createDoiSource({ http: answeringHttp({ status, text: text(file) }) });
const doi = (value: string) => ({ kind: 'doi', doi: value }) as const;

describe.skipIf(!atHand)('answers recorded from Crossref (skipped where they are not at hand)', () => {
  test('a whole record is read', async () => {
    const paper = await crossref('crossref_work_pnas.json').byIdentifier(doi('10.1073/pnas.1414271111'));

    expect(paper).toMatchObject({
      authors: expect.arrayContaining(['Eleftherios A. Makris', 'Jerry C. Hu']),
      published: '2014-10-27',
      doi: '10.1073/pnas.1414271111',
      venue: 'Proceedings of the National Academy of Sciences',
    });
    expect(paper?.abstract).toMatch(/^Significance: The inadequate mechanical properties/);
    expect(paper?.references?.length).toBeGreaterThan(50);
  });

  test('a record without authors is read', async () => {
    const paper = await crossref('crossref_work_no_authors.json').byIdentifier(
      doi('10.1007/s40278-023-41815-2'),
    );

    expect(paper?.authors).toEqual([]);
    expect(paper?.title).toMatch(/^Convalescent.*: Fever and mild decrease/);
  });

  test('the right hit is taken', async () => {
    const found = await crossref('crossref_search_chemcrow.json').byTitle(
      'Augmenting large language models with chemistry tools',
    );

    expect(found).toMatchObject({ doi: '10.1038/s42256-024-00832-8', published: '2024-05-08' });
    expect(found?.abstract).toMatch(/^Large language models/);
  });

  test.each([
    ['crossref_search_attention_wrong.json', 'Attention is All you Need'],
    ['crossref_search_wrong_hit.json', 'Emergent abilities of personality in large language models'],
    ['crossref_search_paperqa.json', 'PaperQA: Retrieval-Augmented Generative Agent for Scientific Research'],
    ['crossref_search_zero.json', 'fghfghfgh'],
  ])('in %s there is no “%s”', async (file, title) => {
    expect(await crossref(file).byTitle(title)).toBeNull();
  });

  test.each(['crossref_404_arxiv_doi.txt', 'habanero_works_404.txt'])(
    '%s says that there is none',
    async (file) => {
      expect(await crossref(file, 404).byIdentifier(doi('10.5555/none'))).toBeNull();
    },
  );

  test('a redirect page is no answer', async () => {
    await expect(crossref('habanero_cn_bibtex.txt').byIdentifier(doi('10.5555/none'))).rejects.toThrow(
      'Crossref answered with a web page instead of data.',
    );
  });
});
