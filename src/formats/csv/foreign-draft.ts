import type { PaperDraft } from '../../core/paper/paper.ts';
import { draftOf } from '../draft.ts';
import { identify, webAddress } from '../identifiers.ts';
import { withoutMarkup } from '../markup.ts';
import { bracketedCategories, splitKeywords, subjectsOf } from '../subjects.ts';
import { writtenDate } from '../written-date.ts';
import type { ColumnPlaces, Meaning } from './headers.ts';
import { namesIn } from './name-list.ts';

/** What a row of another program's file says of a paper; `null` when it names no title. */
export function foreignDraft(cells: readonly string[], places: ColumnPlaces): PaperDraft | null {
  const allOf = (meaning: Meaning) =>
    (places.get(meaning) ?? []).map((place) => (cells[place] ?? '').trim()).filter((cell) => cell !== '');
  const firstOf = (meaning: Meaning) => allOf(meaning)[0] ?? '';

  const addresses = allOf('url').flatMap((cell) => cell.split(/[\s;]+(?=https?:)/));
  const hints = [...allOf('arxiv'), ...allOf('extra').filter((cell) => /arxiv/i.test(cell))];
  const subjects = subjectsOf([...allOf('categories'), ...allOf('keywords')].flatMap(splitKeywords));
  const codeLinks = allOf('codeLinks').filter((cell) => webAddress(cell)?.startsWith('https:') === true);
  return draftOf({
    title: withoutMarkup(firstOf('title')),
    ...namesIn(firstOf('authors')),
    published: dateOf([...allOf('date'), ...allOf('year')]),
    venue: firstOf('venue'),
    abstract: withoutMarkup(firstOf('abstract')),
    categories: [...hints.flatMap(bracketedCategories), ...subjects.categories],
    topics: subjects.topics,
    codeLinks,
    url: addresses.map(webAddress).find((address) => address !== null),
    ...identify({ dois: [...allOf('doi'), ...doisIn(allOf('extra'))], arxiv: hints, addresses }),
  });
}

/** `DOI: 10.1234/x` on a line of its own, as Zotero keeps it for kinds without a field for it. */
function doisIn(extra: readonly string[]): string[] {
  return extra.flatMap((text) => /^DOI:.*$/im.exec(text)?.[0] ?? []);
}

/** The most precise date given; of equals the first. */
function dateOf(cells: readonly string[]): string | null {
  return cells
    .map(writtenDate)
    .reduce((best, date) => ((date?.length ?? 0) > (best?.length ?? 0) ? date : best), null);
}
