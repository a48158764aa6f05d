import type { PaperDraft } from '../../core/paper/paper.ts';
import { draftOf } from '../draft.ts';
import { identify, webAddress } from '../identifiers.ts';
import { isEtAl } from '../inverted-name.ts';
import { withoutMarkup } from '../markup.ts';
import { factsInNotes } from '../source-notes.ts';
import { bracketedCategories, splitKeywords, subjectsOf } from '../subjects.ts';
import { dateOfParts, writtenDate } from '../written-date.ts';

type Item = Readonly<Record<string, unknown>>;

const DATES = ['issued', 'published', 'published-online', 'published-print', 'original-date'];

/** What an item of CSL-JSON says of a paper; `null` when it names no title. Numbers may come as text, texts in lists. */
export function itemDraft(item: Item): PaperDraft | null {
  const names = list(own(item, 'author')).map(nameOf);
  const address = textOf(item, 'URL');
  const notes = [textOf(item, 'note'), textOf(item, 'annote')];
  const container = textOf(item, 'container-title');
  const hints = [
    ...['number', 'archive_id', 'archive_location', 'note', 'eprint'].map((name) => textOf(item, name)),
    container,
  ];
  const arxiv = hints.filter((hint) => /arxiv/i.test(hint) || /arxiv/i.test(textOf(item, 'archive')));
  const subjects = subjectsOf([...keywordsOf(item, 'keyword'), ...keywordsOf(item, 'categories')]);
  return draftOf({
    title: withoutMarkup(textOf(item, 'title')),
    authors: names.filter((name) => !isEtAl(name)),
    published: DATES.map((name) => dateOf(own(item, name))).find((date) => date !== null),
    venue: withoutMarkup(container || textOf(item, 'event-title')),
    abstract: withoutMarkup(textOf(item, 'abstract')),
    categories: [...arxiv.flatMap(bracketedCategories), ...subjects.categories],
    topics: subjects.topics,
    url: webAddress(address),
    ...factsInNotes(notes),
    ...(names.some(isEtAl) ? { authorsCut: true } : {}),
    ...identify({ dois: [textOf(item, 'DOI')], arxiv, addresses: [address] }),
  });
}

/** Family and given name with their particles and suffix, a name that is not taken apart, or plain text. */
function nameOf(given: unknown): string {
  if (typeof given === 'string') return given;
  if (typeof given !== 'object' || given === null) return '';
  const name: Item = { ...given };
  const whole = textOf(name, 'literal') || textOf(name, 'name');
  if (whole !== '') return whole;
  const parts = ['given', 'dropping-particle', 'non-dropping-particle', 'family', 'suffix'];
  return parts
    .map((part) => textOf(name, part).trim())
    .filter((part) => part !== '')
    .join(' ');
}

/** `{"date-parts": [[2016, 5]]}`, its numbers maybe text; else what it says in words. */
function dateOf(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number') return writtenDate(String(value));
  if (typeof value !== 'object' || value === null) return null;
  const date: Item = { ...value };
  const [year, month, day] = list(list(own(date, 'date-parts'))[0]).map(String);
  const fromParts = year === undefined ? null : dateOfParts(year, month ?? '', day ?? '');
  return fromParts ?? writtenDate(textOf(date, 'raw') || textOf(date, 'literal'));
}

function keywordsOf(item: Item, name: string): string[] {
  const value = own(item, name);
  return Array.isArray(value)
    ? value.filter((word) => typeof word === 'string')
    : splitKeywords(textOf(item, name));
}

/** A text or number, or the first of a list of them; else empty. */
function textOf(item: Item, name: string): string {
  const value = own(item, name);
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' || typeof first === 'number' ? String(first) : '';
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Only what the item itself holds: `{}` has no `constructor`. */
function own(item: Item, name: string): unknown {
  return Object.hasOwn(item, name) ? item[name] : undefined;
}
