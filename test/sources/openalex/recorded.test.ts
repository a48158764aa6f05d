import { describe, expect, test } from 'vitest';
import { OperatorError, SourceUnavailable } from '../../../src/core/errors.ts';
import { createOpenAlexSource } from '../../../src/sources/openalex/index.ts';
import { answeringHttp } from '../answering-http.ts';
import { recordings } from '../recorded.ts';

const { atHand, text } = recordings('openalex');
const synthetic = recordings('synthetic');
const openAlex = (body: string, status = 200) =>
  createOpenAlexSource({ http: answeringHttp({ status, text: body }), apiKey: 'k3y' });
const doi = (value: string) => ({ kind: 'doi', doi: value }) as const;

describe.skipIf(!atHand)('answers recorded from OpenAlex (skipped where they are not at hand)', () => {
  test('a whole record is read', async () => {
    const paper = await openAlex(text('openalex_work_full.json')).byIdentifier(
      doi('10.1016/j.xgen.2025.100814'),
    );

    expect(paper).toMatchObject({
      title: 'High-throughput screening of human genetic variants by pooled prime editing',
      labs: ['The Francis Crick Institute'],
      published: '2025-03',
      venue: 'Cell Genomics',
      doi: '10.1016/j.xgen.2025.100814',
    });
    expect(paper?.authors).toHaveLength(6);
  });

  test('an abstract is put together from its words', async () => {
    const paper = await openAlex(text('openalex_work_pnas.json')).byIdentifier(
      doi('10.1073/pnas.1414271111'),
    );

    expect(paper?.abstract?.split(' ').length).toBeGreaterThan(100);
  });

  test('a record with few fields is read', async () => {
    const paper = await openAlex(text('openalex_work_noauthors.json')).byIdentifier(doi('10.1007/x'));

    expect(paper).toMatchObject({ authors: [], abstract: null, published: '2023-06-23' });
  });

  test('a preprint is found by its title, with its arXiv id', async () => {
    const paper = await openAlex(text('openalex_title_search_paperqa.json')).byTitle(
      'PaperQA: Retrieval-Augmented Generative Agent for Scientific Research',
    );

    expect(paper).toMatchObject({ arxivId: '2312.07559', doi: null, venue: null, published: '2023' });
  });

  test('of two hits the one with the title is taken', async () => {
    const source = openAlex(text('openalex_title_search_chemcrow.json'));

    expect((await source.byTitle('Augmenting large language models with chemistry tools'))?.doi).toBe(
      '10.1038/s42256-024-00832-8',
    );
    expect(await source.byTitle('Augmenting small language models with chemistry tools')).toBeNull();
  });

  test('a web page under a 404 says that there is none', async () => {
    expect(await openAlex(text('openalex_404_html.html'), 404).byIdentifier(doi('10.1/none'))).toBeNull();
  });

  test('a refused key and a busy source are told apart', async () => {
    const refused = openAlex(synthetic.text('openalex_401_cursor_without_key.json'), 401);
    const busy = openAlex(synthetic.text('openalex_429.json'), 429);

    await expect(refused.byTitle('Sheep')).rejects.toBeInstanceOf(OperatorError);
    await expect(busy.byTitle('Sheep')).rejects.toBeInstanceOf(SourceUnavailable);
  });
});
