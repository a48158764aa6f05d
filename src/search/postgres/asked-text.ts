import type { AskedText, HeldTerms } from '../../core/search/asked-library.ts';
import type { DocumentTerm, Scored, WeightedTerm } from '../../core/search/bm25.ts';
import { idfOf } from '../../core/search/rank/known-words.ts';
import type { Asking } from './asking.ts';
import { bestScored } from './best-scored.ts';
import { contentsOf, gatherCandidates } from './candidates.ts';
import type { Conditions } from './conditions.ts';
import { eachTerm, type Packed } from './packed.ts';
import type { Shelf } from './shelf.ts';
import { knownTerms, saturation, scorer } from './text-scores.ts';
import type { WordFacts } from './word-facts.ts';

/** Papers weighed at most, for a question and for the many terms of a whole paper or page. */
const MOST_WEIGHED = 1200;
const MOST_WEIGHED_FOR_MANY = 2400;
const MANY_TERMS = 12;
/** Of a longer question the weightiest terms decide. */
const MOST_TERMS = 40;

export interface TextStage extends AskedText {
  scoresOf(documents: readonly number[], terms: readonly WeightedTerm[]): Promise<number[]>;
}

/** What papers say, as one question sees it. Papers found are put on the shelf. */
export function askedText(view: Asking, facts: WordFacts, shelf: Shelf, conditions: Conditions): TextStage {
  const { totals } = view;
  const met = new Map<number, Packed>();

  async function learnt(terms: readonly WeightedTerm[]) {
    await facts.learn(terms.map(({ term }) => term));
    return knownTerms(terms, totals, facts).slice(0, MOST_TERMS);
  }

  /** What these papers say, in the order asked; `null` for one that is not there. */
  async function contents(documents: readonly number[]): Promise<(Packed | null)[]> {
    const missing = documents.filter((document) => !met.has(document));
    if (missing.length > 0)
      for (const packed of await contentsOf(missing, view)) met.set(packed.paper, packed);
    return documents.map((document) => met.get(document) ?? null);
  }

  function termsIn(packed: Packed | null): DocumentTerm[] {
    const terms: DocumentTerm[] = [];
    if (packed === null) return terms;
    eachTerm(packed.contents, (number, held) => {
      const fact = facts.byNumber(number);
      if (fact === undefined) return;
      const count = saturation(held, packed.textLength, totals);
      terms.push({ term: fact.word, count, weight: idfOf(totals.papers, fact.told) * count });
    });
    return terms;
  }

  return {
    frequency: (term) => facts.of(term)?.told ?? 0,

    async best(asked, limit): Promise<Scored[]> {
      const terms = await learnt(asked);
      const groups = terms.map(({ number, frequency }) => ({
        numbers: [number],
        frequencies: [frequency],
        frequency,
      }));
      const budget = terms.length > MANY_TERMS ? MOST_WEIGHED_FOR_MANY : MOST_WEIGHED;
      const gathered = await gatherCandidates({ column: 'terms', groups, budget, conditions }, view);
      const score = scorer(terms, totals);
      for (const packed of gathered) met.set(packed.paper, packed);
      const found = bestScored(
        gathered.map((packed) => ({ document: packed.paper, score: score(packed) })),
        limit,
      );
      const shelved = await shelf.fetch(found.map(({ document }) => document));
      return found
        .filter(({ document }) => shelved.has(document))
        .sort((a, b) => b.score - a.score || shelf.compareIds(a.document, b.document))
        .slice(0, limit);
    },

    async termsOf(documents): Promise<DocumentTerm[][]> {
      const packed = await contents(documents);
      const numbers = new Set<number>();
      for (const each of packed) if (each !== null) eachTerm(each.contents, (number) => numbers.add(number));
      await facts.learnNumbers(numbers);
      return packed.map(termsIn);
    },

    async heldBy(asked: readonly HeldTerms[]): Promise<ReadonlySet<string>[]> {
      await facts.learn(asked.flatMap(({ terms }) => terms));
      const needed = asked.filter(({ terms }) => terms.some((term) => (facts.of(term)?.told ?? 0) > 0));
      await contents(needed.map(({ document }) => document));
      return asked.map(({ document, terms }) => heldIn(met.get(document), terms));
    },

    async scoresOf(documents, asked): Promise<number[]> {
      const score = scorer(await learnt(asked), totals);
      return (await contents(documents)).map((packed) => (packed === null ? 0 : score(packed)));
    },
  };

  function heldIn(packed: Packed | undefined, terms: readonly string[]): Set<string> {
    const held = new Set<string>();
    if (packed === undefined) return held;
    const sought = new Map(
      terms.flatMap((term) => {
        const number = facts.of(term)?.number;
        return number === undefined ? [] : [[number, term] as const];
      }),
    );
    eachTerm(packed.contents, (number) => {
      const term = sought.get(number);
      if (term !== undefined) held.add(term);
    });
    return held;
  }
}
