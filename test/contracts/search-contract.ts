import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { makePaper } from '../../src/core/paper/make-paper.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import type { SearchIndex } from '../../src/core/ports/search-index.ts';
import { parseQuery } from '../../src/core/query/parse-query.ts';
import { slug } from '../../src/core/text/title.ts';
import { inventedPapers } from '../fixtures/invented-papers.ts';

/** Every promise of the SearchIndex port. An engine passes it whole; `create` gives an empty index. */
export function searchContract(name: string, create: () => SearchIndex): void {
  const papers = inventedPapers();
  const titleOf = new Map(papers.map((paper) => [paper.id, paper.title]));

  async function filled(): Promise<SearchIndex> {
    const index = create();
    await index.add(papers);
    return index;
  }

  async function titles(index: SearchIndex, typed: string, limit = 5): Promise<(string | undefined)[]> {
    const hits = await index.search(parseQuery(typed), limit);
    return hits.map((hit) => titleOf.get(hit.id));
  }

  describe(`${name} as a search index`, () => {
    let index: SearchIndex;
    beforeEach(async () => {
      index = await filled();
    });

    describe('holds papers', () => {
      it('counts them', async () => {
        expect(await index.count()).toBe(papers.length);
      });

      it('puts a new version in the place of the old one', async () => {
        const changed = { ...aPaper(papers, 'Universal Jigsaw'), title: 'Particular Crosswords' };

        await index.add([changed]);

        expect(await index.count()).toBe(papers.length);
        expect((await index.search(parseQuery('particular crosswords'), 1))[0]?.id).toBe(changed.id);
        const old = await index.search(parseQuery('Universal Jigsaw Completion'), 5);
        expect(old.map((hit) => hit.evidence.by)).not.toContain('title');
      });

      it('finds a paper added later at once', async () => {
        const late = invented('Belated Remarks on Punctual Geese');

        await index.add([late]);

        expect((await index.search(parseQuery('punctual geese'), 1))[0]?.id).toBe(late.id);
      });

      it('no longer finds what was removed', async () => {
        const removed = aPaper(papers, 'QUILT');

        await index.remove([removed.id]);

        const hits = [
          ...(await index.search(parseQuery('quilt'), 40)),
          ...(await index.suggest('quilt', 40)),
        ];
        expect(hits.map((hit) => hit.id)).not.toContain(removed.id);
        expect(await index.count()).toBe(papers.length - 1);
      });

      it('leaves nothing when all is removed', async () => {
        await index.remove(papers.map((paper) => paper.id));

        expect(await index.count()).toBe(0);
        for (const paper of papers) expect(await index.search(parseQuery(paper.title), 5)).toEqual([]);
      });

      it('takes no notice of removing what it does not hold', async () => {
        await index.remove(['no-such-paper', '__proto__']);

        expect(await index.count()).toBe(papers.length);
      });

      it('answers while it is being filled', async () => {
        const fresh = create();

        const adding = fresh.add(papers);
        const early = await fresh.search(parseQuery('sparrows'), 5);
        await adding;

        expect(early.length).toBeLessThanOrEqual(5);
        expect(await fresh.count()).toBe(papers.length);
      });
    });

    describe('answers by the first stage that can', () => {
      it.each([
        ['an arXiv id', 'arXiv:1903.99001v2', 'QUILT: Patchwork Caching for Lighthouse Networks'],
        [
          'a DOI',
          'https://doi.org/10.99999/sleepy.gearbox',
          'The Sleepy Gearbox Phenomenon in Clockwork Translators',
        ],
      ])('finds %s and says so', async (_, typed, title) => {
        const hits = await index.search(parseQuery(typed), 5);

        expect(titleOf.get(hits[0]?.id ?? '')).toBe(title);
        expect(hits[0]?.evidence.by).toBe('identifier');
      });

      it('finds a paper by its id in the library', async () => {
        const paper = aPaper(papers, 'Toast');
        const query = { ...parseQuery(''), identifier: { kind: 'paper' as const, id: paper.id } };

        expect((await index.search(query, 5)).map((hit) => hit.id)).toEqual([paper.id]);
      });

      it('finds every paper first by its whole title, and says so', async () => {
        for (const paper of papers) {
          const [first] = await index.search(parseQuery(paper.title), 3);
          expect(first).toMatchObject({ id: paper.id, evidence: { by: 'title', titleLikeness: 1 } });
        }
      });

      it.each([
        ['quilt', 'QUILT: Patchwork Caching for Lighthouse Networks'],
        ['GAZETTE', 'GAZETTE (Gated Zebra Transition Tables) for Crossing Roads'],
        ['thornloss', 'BRAMBLE: Thorny Constraints for Hedge Pruning'],
        ['pantry', 'Modifying Recipes in Kitchen Models'],
        ['owl 2.5', 'Owl-2.5: Night Reading with Long Memory'],
      ])('finds the paper that introduces the name %s', async (typed, title) => {
        const hits = await index.search(parseQuery(typed), 3);

        expect(titleOf.get(hits[0]?.id ?? '')).toBe(title);
        expect(hits[0]?.evidence.by).toBe('acronym');
      });

      it('knows a phrase of a title', async () => {
        const [first] = await index.search(parseQuery('sparse crossings of wide rivers'), 3);

        expect(first?.evidence.by).toBe('phrase');
      });
    });

    describe('finds first what is half remembered', () => {
      it.each([
        [
          'words from the middle',
          'gearbox clockwork',
          'The Sleepy Gearbox Phenomenon in Clockwork Translators',
        ],
        [
          'slips of the keyboard',
          'sleepy geerbox phenomenn',
          'The Sleepy Gearbox Phenomenon in Clockwork Translators',
        ],
        ['swapped letters', 'forgetfulenss in deep drwaers', 'Exploring Forgetfulness in Deep Drawers'],
        [
          'shuffled words',
          'butter pancakes smoothed low-rank',
          'Smoothed Analysis for Low-Rank Pancakes in Quadratic Butter Form',
        ],
        ['glued words', 'sleepygearbox phenomenon', 'The Sleepy Gearbox Phenomenon in Clockwork Translators'],
        ['a glued title', 'universaljigsawcompletion', 'Universal Jigsaw Completion'],
        ['no stop words', 'repeatability toast', 'On the Repeatability of Toast'],
        ['a word half typed', 'multi-kettle boil', 'Multi-Kettle Boiling with Low-Rank Steam'],
        ['a hyphen left out', 'multikettle boiling', 'Multi-Kettle Boiling with Low-Rank Steam'],
        ['a hyphen for a space', 'button-products sorting', 'Single Pass Sorting of Button Products'],
        [
          'the plural',
          'universal accordion approximators',
          'Are Accordions Universal Approximators of Folk Tunes?',
        ],
        [
          'American spelling',
          'optimization of harbor color schemes',
          'Optimisation of Harbour Colour Schemes',
        ],
        [
          'Greek spelled out',
          'muQ watering',
          'Depth Dependence of $\\mu$Q Watering Schedules in Moss Gardens',
        ],
        ['Greek as Greek', 'μQ watering', 'Depth Dependence of $\\mu$Q Watering Schedules in Moss Gardens'],
        ['marks left out', 'schrodingers aviary', 'Schrödinger’s Aviary: Uncertain Birds in Sealed Cages'],
        ['special letters made plain', 'lukowski knots', 'Tighter Knots via Sampling the Rope'],
        ['subscripts made plain', 'h2o naive cacti', 'H₂O Budgets for Naïve Cacti'],
        ['LaTeX left out', 'O(n) bridges', '$O(n)$ Bridges Suffice: Sparse Crossings of Wide Rivers'],
        ['Japanese words', '灯台 霧', '冬の灯台における霧の予測'],
        ['Chinese words', '茶园 机器人', '山间茶园的机器人采摘方法'],
        ['author and year', 'ozturk 2021', 'Counting Sparrows from a Parked Tram'],
        ['author and word', 'haddad gearbox', 'The Sleepy Gearbox Phenomenon in Clockwork Translators'],
        [
          'words of the summary',
          'weather reports near lamps',
          'QUILT: Patchwork Caching for Lighthouse Networks',
        ],
        [
          'words of the abstract',
          'replace one ingredient of a recipe',
          'Modifying Recipes in Kitchen Models',
        ],
        [
          'a sentence round it',
          'the paper about the sleepy gearbox',
          'The Sleepy Gearbox Phenomenon in Clockwork Translators',
        ],
      ])('%s', async (_, typed, title) => {
        expect((await titles(index, typed))[0]).toBe(title);
      });

      it('tells nearly equal titles apart by the word that differs', async () => {
        expect((await titles(index, 'counting sparrows parked'))[0]).toBe(
          'Counting Sparrows from a Parked Tram',
        );
        expect((await titles(index, 'counting sparrows moving'))[0]).toBe(
          'Counting Sparrows from a Moving Tram',
        );
      });
    });

    describe('obeys filters', () => {
      it('gives all that match filters alone, newest first', async () => {
        const found = await titles(index, 'has:code', 10);

        expect(found).toEqual([
          'Owl-2.5: Night Reading with Long Memory',
          'Modifying Recipes in Kitchen Models',
          'QUILT: Patchwork Caching for Lighthouse Networks',
        ]);
      });

      it('keeps to an author, by any part of the name and without marks', async () => {
        const found = await titles(index, 'author:angstrom', 40);

        expect(found).toHaveLength(5);
      });

      it('keeps to years', async () => {
        expect(await titles(index, 'year:2013..2014', 10)).toEqual([
          'Tighter Knots via Sampling the Rope',
          'Universal Jigsaw Completion',
          'Completing Any Low-Rank Jigsaw, Provably',
        ]);
      });

      it('keeps to a category, short or full', async () => {
        const short = await titles(index, 'category:SD', 10);

        expect(short).toHaveLength(3);
        expect(await titles(index, 'category:cs.SD', 10)).toEqual(short);
      });

      it('keeps ranked words to the filters too', async () => {
        expect(await titles(index, 'sparrows year:2021')).toEqual(['Counting Sparrows from a Parked Tram']);
      });

      it('leaves a paper without a date out of every span of years', async () => {
        expect(await titles(index, 'year:1900..2100', 60)).not.toContain('Notes on Nothing in Particular');
      });
    });

    describe('ranks honestly', () => {
      it('finds nothing for nonsense', async () => {
        expect(await titles(index, 'asdfgh qwerty')).toEqual([]);
      });

      it('finds nothing for nothing', async () => {
        for (const typed of ['', '   ', '?!', '-']) expect(await titles(index, typed)).toEqual([]);
      });

      it('gives scores that never rise and no paper twice', async () => {
        for (const typed of ['low-rank', 'quilt', 'training drawers', 'varnish smoothing noise']) {
          const hits = await index.search(parseQuery(typed), 40);
          const scores = hits.map((hit) => hit.score);
          expect(scores).toEqual([...scores].sort((a, b) => b - a));
          expect(new Set(hits.map((hit) => hit.id)).size).toBe(hits.length);
        }
      });

      it('keeps evidence between 0 and 1', async () => {
        for (const paper of papers) {
          for (const { evidence } of await index.search(parseQuery(`${paper.title} zebra`), 20)) {
            expect(evidence.coverage).toBeGreaterThanOrEqual(0);
            expect(evidence.textCoverage).toBeGreaterThanOrEqual(evidence.coverage);
            expect(evidence.textCoverage).toBeLessThanOrEqual(1);
            expect(evidence.titleLikeness).toBeGreaterThanOrEqual(0);
            expect(evidence.titleLikeness).toBeLessThanOrEqual(1);
          }
        }
      });

      it('knows what only the text of a paper says', async () => {
        const hits = await index.search(parseQuery('replace one ingredient of a recipe'), 1);
        const evidence = hits[0]?.evidence;

        expect(evidence?.textCoverage).toBeGreaterThan(evidence?.coverage ?? 1);
        expect(evidence?.complete).toBe(false);
      });

      it.each([
        ['sleepy gearbox translators', true],
        ['sleepy geerbox translatrs', true],
        ['sleepy gearbox submarines', false],
        ['haddad gearbox', false],
        ['slee', false],
      ])('says whether a title holds every telling word of “%s”: %s', async (typed, complete) => {
        const [first] = await index.search(parseQuery(typed), 1);

        expect(first?.evidence.complete).toBe(complete);
      });

      it('covers only in part a question with a word no paper has', async () => {
        const [first] = await index.search(parseQuery('universal jigsaw submarines'), 1);

        expect(first?.evidence.coverage).toBeLessThan(0.85);
      });

      it('gives no more than asked for', async () => {
        expect(await index.search(parseQuery('low-rank'), 2)).toHaveLength(2);
        expect(await index.search(parseQuery('low-rank'), 0)).toEqual([]);
      });

      it('gives the same answers whatever order papers came in', async () => {
        const reversed = create();
        await reversed.add([...papers].reverse());

        for (const typed of ['low-rank', 'sparrows', 'smoothing', 'learning', 'has:code', 'wen li']) {
          expect(await reversed.search(parseQuery(typed), 20)).toEqual(
            await index.search(parseQuery(typed), 20),
          );
        }
      });

      it('orders equals by id', async () => {
        const twins = create();
        await twins.add(['b', 'a', 'c'].map((id) => ({ ...invented('Identical Geese'), id })));

        expect((await twins.search(parseQuery('geese'), 5)).map((hit) => hit.id)).toEqual(['a', 'b', 'c']);
      });
    });

    describe('suggests while typing', () => {
      it.each([
        ['sle', 'The Sleepy Gearbox Phenomenon in Clockwork Translators'],
        ['quil', 'QUILT: Patchwork Caching for Lighthouse Networks'],
        ['mizuno in-tr', 'Scalable In-Tray Sorting with Generative Stamps'],
        ['arithmetc sn', 'Arithmetic Snails Can Length-Generalise in Both Shells'],
      ])('%s', async (typed, title) => {
        const [first] = await index.suggest(typed, 5);

        expect(titleOf.get(first?.id ?? '')).toBe(title);
      });

      it('suggests nothing for nothing', async () => {
        expect(await index.suggest('', 5)).toEqual([]);
      });
    });

    describe('knows what is near', () => {
      it('gives papers near one, never itself, with the words they share in readable form', async () => {
        const [first, ...rest] = await index.similar(aPaper(papers, 'Does Varnish').id, 5);

        expect(titleOf.get(first?.id ?? '')).toBe('Semantic Varnish Smoothing for Cello to Cello Problems');
        expect(first?.sharedTerms.slice(0, 2).sort()).toEqual(['smoothing', 'varnish']);
        expect(rest.map((hit) => hit.id)).not.toContain(aPaper(papers, 'Does Varnish').id);
      });

      it('names shared authors', async () => {
        const near = await index.similar(aPaper(papers, 'Moving Tram').id, 3);

        expect(near[0]?.sharedAuthors).toEqual(['Dieter Öztürk', 'Ida Sørensen']);
      });

      it('gives nothing for a paper it does not hold', async () => {
        expect(await index.similar('no-such-paper', 5)).toEqual([]);
      });

      it('tells which papers cite it and which it cites, by its sources or in its abstract', async () => {
        const library = create();
        await library.add([
          { ...invented('Rowing Backwards across a Lake'), arxivId: '2001.00001' },
          { ...invented('Knitting with Fog'), references: ['2001.00001'], doi: '10.1234/fog.1' },
          {
            ...invented('Whistling Kettles'),
            abstract: 'We answer a question of doi:10.1234/FOG.1 on wool.',
          },
        ]);
        const linksOf = async (title: string) => {
          const near = await library.similar(invented(title).id, 5);
          return near.map(({ id, citation }) => [id, citation]).sort();
        };

        expect(await linksOf('Rowing Backwards across a Lake')).toEqual([
          ['invented-knitting-with-fog', 'cites'],
        ]);
        expect(await linksOf('Knitting with Fog')).toEqual([
          ['invented-rowing-backwards-across-a-lake', 'cited-by'],
          ['invented-whistling-kettles', 'cites'],
        ]);
      });

      it('forgets a citation with the paper that made it', async () => {
        const library = create();
        await library.add([
          { ...invented('Rowing Backwards across a Lake'), arxivId: '2001.00001' },
          { ...invented('Knitting with Fog'), references: ['2001.00001'] },
        ]);

        await library.add([invented('Knitting with Fog')]);

        expect(await library.similar(invented('Rowing Backwards across a Lake').id, 5)).toEqual([]);
      });

      it('states the likeness of two texts apart from what authors and citations add', async () => {
        const [near] = await index.similar(aPaper(papers, 'Moving Tram').id, 1);

        expect(near?.likeness).toBeGreaterThan(0);
        expect(near?.likeness).toBeLessThanOrEqual(1);
        expect(near?.score).toBeGreaterThan(near?.likeness ?? 1);
      });

      it('finds a paper with the same words as like as can be', async () => {
        const twins = create();
        const draft = { ...invented('Identical Geese'), abstract: 'Geese that nobody tells apart.' };
        await twins.add([draft, { ...draft, id: 'twin' }, invented('Whistling Kettles')]);

        expect(await twins.similar(draft.id, 1)).toMatchObject([{ id: 'twin', likeness: 1 }]);
      });
    });

    describe('bears anything', () => {
      it('answers a page of words while papers come and go', async () => {
        const library = create();
        await library.add(papers);
        const page = papers
          .map((paper) => paper.title)
          .join(' ')
          .slice(0, 1900);

        const [hits] = await Promise.all([
          library.search(parseQuery(page), 10),
          library.remove(papers.slice(0, 30).map((paper) => paper.id)),
        ]);

        const left = new Set(papers.map((paper) => paper.id));
        expect(hits.every((hit) => left.has(hit.id))).toBe(true);
        expect(new Set(hits.map((hit) => hit.id)).size).toBe(hits.length);
      });

      it.each([
        ['a hundred single letters', Array.from({ length: 100 }, (_, n) => 'abcdefghij'[n % 10]).join(' ')],
        ['a megabyte', 'jigsaw '.repeat(150_000)],
        ['one word of a megabyte', 'x'.repeat(1_000_000)],
        ['names of object members', '__proto__ constructor toString hasOwnProperty'],
        ['an expression', '(a+)+$ .* [^'],
        ['lone surrogates', '\uD800 \uDFFF jigsaw'],
      ])('%s', async (_, typed) => {
        expect((await index.search(parseQuery(typed), 10)).length).toBeLessThanOrEqual(10);
        expect(
          (await index.search({ ...parseQuery(''), text: typed, typed }, 10)).length,
        ).toBeLessThanOrEqual(10);
        expect((await index.suggest(typed, 10)).length).toBeLessThanOrEqual(10);
      });

      it('never throws, whatever is typed', async () => {
        await fc.assert(
          fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (typed) => {
            const hits = await index.search({ ...parseQuery(typed), text: typed }, 5);
            const suggested = await index.suggest(typed, 5);
            return hits.length <= 5 && suggested.length <= 5;
          }),
          { numRuns: 200 },
        );
      });

      it('holds papers with strange ids, titles and authors', async () => {
        const strange = ['__proto__', 'constructor', ''].map((text) => ({
          ...invented(text),
          id: `strange ${text}`,
        }));

        await index.add(strange);
        await index.remove(strange.map((paper) => paper.id));

        expect(await index.count()).toBe(papers.length);
      });
    });

    describe('in general', () => {
      it('finds every title with two neighbouring letters swapped', async () => {
        const spelled = papers.filter((paper) => /^[A-Z][a-z]{7,}/.test(paper.title));
        await fc.assert(
          fc.asyncProperty(fc.constantFrom(...spelled), fc.integer({ min: 1, max: 5 }), async (paper, at) => {
            const typed = `${paper.title.slice(0, at)}${paper.title[at + 1]}${paper.title[at]}${paper.title.slice(at + 2)}`;
            const [first] = await index.search(parseQuery(typed), 1);
            return first?.id === paper.id;
          }),
          { numRuns: 60 },
        );
      });

      it('answers as before once papers were added and removed again', async () => {
        const word = fc.constantFrom('sparrow', 'jigsaw', 'varnish', 'quilt', 'geese', 'deep', 'low-rank');
        const made = fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 });
        const before = await index.search(parseQuery('low-rank jigsaw'), 20);
        await fc.assert(
          fc.asyncProperty(made, async (lists) => {
            const extra = lists.map((words, number) => ({
              ...invented(words.join(' ')),
              id: `extra-${number}`,
            }));
            await index.add(extra);
            await index.remove(extra.map((paper) => paper.id));
            expect(await index.search(parseQuery('low-rank jigsaw'), 20)).toEqual(before);
          }),
          { numRuns: 25 },
        );
      });
    });
  });
}

function aPaper(papers: readonly Paper[], part: string): Paper {
  const found = papers.find((paper) => paper.title.includes(part));
  if (found === undefined) throw new Error(`no invented paper has "${part}" in its title`);
  return found;
}

function invented(title: string): Paper {
  return makePaper(
    { title, id: `invented-${slug(title)}` },
    { source: 'test', ref: 'invented', retrieved: '2026-01-01' },
  );
}
