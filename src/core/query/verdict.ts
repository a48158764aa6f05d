import type { Evidence, SearchHit } from '../ports/search-index.ts';
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
  /** A title that holds every telling word covers at least this, which is what its slips may cost. */
  holder: 0.75,
  /** The next hit covers at least this much less. */
  margin: 0.25,
  /** A second paper that covers this much, by its names or its text, is a rival, whatever the first has for it. */
  rival: 0.85,
  /** Below both nothing was found: a share of the question by the names of a paper, or by its whole text. */
  floor: { names: 0.25, text: 0.35 },
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
 * 6. `coverage`: it covers 0.85 of the question, its title is 0.6 like it, and the next paper covers 0.25 less. (A
 *    title that lacks a telling word is 0.5 like it at most.)
 * 7. `coverage` too: its title and the names it introduces hold every telling word, misspelt at most so far that
 *    0.75 is covered; no other title holds them all, no other paper covers 0.85 even by its text, and the next
 *    covers 0.25 less by its names.
 *
 * A topic, or an author and a year, thus gives a choice even when one paper is far ahead. `nothing` means that no
 * hit covers 0.25 of the question by its names, or 0.35 by its text. `hits` are the best first, at least two where the index has
 * them, since every rule looks for a rival.
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
  if (isClearlyAhead(best, others) || isOnlyHolder(best, others)) return one(best, 'coverage');
  return { kind: hits.some(isFound) ? 'choice' : 'nothing' };
}

function isFound({ evidence }: SearchHit): boolean {
  const { names, text } = VERDICT_BOUNDS.floor;
  return evidence.coverage >= names || evidence.textCoverage >= text;
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

/** The title looks like the question, and no other paper's names come near. */
function isClearlyAhead({ evidence }: SearchHit, others: readonly SearchHit[]): boolean {
  const { coverage, titleLikeness } = VERDICT_BOUNDS.one;
  const enough = evidence.coverage >= coverage && evidence.titleLikeness >= titleLikeness;
  return enough && others.every((hit) => isFarBehind(hit, evidence));
}

/** Only this title holds all of the question, and no other paper says all of it even in its text. */
function isOnlyHolder({ evidence }: SearchHit, others: readonly SearchHit[]): boolean {
  if (!evidence.complete || evidence.coverage < VERDICT_BOUNDS.holder) return false;
  return others.every(
    (hit) =>
      !hit.evidence.complete &&
      hit.evidence.textCoverage < VERDICT_BOUNDS.rival &&
      isFarBehind(hit, evidence),
  );
}

function isFarBehind(hit: SearchHit, best: Evidence): boolean {
  return hit.evidence.coverage <= best.coverage - VERDICT_BOUNDS.margin;
}
