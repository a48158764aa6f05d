import { safeHref } from '../core/document/rich-text.ts';
import type { Metric, PaperDraft, Retraction, Summary } from '../core/paper/paper.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { arxivIdOf, dayOf, doiOf } from './identifiers.ts';

/** What a field's reader answers when the value is of the wrong kind. */
export const UNREADABLE = Symbol('unreadable');

export interface Field {
  name: keyof PaperDraft;
  /** What the value should have been, after "is not". */
  wanted: string;
  read(value: unknown): unknown;
}

/** Every field of a paper but `title`, which decides whether there is a paper. */
export const FIELDS: readonly Field[] = [
  { name: 'id', wanted: 'text of 1 to 300 characters', read: id },
  { name: 'abstract', wanted: 'text', read: texts(cleanText) },
  { name: 'authors', wanted: 'a list of names', read: listOfLines },
  { name: 'authorsCut', wanted: 'true or false', read: flag },
  { name: 'pageAuthors', wanted: 'a list of names', read: listOfLines },
  { name: 'labs', wanted: 'a list of texts', read: listOfLines },
  { name: 'categories', wanted: 'a list of texts', read: listOfLines },
  { name: 'published', wanted: 'a date such as 2022, 2022-10 or 2022-10-12', read: checked(dayOf) },
  { name: 'publishedInferred', wanted: 'true or false', read: flag },
  { name: 'hasCode', wanted: 'true or false', read: flag },
  { name: 'codeLinks', wanted: 'a list of https addresses', read: links },
  { name: 'summary', wanted: 'a summary with "text" and "by"', read: summary },
  { name: 'terms', wanted: 'a list of texts', read: listOfLines },
  { name: 'topics', wanted: 'a list of texts', read: listOfLines },
  { name: 'arxivId', wanted: 'an arXiv id', read: checked(arxivIdOf) },
  { name: 'version', wanted: 'a whole number from 1', read: version },
  { name: 'doi', wanted: 'a DOI', read: checked(doiOf) },
  { name: 'url', wanted: 'an http or https address', read: checked(address) },
  { name: 'venue', wanted: 'text', read: texts(cleanLine) },
  { name: 'references', wanted: 'a list of arXiv ids and DOIs', read: identifiers },
  {
    name: 'retracted',
    wanted: 'a retraction with "kind" (retracted, withdrawn or concern), "note" and "source"',
    read: retraction,
  },
  { name: 'metrics', wanted: 'a list of figures with name, value, unit and source', read: metrics },
];

function id(value: unknown): unknown {
  if (typeof value !== 'string') return UNREADABLE;
  const clean = cleanLine(value);
  return clean.length > 0 && clean.length <= 300 ? clean : UNREADABLE;
}

function texts(clean: (text: string) => string): (value: unknown) => unknown {
  return (value) => (typeof value === 'string' ? clean(value) || null : UNREADABLE);
}

/** Text that must pass a check; empty text says nothing, as `null` does. */
function checked(check: (text: string) => string | null): (value: unknown) => unknown {
  return (value) => {
    if (typeof value !== 'string') return UNREADABLE;
    const clean = cleanLine(value);
    return clean === '' ? null : (check(clean) ?? UNREADABLE);
  };
}

function flag(value: unknown): unknown {
  return typeof value === 'boolean' ? value : UNREADABLE;
}

function listOfLines(value: unknown): unknown {
  if (!Array.isArray(value) || !value.every((member) => typeof member === 'string')) return UNREADABLE;
  return value.map(cleanLine).filter((line) => line !== '');
}

function identifiers(value: unknown): unknown {
  const lines = listOfLines(value);
  if (!Array.isArray(lines)) return UNREADABLE;
  const found = lines.map((line) => doiOf(line) ?? arxivIdOf(line));
  return found.includes(null) ? UNREADABLE : found;
}

function links(value: unknown): unknown {
  const lines = listOfLines(value);
  return Array.isArray(lines) && lines.every((line) => safeHref(line) !== null) ? lines : UNREADABLE;
}

function version(value: unknown): unknown {
  return Number.isSafeInteger(value) && Number(value) >= 1 ? value : UNREADABLE;
}

function address(text: string): string | null {
  if (!URL.canParse(text)) return null;
  return ['http:', 'https:'].includes(new URL(text).protocol) ? text : null;
}

function summary(value: unknown): Summary | typeof UNREADABLE {
  const { text, by } = fieldsOf(value);
  if (typeof text !== 'string' || cleanText(text) === '') return UNREADABLE;
  if (by === 'us') return { text: cleanText(text), by };
  const { model, date } = fieldsOf(by);
  if (typeof model !== 'string' || typeof date !== 'string') return UNREADABLE;
  return { text: cleanText(text), by: { model: cleanLine(model), date: cleanLine(date) } };
}

function retraction(value: unknown): Retraction | typeof UNREADABLE {
  const { kind, note = '', source = '' } = fieldsOf(value);
  if (kind !== 'retracted' && kind !== 'withdrawn' && kind !== 'concern') return UNREADABLE;
  if (typeof note !== 'string' || typeof source !== 'string') return UNREADABLE;
  return { kind, note: cleanText(note), source: cleanLine(source) };
}

function metrics(value: unknown): unknown {
  if (!Array.isArray(value)) return UNREADABLE;
  const read = value.map(metric);
  return read.includes(null) ? UNREADABLE : read;
}

function metric(given: unknown): Metric | null {
  const { name, value, unit, source } = fieldsOf(given);
  if (typeof name !== 'string' || typeof source !== 'string' || typeof value !== 'number') return null;
  if (unit !== 'count' && unit !== 'percent' && unit !== 'score') return null;
  return { name: cleanLine(name), value, unit, source: cleanLine(source) };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
