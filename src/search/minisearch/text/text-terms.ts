import type { Paper } from '../../../core/paper/paper.ts';
import { stem } from '../analysis/stem.ts';
import { STOP_WORDS } from '../analysis/stop-words.ts';
import { readable, wordsOf } from '../analysis/words.ts';

/** The stems of all a paper says of itself, with how often each stands there. `meet` is told each word behind one. */
export function textTerms(paper: Paper, meet: (term: string, word: string) => void): Map<string, number> {
  const counts = new Map<string, number>();
  count(counts, meet, paper.title);
  count(counts, meet, paper.abstract ?? '');
  count(counts, meet, paper.summary?.text ?? '');
  count(counts, meet, paper.terms.join(' · '));
  count(counts, meet, paper.topics.join(' · '));
  return counts;
}

function count(
  counts: Map<string, number>,
  meet: (term: string, word: string) => void,
  source: string,
): void {
  for (const word of wordsOf(readable(source))) {
    if (STOP_WORDS.has(word)) continue;
    const term = stem(word);
    meet(term, word);
    counts.set(term, (counts.get(term) ?? 0) + 1);
  }
}
