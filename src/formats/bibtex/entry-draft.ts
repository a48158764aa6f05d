import { fullCategory } from '../../core/paper/category.ts';
import type { PaperDraft } from '../../core/paper/paper.ts';
import { draftOf } from '../draft.ts';
import { identify, webAddress } from '../identifiers.ts';
import { withoutMarkup } from '../markup.ts';
import { factsInNotes } from '../source-notes.ts';
import { bracketedCategories, splitKeywords, subjectsOf } from '../subjects.ts';
import { dateOfParts, writtenDate } from '../written-date.ts';
import { addressText, plainText, sourceText } from './field-text.ts';
import { namesIn } from './names.ts';

/** The values of an entry's fields by lower-case name, its words expanded. */
export type Fields = ReadonlyMap<string, string>;

/** Fields that may name an arXiv id among other words. */
const MAY_NAME_ARXIV = [
  'journal',
  'journaltitle',
  'note',
  'howpublished',
  'number',
  'pages',
  'volume',
  'booktitle',
];

/**
 * What an entry says of a paper; `null` when it has no title. Titles and abstracts keep their LaTeX; names and venues are
 * told as they read, since they are compared as such. Paths of private files (`file`) and notes are not taken.
 */
export function entryDraft(fields: Fields): PaperDraft | null {
  const firstOf = (...names: string[]) =>
    names.map((name) => fields.get(name) ?? '').find((value) => value !== '') ?? '';
  const archive = firstOf('archiveprefix', 'eprinttype');
  const isArxiv = archive === '' || /arxiv/i.test(archive);
  const hints = MAY_NAME_ARXIV.map((name) => addressText(firstOf(name))).filter((value) =>
    /arxiv/i.test(value),
  );
  const arxiv = [
    addressText(isArxiv ? firstOf('eprint') : ''),
    addressText(firstOf('arxivid', 'arxiv')),
    ...hints,
  ];
  const address = addressText(firstOf('url', 'howpublished', 'ee'));
  const primary = isArxiv ? fullCategory(firstOf('primaryclass', 'eprintclass')) : null;
  const keywords = [...splitKeywords(plainText(firstOf('keywords', 'keyword', 'author_keywords')))];
  const subjects = subjectsOf(keywords);
  const categories = [
    ...(primary === null ? [] : [primary]),
    ...arxiv.flatMap(bracketedCategories),
    ...subjects.categories,
  ];
  return draftOf({
    title: titleOf(sourceText(firstOf('title')), sourceText(firstOf('subtitle'))),
    ...namesIn(firstOf('author', 'authors')),
    published: dateOf(fields),
    venue: plainText(firstOf('journal', 'journaltitle', 'booktitle')),
    abstract: withoutMarkup(sourceText(firstOf('abstract'))),
    categories,
    topics: subjects.topics,
    url: webAddress(address),
    ...inferredIn(plainText(firstOf('note'))),
    ...identify({ dois: [addressText(firstOf('doi'))], arxiv, addresses: [address] }),
  });
}

function titleOf(title: string, subtitle: string): string {
  if (title === '' || subtitle === '') return title;
  return /[:?!.]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

/** biblatex's `date` before BibTeX's `year` and `month`. */
function dateOf(fields: Fields): string | null {
  const part = (name: string) => plainText(fields.get(name) ?? '');
  return writtenDate(part('date')) ?? dateOfParts(part('year'), part('month'), part('day'));
}

function inferredIn(note: string): Pick<PaperDraft, 'publishedInferred'> {
  return { publishedInferred: factsInNotes([note]).publishedInferred ?? false };
}
