import { safeHref } from '../../core/document/rich-text.ts';
import { findArxivIds } from '../../core/identifiers/index.ts';
import { CATEGORIES, categoryName } from '../../core/paper/category.ts';
import type { PaperDraft } from '../../core/paper/paper.ts';
import { doiIn, placeIdentifiers } from '../identifiers.ts';
import { markupLine, markupText } from '../markup-text.ts';
import { publishedOf } from './dates.ts';
import type { ZoteroItem } from './schema.ts';

/** What a Zotero item says, as a paper; `null` for one without a title. */
export function paperOfItem(item: ZoteroItem): PaperDraft | null {
  const { data } = item;
  const title = markupLine(data.title ?? '');
  if (title === '') return null;
  return {
    title,
    authors: authorsOf(item),
    abstract: markupText(data.abstractNote ?? '') || null,
    published: publishedOf(item),
    venue: venueOf(item),
    ...identifiersOf(item),
    url: data.url === null ? null : safeHref(data.url.trim()),
    ...tagsOf(item),
  };
}

/** Whether somebody keeps it here as a work to read, not beside one: files, notes and marks in files are not. */
export function isWork({ data }: ZoteroItem): boolean {
  return !['attachment', 'note', 'annotation'].includes(data.itemType ?? '');
}

/** What may be a paper by its kind; a web page may, when it names one. */
const PAPER_TYPES = [
  'journalArticle',
  'conferencePaper',
  'preprint',
  'bookSection',
  'book',
  'thesis',
  'report',
  'manuscript',
  'document',
  'dataset',
  'standard',
  'magazineArticle',
  'encyclopediaArticle',
  'presentation',
];

/** Whether an item is a paper, by its kind or because it carries the identifier of one. */
export function isPaper(item: ZoteroItem): boolean {
  const { doi, arxivId } = identifiersOf(item);
  return PAPER_TYPES.includes(item.data.itemType ?? '') || doi !== null || arxivId !== null;
}

/** Those who wrote it; the editors where nobody is said to have. */
function authorsOf({ data }: ZoteroItem): string[] {
  const named = (type: string) =>
    data.creators
      .filter(({ creatorType }) => creatorType === type)
      .map(({ firstName, lastName, name }) => {
        const parts = [firstName, lastName].map((part) => markupLine(part ?? ''));
        return parts.filter((part) => part !== '').join(' ') || markupLine(name ?? '');
      })
      .filter((name) => name !== '');
  const authors = named('author');
  return authors.length > 0 ? authors : [...named('presenter'), ...named('editor')];
}

/** Preprints often have `arXiv:1706.03762 [cs]` for a journal: that is no venue. */
function venueOf({ data }: ZoteroItem): string | null {
  const places = [data.publicationTitle, data.proceedingsTitle, data.bookTitle, data.conferenceName];
  const lines = places.map((place) => markupLine(place ?? ''));
  return lines.find((line) => line !== '' && !/^arxiv\b/i.test(line)) ?? null;
}

/** From their own fields, or from the free lines of `extra`, where translators and people put them. */
function identifiersOf({ data }: ZoteroItem) {
  const extra = (data.extra ?? '').split('\n');
  const doiLines = extra.filter((line) => /^\s*doi\s*:/i.test(line));
  const dois = [data.DOI, ...doiLines, doiAddress(data.url)].map(doiIn);
  const doi = dois.find((found) => found !== null) ?? null;
  const arxivLines = [data.archiveID, data.publicationTitle, data.url, ...extra].filter((line) =>
    /arxiv/i.test(line ?? ''),
  );
  const arxivId = arxivLines.flatMap((line) => findArxivIds(line ?? ''))[0]?.id ?? null;
  return placeIdentifiers(doi, arxivId);
}

function doiAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\/(?:dx\.)?doi\.org\//i.test(url) ? url : null;
}

/**
 * Tags people gave are topics. Those a translator gave are subject headings, too wide to tell papers apart, but for
 * arXiv's: `Computer Science - Machine Learning` is the category cs.LG.
 */
function tagsOf({ data }: ZoteroItem): Required<Pick<PaperDraft, 'categories' | 'topics'>> {
  const tags = data.tags.map(({ tag, type }) => ({ text: markupLine(tag ?? ''), byHand: type !== 1 }));
  const categories = tags.flatMap(({ text }) => categoryOf(text) ?? []);
  const topics = tags.filter(({ text, byHand }) => byHand && text !== '' && categoryOf(text) === null);
  return { categories: [...new Set(categories)], topics: [...new Set(topics.map(({ text }) => text))] };
}

function categoryOf(tag: string): string | null {
  const [archive, name] = tag.split(' - ');
  if (archive === undefined || name === undefined) return null;
  const fits = (category: string) =>
    categoryName(category) === name && categoryName(category.split('.')[0] ?? '') === archive;
  return CATEGORIES.find(fits) ?? null;
}
