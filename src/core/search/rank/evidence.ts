import type { Evidence } from '../../ports/search-index.ts';
import { stem } from '../analysis/stem.ts';
import type { HeldTerms } from '../asked-library.ts';
import type { PaperRecord } from '../record.ts';
import type { Alignment } from './align.ts';
import type { QueryWord } from './read-query.ts';

/** One telling word that is nowhere in its names makes it another paper, however long the title. */
const MOST_LIKE_INCOMPLETE = 0.5;
/** A word of the text that a misspelt word may stand for counts as in a title: one slip in ten letters. */
const CORRECTED_FIT = 0.9;

/** What may be said of a ranked paper: how the question lies on its names, and on its text. `held` answers `wantedOf`. */
export function evidenceOf(
  words: readonly QueryWord[],
  record: PaperRecord,
  alignment: Alignment,
  held: ReadonlySet<string>,
): Evidence {
  const introduced = alignment.allFound && words.some((word) => record.names.includes(word.word));
  return {
    by: introduced ? 'acronym' : alignment.phrase ? 'phrase' : 'words',
    coverage: alignment.coverage,
    textCoverage: textCoverage(words, alignment, held),
    titleLikeness: Math.min(alignment.titleLikeness, alignment.allFound ? 1 : MOST_LIKE_INCOMPLETE),
    complete: alignment.complete,
  };
}

/** The terms a paper's text may hold of what its names lack. */
export function wantedOf(words: readonly QueryWord[], document: number, { fits }: Alignment): HeldTerms {
  const missing = words.slice(0, fits.length).filter((_, at) => (fits[at] ?? 0) < 1);
  return { document, terms: missing.flatMap((word) => [word.stem, ...correctionsOf(word)]) };
}

function textCoverage(
  words: readonly QueryWord[],
  { fits, coverage }: Alignment,
  held: ReadonlySet<string>,
): number {
  const asked = words.slice(0, fits.length);
  const mass = asked.reduce((sum, word) => sum + word.weight, 0);
  const covered = asked.reduce(
    (sum, word, at) => sum + word.weight * Math.max(fits[at] ?? 0, fitInText(word, held)),
    0,
  );
  return mass === 0 ? coverage : Math.max(coverage, covered / mass);
}

function fitInText(word: QueryWord, held: ReadonlySet<string>): number {
  if (held.has(word.stem)) return 1;
  return correctionsOf(word).some((stemmed) => held.has(stemmed)) ? CORRECTED_FIT : 0;
}

function correctionsOf(word: QueryWord): string[] {
  return word.known ? [] : word.spellings.map((spelling) => stem(spelling.word));
}
