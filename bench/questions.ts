import type { Paper } from '../src/core/paper/paper.ts';
import type { Share } from './contenders/contender.ts';
import { countHolders } from './count-holders.ts';
import { type HostileQuestion, makeHostileQuestions } from './hostile-questions.ts';
import { type KnownItem, makeKnownItems } from './known-items.ts';
import { createRandom, shuffled } from './random.ts';
import { makeTopics } from './topics.ts';

/** All that is asked over one library, made from it by rule and seed. */
export interface Questions {
  items: KnownItem[];
  topics: string[];
  /** Titles as far as they are typed, a letter more each time; none twice. */
  keyPresses: string[];
  /** Ids of papers of which others like them are sought. */
  similarTo: string[];
  hostile: HostileQuestion[];
}

export interface Amounts {
  perKind: number;
  topics: number;
  titlesTyped: number;
  similar: number;
}

const SEED = 20_261_204;

export function makeQuestions(papers: readonly Paper[], amounts: Amounts): Questions {
  const holders = countHolders(papers);
  const some = shuffled(createRandom(SEED), papers);
  return {
    items: makeKnownItems(papers, amounts.perKind),
    topics: makeTopics(papers, holders, amounts.topics),
    keyPresses: [...new Set(some.slice(0, amounts.titlesTyped).flatMap(({ title }) => pressesFor(title)))],
    similarTo: some.slice(0, amounts.similar).map(({ id }) => id),
    hostile: makeHostileQuestions(papers, holders),
  };
}

/**
 * The part of the questions that a share allows. Key presses are spread over all the titles, as the first letters
 * cost more than the last; the hostile questions are for Broadsheet alone.
 */
export function partOf(questions: Questions, share: Share): Questions {
  const counts = new Map<string, number>();
  const items = questions.items.filter(({ kind }) => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return (counts.get(kind) ?? 0) <= share.perKind;
  });
  return {
    ...questions,
    items,
    topics: questions.topics.slice(0, share.topics),
    keyPresses: spread(questions.keyPresses, share.keyPresses),
    hostile: [],
  };
}

function pressesFor(title: string): string[] {
  const letters = [...title];
  return letters.map((_, at) => letters.slice(0, at + 1).join(''));
}

function spread<T>(values: readonly T[], most: number): T[] {
  if (values.length <= most) return [...values];
  return Array.from({ length: most }, (_, at) => values[Math.floor((at * values.length) / most)] as T);
}
