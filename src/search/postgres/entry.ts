import { createHash } from 'node:crypto';
import type { Paper } from '../../core/paper/paper.ts';
import { eachWord } from '../../core/search/analysis/each-word.ts';
import { stem } from '../../core/search/analysis/stem.ts';
import { STOP_WORDS } from '../../core/search/analysis/stop-words.ts';
import { plainEnough } from '../../core/search/analysis/words.ts';
import { textParts } from '../../core/search/paper-text.ts';
import { makeRecord, type PaperRecord, typedTexts } from '../../core/search/record.ts';

/** What the tables hold of one paper, its words not yet numbered. */
export interface Entry {
  id: string;
  record: PaperRecord;
  /** What can be looked up, as `keyOf` gives it. */
  keys: string[];
  /** The words that name it, each once, and what it can be filtered by (`@cs.lg`, `@code`). */
  names: string[];
  /** The stems of all it says, with how often each stands there. */
  terms: Map<string, number>;
  /** Words of the text, stop words left out. */
  length: number;
  /** The shortest word met for each stem. */
  shown: Map<string, string>;
  /** The same for papers of which the index holds the same. */
  digest: string;
}

export type KeyKind = 'arxiv' | 'doi' | 'title' | 'name' | 'cites';

/** Longer words are cut, here and in questions: an index page holds no more than 2,704 bytes of a word. */
export const LONGEST_WORD = 200;
const LONGEST_ID = 200;
/** How a title begins, for completing what is typed. */
export const TITLE_START = 80;

export function cutWord(word: string): string {
  return word.length <= LONGEST_WORD ? word : word.slice(0, LONGEST_WORD);
}

/** A key that is looked up, as the 64-bit number the index holds: texts of any length and any characters have one. */
export function keyOf(kind: KeyKind, value: string): string {
  return numberOf(`${kind}\0${value}`);
}

function numberOf(text: string): string {
  return createHash('sha256').update(text).digest().readBigInt64BE().toString();
}

/**
 * An id as the column holds it: PostgreSQL's text knows neither NUL nor half a character, and an index page no long
 * ones. The id itself is in the record.
 */
export function columnId(id: string): string {
  const text = /[\0\p{Surrogate}]/u.test(id) ? JSON.stringify(id) : id;
  if (text.length <= LONGEST_ID) return text;
  return `${text.slice(0, LONGEST_ID)}#${createHash('sha256').update(text).digest('hex')}`;
}

/** What a filter looks for among the names of a paper: no word of a question has these signs. */
export const CODE_KEY = '@code';

export function categoryKey(category: string): string {
  return cutWord(`@${category.trim().toLowerCase()}`);
}

export function makeEntry(paper: Paper): Entry {
  const record = makeRecord(paper);
  const { terms, shown, length } = countTerms(paper);
  return {
    id: paper.id,
    record,
    keys: keysOf(record),
    names: namesOf(record),
    terms,
    length,
    shown,
    digest: numberOf(JSON.stringify([record, textParts(paper)])),
  };
}

function keysOf(record: PaperRecord): string[] {
  const keys = [keyOf('title', record.squashedTitle)];
  if (record.arxivId !== null) keys.push(keyOf('arxiv', record.arxivId));
  if (record.doi !== null) keys.push(keyOf('doi', record.doi));
  for (const name of record.names) keys.push(keyOf('name', name));
  for (const work of record.cites) keys.push(keyOf('cites', work));
  return [...new Set(keys)];
}

function namesOf(record: PaperRecord): string[] {
  const words = typedTexts(record).flatMap((text) => text.split(/[ \n]/u));
  const categories = record.categories.flatMap(formsOf).map(categoryKey);
  const all = [...words, ...categories, ...(record.hasCode ? [CODE_KEY] : [])].map(wellFormed);
  return [...new Set(all.map(cutWord))].filter((word) => word !== '');
}

/** Every form a category is asked for in: in full, short, and each archive it is in (`matchesCategory` in core). */
function formsOf(category: string): string[] {
  const parts = category.split('.');
  return [...parts.map((_, at) => parts.slice(0, at + 1).join('.')), parts.slice(1).join('.')].filter(
    Boolean,
  );
}

function countTerms(paper: Paper): Pick<Entry, 'terms' | 'shown' | 'length'> {
  const terms = new Map<string, number>();
  const shown = new Map<string, string>();
  let length = 0;
  for (const part of textParts(paper)) {
    eachWord(plainEnough(part), (text, from, to) => {
      const word = cutWord(text.slice(from, to));
      if (STOP_WORDS.has(word)) return;
      const term = stem(word);
      length += 1;
      terms.set(term, (terms.get(term) ?? 0) + 1);
      const known = shown.get(term);
      if (known === undefined || isPlainer(word, known)) shown.set(term, word);
    });
  }
  return { terms, shown, length };
}

/** Shorter, or first in the alphabet among equals. */
export function isPlainer(word: string, known: string): boolean {
  return word.length < known.length || (word.length === known.length && word < known);
}

/** Cutting may have halved a character. */
function wellFormed(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, '');
}
