import type { SearchHit } from '../ports/search-index.ts';
import type { Because } from '../services.ts';
import type { Query } from './query.ts';

/** What may be said about the hits of a question. */
export type Verdict =
  | { kind: 'one'; hit: SearchHit; because: Because }
  /** Several papers, or one that no rule makes certain: all hits are offered. */
  | { kind: 'choice' }
  /** No paper covers enough of the question; the first hits are the nearest there are. */
  | { kind: 'nothing' };

/** The bounds of the rules, all shares of the question's information (`Evidence.coverage`) or of likeness. */
export const VERDICT_BOUNDS = {
  /** The best hit covers at least this, and its whole title is at least this like the question. */
  one: { coverage: 0.85, titleLikeness: 0.6 },
  /** The next hit covers at least this much less. */
  margin: 0.25,
  /** A second paper that covers this much is a rival, whatever the first has for it. */
  rival: 0.85,
  /** Below this nothing was found. */
  floor: 0.25,
} as const;

/**
 * Says whether the best hit may be called the one. It may by these rules only, the first that holds:
 *
 * 1. `identifier`: it has the identifier that was typed, and no other paper has.
 * 2. `only-match`: only filters were given, and it alone passes them.
 * 3. `title`: the question is its whole title, and no other paper's.
 * 4. `acronym`: the question is a name that it alone introduces, or holds one and is otherwise covered by it.
 * 5. `phrase`: the question, of two telling words or more, stands word for word in its title and in no other, and
 *    no other paper covers 0.85 of it in another wording.
 * 6. `coverage`: it holds every telling word of the question, misspelt at most so far that 0.85 is covered, its title is
 *    0.6 like it, and the next paper covers 0.25 less. (A title that lacks a telling word is 0.5 like it at most.)
 *
 * A topic, or an author and a year, thus gives a choice even when one paper is far ahead. `nothing` means that no
 * hit covers 0.25 of the question. `hits` are the best first, at least two where the index has them, since
 * every rule looks for a rival.
 */
export function judge(hits: readonly SearchHit[], query: Query): Verdict {
  const [best, ...others] = hits;
  if (best === undefined) return { kind: 'nothing' };
  if (best.evidence.by === 'identifier') return unlessShared('identifier', best, others);
  if (query.text.trim() === '') return others.length === 0 ? one(best, 'only-match') : { kind: 'choice' };
  if (best.evidence.by === 'title') return unlessShared('title', best, others);
  if (best.evidence.by === 'acronym' && best.evidence.coverage >= VERDICT_BOUNDS.one.coverage) {
    return unlessShared('acronym', best, others);
  }
  if (isOnlyPhrase(best, others)) return one(best, 'phrase');
  if (isClearlyAhead(best, others)) return one(best, 'coverage');
  const most = Math.max(...hits.map((hit) => hit.evidence.coverage));
  return { kind: most < VERDICT_BOUNDS.floor ? 'nothing' : 'choice' };
}

function one(hit: SearchHit, because: Because): Verdict {
  return { kind: 'one', hit, because };
}

function unlessShared(
  by: 'identifier' | 'title' | 'acronym',
  best: SearchHit,
  others: readonly SearchHit[],
): Verdict {
  return others.some((hit) => hit.evidence.by === by) ? { kind: 'choice' } : one(best, by);
}

function isOnlyPhrase(best: SearchHit, others: readonly SearchHit[]): boolean {
  if (best.evidence.by !== 'phrase') return false;
  return others.every(({ evidence }) => evidence.by !== 'phrase' && evidence.coverage < VERDICT_BOUNDS.rival);
}

function isClearlyAhead({ evidence }: SearchHit, others: readonly SearchHit[]): boolean {
  const enough =
    evidence.coverage >= VERDICT_BOUNDS.one.coverage &&
    evidence.titleLikeness >= VERDICT_BOUNDS.one.titleLikeness;
  return enough && others.every((hit) => hit.evidence.coverage <= evidence.coverage - VERDICT_BOUNDS.margin);
}
