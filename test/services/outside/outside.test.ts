import { describe, expect, test } from 'vitest';
import { OperatorError } from '../../../src/core/errors.ts';
import type { PaperDraft } from '../../../src/core/paper/paper.ts';
import { SILENT } from '../../../src/core/ports/log.ts';
import type { PaperSource } from '../../../src/core/ports/source.ts';
import { createMiniSearchIndex } from '../../../src/search/minisearch/index.ts';
import { createImporter } from '../../../src/services/importer.ts';
import { createLookup } from '../../../src/services/lookup.ts';
import { createOutside } from '../../../src/services/outside/outside.ts';
import { openMemoryStore } from '../../../src/store/memory/index.ts';
import { away, fakeSource } from '../../support/fake-source.ts';
import { NOON } from '../../support/test-desk.ts';

const FOG: PaperDraft = {
  title: 'The Knitting of Fog',
  authors: ['Ada Fernwick', 'Kenji Oda'],
  published: '2024-02-01',
  arxivId: '2402.00001',
  abstract: 'We knit fog.',
};

async function open(sources: readonly PaperSource[]) {
  const store = openMemoryStore();
  const index = createMiniSearchIndex();
  const lookup = createLookup(store, async () => ({ index, reading: null }));
  let changes = 0;
  const changed = () => {
    changes += 1;
  };
  const importer = createImporter({ store, openIndex: async () => index, changed });
  const outside = createOutside({ sources, lookup, importer, now: () => NOON, log: SILENT });
  return { store, lookup, outside, changes: () => changes };
}

describe('looking outside', () => {
  test('asks for an identifier those sources that know its kind, in their order, until one has it', async () => {
    const papers = fakeSource('arxiv', 'arXiv', [FOG], { identifiers: ['arxiv'] });
    const publishers = fakeSource('doi', 'Crossref', [], { identifiers: ['doi'] });
    const last = fakeSource('openalex', 'OpenAlex', [FOG]);
    const { outside } = await open([publishers, papers, last]);

    const answer = await outside.look('https://arxiv.org/abs/2402.00001');

    expect(answer).toMatchObject({
      kind: 'found',
      found: { paper: { title: FOG.title }, from: ['arXiv'], ref: '2402.00001' },
    });
    expect([publishers.asked, papers.asked, last.asked]).toEqual([[], ['2402.00001'], []]);
  });

  test('asks for words those sources that know titles, without the filters among the words', async () => {
    const feeds = fakeSource('feed', 'feeds', [FOG], { titles: false });
    const papers = fakeSource('arxiv', 'arXiv', [FOG]);
    const { outside } = await open([feeds, papers]);

    const answer = await outside.look('the knitting of fog year:2024');

    expect(answer.kind).toBe('found');
    expect([feeds.asked, papers.asked]).toEqual([[], ['the knitting of fog']]);
  });

  test('passes over a source that fails, and says which could not be asked when nobody knows it', async () => {
    const first = fakeSource('arxiv', 'arXiv', []);
    const second = fakeSource('doi', 'Crossref', [FOG]);
    second.fault = away('Crossref');
    const { outside } = await open([first, second]);

    expect(await outside.look('the knitting of fog')).toEqual({
      kind: 'nothing',
      asked: ['arXiv'],
      unavailable: ['Crossref'],
    });
  });

  test('leaves out a source that is not set up', async () => {
    const unset = fakeSource('openalex', 'OpenAlex', []);
    unset.fault = new OperatorError('needs-key', 'set OPENALEX_API_KEY');
    const { outside } = await open([unset]);

    expect(await outside.look('the knitting of fog')).toEqual({
      kind: 'nothing',
      asked: [],
      unavailable: [],
    });
  });

  test('asks at most four sources', async () => {
    const sources = Array.from({ length: 6 }, (_, index) => fakeSource(`s${index}`, `S${index}`, []));
    const { outside } = await open(sources);

    await outside.look('the knitting of fog');

    expect(sources.map(({ asked }) => asked.length)).toEqual([1, 1, 1, 1, 0, 0]);
  });

  test('completes a paper without an abstract by the next source that knows it, each fact with its source', async () => {
    const bare = { title: FOG.title, authors: ['Ada Fernwick'], doi: '10.1234/fog', published: '2024' };
    const publishers = fakeSource('doi', 'Crossref', [bare]);
    const full = { ...FOG, doi: '10.1234/fog' };
    const graph = fakeSource('openalex', 'OpenAlex', [full]);
    const { outside } = await open([publishers, graph]);

    const answer = await outside.look('10.1234/fog');

    expect(answer).toMatchObject({
      kind: 'found',
      found: {
        from: ['Crossref', 'OpenAlex'],
        paper: {
          abstract: FOG.abstract,
          arxivId: '2402.00001',
          provenance: [
            { source: 'doi', ref: '10.1234/fog', retrieved: '2026-11-23' },
            { source: 'openalex', facts: expect.arrayContaining(['abstract']) },
          ],
        },
      },
    });
  });

  test('does not mix in a record of another paper', async () => {
    const publishers = fakeSource('doi', 'Crossref', [
      { title: 'Other', doi: '10.1234/fog', authors: ['B'] },
    ]);
    const wrong = fakeSource('openalex', 'OpenAlex', []);
    wrong.byIdentifier = async () => ({ title: 'A third', authors: ['C'], abstract: 'No.' });
    const { outside } = await open([publishers, wrong]);

    const answer = await outside.look('10.1234/fog');

    expect(answer).toMatchObject({ kind: 'found', found: { from: ['Crossref'], paper: { abstract: null } } });
  });

  test('says of a paper that came in meanwhile that it is here', async () => {
    const { outside } = await open([fakeSource('arxiv', 'arXiv', [FOG])]);
    await outside.add('2402.00001', NOON);

    expect(await outside.look('2402.00001')).toMatchObject({ kind: 'known', paper: { title: FOG.title } });
    expect(await outside.look('the knitting of fog')).toMatchObject({ kind: 'known' });
  });
});

describe('adding from outside', () => {
  test('makes the paper durable, searchable and known to whoever works with all papers', async () => {
    const { outside, store, lookup, changes } = await open([fakeSource('arxiv', 'arXiv', [FOG])]);

    const { papers } = await outside.add('2402.00001', NOON);

    expect(papers).toMatchObject([{ kind: 'added', from: ['arXiv'], paper: { added: NOON.toISOString() } }]);
    expect(await store.papers.count()).toBe(1);
    expect(await lookup.find('knitting fog', 1)).toMatchObject({ kind: 'one' });
    expect(changes()).toBe(1);
  });

  test('tells what became of each: added, already there, unknown, not to be asked', async () => {
    const source = fakeSource('arxiv', 'arXiv', [FOG], { identifiers: ['arxiv'] });
    const publishers = fakeSource('doi', 'Crossref', [], { identifiers: ['doi'] });
    publishers.fault = away('Crossref');
    const { outside } = await open([source, publishers]);
    await outside.add('2402.00001', NOON);

    const { papers, notUnderstood } = await outside.add('2402.00001 2402.00002 10.1234/fog mist', NOON);

    expect(papers.map(({ ref, kind }) => [ref, kind])).toEqual([
      ['2402.00001', 'known'],
      ['2402.00002', 'nothing'],
      ['10.1234/fog', 'nothing'],
    ]);
    expect(papers[1]).toMatchObject({ asked: ['arXiv'], unavailable: [] });
    expect(papers[2]).toMatchObject({ asked: [], unavailable: ['Crossref'] });
    expect(notUnderstood).toEqual(['mist']);
  });

  test('makes preprint, journal version and another source one paper with all identifiers and where each came from', async () => {
    const journal = {
      ...FOG,
      arxivId: null,
      abstract: null,
      doi: '10.1234/journal',
      venue: 'Journal of Mist',
    };
    const server = { ...FOG, arxivId: null, doi: '10.1101/2024.02.01.000001', abstract: null };
    const { outside, store } = await open([
      fakeSource('arxiv', 'arXiv', [FOG], { identifiers: ['arxiv'] }),
      fakeSource('doi', 'Crossref', [journal, server], { identifiers: ['doi'] }),
    ]);

    const { papers } = await outside.add('2402.00001 10.1234/journal 10.1101/2024.02.01.000001', NOON);

    expect(papers.map(({ kind }) => kind)).toEqual(['added', 'known', 'known']);
    expect(await store.papers.count()).toBe(1);
    const [only] = papers;
    const paper = only?.kind === 'added' ? await store.papers.get(only.paper.id) : null;
    expect(paper).toMatchObject({ arxivId: '2402.00001', doi: '10.1234/journal', venue: 'Journal of Mist' });
    expect(paper?.provenance.map(({ source, ref }) => `${source} ${ref}`)).toEqual([
      'arxiv 2402.00001',
      'doi 10.1234/journal',
      'doi 10.1101/2024.02.01.000001',
    ]);
    expect(await outside.look('10.1101/2024.02.01.000001')).toMatchObject({ kind: 'known' });
  });

  test('takes one paper by its title, which must be the paper’s own', async () => {
    const { outside } = await open([fakeSource('arxiv', 'arXiv', [FOG])]);

    expect(await outside.add('the knitting of fog', NOON)).toMatchObject({ papers: [{ kind: 'added' }] });
    expect(await outside.add('knitting', NOON)).toMatchObject({ papers: [{ kind: 'nothing' }] });
  });

  test('two additions of one paper at the same time make one', async () => {
    const { outside, store } = await open([fakeSource('arxiv', 'arXiv', [FOG])]);

    await Promise.all([outside.add('2402.00001', NOON), outside.add('2402.00001', NOON)]);

    expect(await store.papers.count()).toBe(1);
  });
});
