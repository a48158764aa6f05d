import type { ReadEvent } from '../../core/ports/formats.ts';
import { draftOf } from '../draft.ts';
import { identify, webAddress } from '../identifiers.ts';
import { isEtAl, shownName } from '../inverted-name.ts';
import { factsInNotes } from '../source-notes.ts';
import { bracketedCategories, subjectsOf } from '../subjects.ts';
import { writtenDate } from '../written-date.ts';
import { allOf, firstOf, isTooLong, type RisRecord, titleOf } from './record.ts';

/** The paper of a record, or why there is none; `unended` says what is wrong with one that has no `ER`. */
export function* recordEvents(record: RisRecord, unended: string): Generator<ReadEvent> {
  const where = `line ${record.line}`;
  const why = problemOf(record);
  if (why !== null) return yield { kind: 'skipped', where, why };
  const paper = draftOf(factsOf(record));
  if (paper === null) return yield { kind: 'skipped', where, why: 'the record has no title' };
  yield { kind: 'paper', paper, where };
  if (!record.ended) yield { kind: 'note', text: `${where}: ${unended}; what stands there is kept` };
}

function problemOf(record: RisRecord): string | null {
  if (isTooLong(record)) return 'the record is longer than 1 MB';
  return record.type === null ? 'the record does not begin with TY' : null;
}

function factsOf(record: RisRecord) {
  const names = allOf(record, 'AU');
  const addresses = allOf(record, 'UR', 'L2', 'LK').flatMap((value) => value.split(/;\s*(?=https?:)/));
  const archived = allOf(record, 'AN', 'M1', 'N1', 'C1', 'VL', 'JO', 'JF', 'T2').filter((value) =>
    /arxiv/i.test(value),
  );
  const subjects = subjectsOf(allOf(record, 'KW').flatMap((value) => value.split(';')));
  return {
    title: titleOf(record),
    authors: names.filter((name) => !isEtAl(name)).map(shownName),
    published: dateOf(allOf(record, 'PY', 'Y1', 'DA')),
    venue: venueOf(record),
    abstract: firstOf(record, 'AB', 'N2'),
    categories: [...archived.flatMap(bracketedCategories), ...subjects.categories],
    topics: subjects.topics,
    url: addresses.map(webAddress).find((address) => address !== null),
    ...factsInNotes(allOf(record, 'N1')),
    ...(names.some(isEtAl) ? { authorsCut: true } : {}),
    ...identify({ dois: allOf(record, 'DO', 'M3', 'L3'), arxiv: archived, addresses }),
  };
}

/** The full name before the short ones. A book's `T2` is the series it stands in; `BT` may be the title itself. */
function venueOf(record: RisRecord): string {
  if (record.type === 'BOOK') return firstOf(record, 'JF', 'JO');
  const book = firstOf(record, 'BT');
  return (
    firstOf(record, 'JF', 'T2') ||
    (book === titleOf(record) ? '' : book) ||
    firstOf(record, 'JO', 'JA', 'J2', 'J1', 'C3')
  );
}

/** The most precise of the dates of the first year given. */
function dateOf(values: readonly string[]): string | null {
  const dates = values.map(writtenDate).filter((date) => date !== null);
  const year = dates[0]?.slice(0, 4);
  return dates
    .filter((date) => date.startsWith(year ?? ''))
    .reduce<string | null>((best, date) => (date.length > (best?.length ?? 0) ? date : best), null);
}
