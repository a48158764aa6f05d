import { stemmer } from '@orama/stemmers/english';
import { stopwords } from '@orama/stopwords/english';
import type { Paper } from '../../src/core/paper/paper.ts';

/** What every engine is given of a paper: all that Broadsheet itself reads. */
export interface PaperText {
  id: string;
  title: string;
  abstract: string;
  authors: string;
  year: string;
}

export function textOf(paper: Paper): PaperText {
  return {
    id: paper.id,
    title: paper.title,
    abstract: [paper.abstract, paper.summary?.text, ...paper.terms, ...paper.topics]
      .filter(Boolean)
      .join(' '),
    authors: paper.authors.join(' '),
    year: paper.published?.slice(0, 4) ?? '',
  };
}

/** The English stop list and Porter stems for engines that bring none of their own. */
export const STOP_WORDS: ReadonlySet<string> = new Set(stopwords);

const stems = new Map<string, string>();

/** Remembered, as the stemmer would otherwise be most of the time an index takes to build. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = stemmer(word);
  stems.set(word, stem);
  return stem;
}

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words without stop words, or all where nothing else would remain. */
export function tellingWords(text: string): string[] {
  const words = wordsOf(text);
  const telling = words.filter((word) => !STOP_WORDS.has(word));
  return telling.length > 0 ? telling : words;
}

const PAPERS_AT_ONCE = 500;

/** Gives papers to an engine that adds them one by one, with a turn for others in between. */
export async function addInTurns(papers: readonly Paper[], add: (papers: readonly Paper[]) => void) {
  for (let from = 0; from < papers.length; from += PAPERS_AT_ONCE) {
    add(papers.slice(from, from + PAPERS_AT_ONCE));
    await new Promise((resolve) => setImmediate(resolve));
  }
}
