import type { Paper } from '../paper/paper.ts';
import { fold, readable, squash, wordsOf } from './analysis/words.ts';
import { abbreviates } from './title-abbreviation.ts';

const LONGEST_HEAD_WORDS = 3;
const HEAD = /^([^:]{2,40}):\s/u;
const EXPLAINED = /(?:^|\s)([\p{L}\p{N}.+-]{2,15}) \(/gu;
const PARENTHESISED = /\(([\p{L}\p{N}][\p{L}\p{N}.+-]{1,14})\)/gu;

/**
 * The names a paper introduces, as people type them (letters and digits only): its terms, those of its topics that
 * abbreviate its title ("ICR" for "In-context Ranking"), what stands before a colon when that is short
 * ("HiRE: High Recall …"), and abbreviations before or in parentheses in its title. A name that is only mentioned
 * ("Training BERT in 76 minutes") is not introduced.
 */
export function introducedNames(paper: Pick<Paper, 'title' | 'terms' | 'topics'>): string[] {
  const title = readable(paper.title);
  const words = wordsOf(title);
  const abbreviations = paper.topics
    .map(readable)
    .filter((topic) => isAbbreviation(topic) && abbreviates(fold(topic), words));
  const names = [...paper.terms.map(readable), ...abbreviations, ...headOf(title), ...parenthesised(title)];
  return [...new Set(names.map(squash))].filter((name) => name.length >= 2);
}

function headOf(title: string): string[] {
  const head = HEAD.exec(title)?.[1]?.trim();
  if (head === undefined) return [];
  return fold(head).split(/\s+/).length <= LONGEST_HEAD_WORDS ? [head] : [];
}

function parenthesised(title: string): string[] {
  const matches = [...title.matchAll(PARENTHESISED), ...title.matchAll(EXPLAINED)];
  return matches.map((match) => match[1] ?? '').filter(isAbbreviation);
}

function isAbbreviation(name: string): boolean {
  return (name.match(/\p{Lu}/gu) ?? []).length >= 2;
}
