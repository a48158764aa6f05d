import type { Paper } from '../../../core/paper.ts';
import { stem } from '../analysis/stem.ts';
import { STOP_WORDS } from '../analysis/stop-words.ts';
import { readable, wordsOf } from '../analysis/words.ts';

/** How often a title's words count, beside once for those of the abstract (measured in bench/). */
const TITLE_COUNT = 2;

/** The stems of all a paper says of itself, with how often each stands there. `meet` is told each word behind one. */
export function textTerms(paper: Paper, meet: (term: string, word: string) => void): Map<string, number> {
  const counts = new Map<string, number>();
  count(counts, meet, paper.title, TITLE_COUNT);
  count(counts, meet, paper.abstract ?? '', 1);
  count(counts, meet, paper.summary?.text ?? '', 1);
  count(counts, meet, paper.terms.join(' · '), 1);
  count(counts, meet, paper.topics.join(' · '), 1);
  return counts;
}

function count(
  counts: Map<string, number>,
  meet: (term: string, word: string) => void,
  source: string,
  times: number,
): void {
  for (const word of wordsOf(readable(source))) {
    if (STOP_WORDS.has(word)) continue;
    const term = stem(word);
    meet(term, word);
    counts.set(term, (counts.get(term) ?? 0) + times);
  }
}
