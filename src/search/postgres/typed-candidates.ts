import { K1 } from '../../core/search/bm25.ts';
import { idfOf } from '../../core/search/rank/known-words.ts';
import type { SpellingGroup } from '../../core/search/rank/spelling.ts';
import type { Asking } from './asking.ts';
import { bestScored } from './best-scored.ts';
import { COLUMNS, gatherCandidates, MOST_BESIDES } from './candidates.ts';
import type { Conditions } from './conditions.ts';
import { cutWord, TITLE_START } from './entry.ts';
import { eachElement, filterFor, type Packed } from './packed.ts';
import type { WordGroup } from './rungs.ts';
import { SCHEMA } from './schema.ts';
import { joined, type Values } from './statement.ts';
import type { WordFacts } from './word-facts.ts';

const BUDGET = 400;
/** Papers that hold less of the question's information than this share of what the best holds are not in question. */
const SHARE_OF_BEST = 0.35;
/** Length only decides between papers that hold the same words: the shorter title first. */
const TIE_BREAK = 0.05;
const SHORTEST_START = 2;
const LAST = '\u{10FFFF}';

interface WeighedGroup extends WordGroup {
  /** What each of the numbers is worth. */
  weights: readonly number[];
}

export interface TypedQuestion {
  groups: readonly SpellingGroup[];
  /** The question as its folded words, one space between: titles that begin so are candidates too. */
  start: string;
  conditions: Conditions;
}

/** Papers by the summed information of the words they hold among their names. */
export async function typedCandidates(
  { groups, start, conditions }: TypedQuestion,
  limit: number,
  view: Asking,
  facts: WordFacts,
): Promise<number[]> {
  await facts.learn(groups.flatMap((group) => group.spellings.map((spelling) => cutWord(spelling.word))));
  const { papers, nameCount } = view.totals;
  const weighed = groups
    .map((group) => weigh(group, papers, facts))
    .filter(({ numbers }) => numbers.length > 0);
  const gathered = await gatherCandidates(
    {
      column: 'names',
      groups: weighed,
      budget: BUDGET,
      conditions,
      besides: (values) => (start.length < SHORTEST_START ? [] : [byStart(start, conditions, values)]),
    },
    view,
  );
  const score = scorer(weighed, nameCount / Math.max(1, papers));
  const best = bestScored(
    gathered.map((packed) => ({ document: packed.paper, score: score(packed) })),
    limit,
  );
  const enough = (best[0]?.score ?? 0) * SHARE_OF_BEST;
  return best.filter((each) => each.score >= enough).map(({ document }) => document);
}

function weigh({ spellings }: SpellingGroup, papers: number, facts: WordFacts): WeighedGroup {
  const known = spellings.flatMap(({ word, trust }) => {
    const fact = facts.of(cutWord(word)) ?? null;
    return fact === null || fact.named === 0 ? [] : [{ fact, weight: trust * idfOf(papers, fact.named) }];
  });
  return {
    numbers: known.map(({ fact }) => fact.number),
    frequencies: known.map(({ fact }) => fact.named),
    weights: known.map(({ weight }) => weight),
    frequency: known.reduce((sum, { fact }) => sum + fact.named, 0),
  };
}

/** A group is worth the most that one of its spellings is; a paper with fewer names comes a little sooner. */
function scorer(groups: readonly WeighedGroup[], averageNames: number): (packed: Packed) => number {
  const worths = new Map<number, { group: number; weight: number }[]>();
  for (const [group, { numbers, weights }] of groups.entries()) {
    for (const [at, number] of numbers.entries())
      worths.set(number, [...(worths.get(number) ?? []), { group, weight: weights[at] ?? 0 }]);
  }
  const filter = filterFor(worths.keys());
  return ({ contents }) => {
    const best = groups.map(() => 0);
    let names = 0;
    eachElement(contents, (number) => {
      names += 1;
      if (!filter.mayHold(number)) return;
      for (const { group, weight } of worths.get(number) ?? [])
        best[group] = Math.max(best[group] ?? 0, weight);
    });
    const length = 1 - TIE_BREAK + (TIE_BREAK * names) / Math.max(1, averageNames);
    return (best.reduce((sum, weight) => sum + weight, 0) * (K1 + 1)) / (1 + K1 * length);
  };
}

function byStart(start: string, conditions: Conditions, values: Values): string {
  const cut = start.slice(0, TITLE_START);
  const from = values.add(cut, 'text');
  const to = values.add(`${cut}${LAST}`, 'text');
  const all = joined([`title_start >= ${from}`, `title_start < ${to}`, ...conditions.write(values)]);
  return `SELECT ${COLUMNS} FROM ${SCHEMA}.papers WHERE ${all} ORDER BY title_start, id LIMIT ${MOST_BESIDES}`;
}
