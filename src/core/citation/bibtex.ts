import { latexToPlain } from '../latex/index.ts';
import type { Paper } from '../paper/paper.ts';
import { latexValue, plainValue, titleValue } from './bibtex-text.ts';
import { citedName, familyWithParticle } from './cited-name.ts';
import { publishedDay } from './dates.ts';
import { keywordList } from './keyword-list.ts';
import { citationLink } from './link.ts';
import { oneLine } from './one-line.ts';
import { ownLink } from './own-link.ts';
import { INFERRED_YEAR_NOTE } from './source-notes.ts';
import { venueOf } from './venue.ts';

const MONTH_MACROS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

interface EntryContents {
  abstract: boolean;
  /**
   * Whether the entry is to be read back: with day and keywords, venue and address as the library holds them (a preprint
   * server counts as a venue, no address is made from an identifier).
   */
  faithful?: boolean;
  remark?: string | undefined;
}

/**
 * One BibTeX entry, its lines ended by newlines: `@article` for a journal, `@inproceedings` for proceedings,
 * else `@misc`; arXiv papers carry `eprint`, `archivePrefix` and `primaryClass` (arXiv's own guidance for
 * BibTeX). With `abstract`, the abstract goes in, too; `remark` is a reader's own note, as `annote`.
 */
export function bibtexEntry(paper: Paper, key: string, contents: EntryContents): string {
  const lines = fields(paper, contents).map(([name, value]) => `  ${name} = ${value},\n`);
  return `@${entryType(paper)}{${key},\n${lines.join('')}}\n`;
}

function entryType(paper: Paper): string {
  const kind = venueOf(paper)?.kind;
  if (kind === undefined) return 'misc';
  return kind === 'journal' ? 'article' : 'inproceedings';
}

function fields(paper: Paper, contents: EntryContents): [name: string, value: string][] {
  const date = publishedDay(paper);
  const faithful = contents.faithful === true;
  const venue = venueOf(paper);
  const venueName = faithful ? paper.venue : venue?.name;
  const day = faithful ? date?.day : null;
  const keywords = faithful ? keywordList([...paper.categories, ...paper.topics]) : '';
  const all: [name: string, value: string | null][] = [
    ['title', braced(titleValue(paper.title))],
    ['author', paper.authors.length === 0 ? null : braced(authors(paper))],
    ['year', date === null ? null : braced(date.year)],
    ['month', MONTH_MACROS[(date?.month ?? 0) - 1] ?? null],
    ['day', day == null ? null : braced(String(day))],
    [
      venue?.kind === 'proceedings' ? 'booktitle' : 'journal',
      venueName ? braced(latexValue(venueName)) : null,
    ],
    ...eprint(paper),
    ['doi', paper.doi === null ? null : braced(plainAddress(paper.doi))],
    ['url', addressOf(faithful ? ownLink(paper) : citationLink(paper))],
    ['keywords', keywords === '' ? null : braced(plainValue(keywords))],
    ['note', date?.inferred === true ? braced(INFERRED_YEAR_NOTE) : null],
    ['annote', contents.remark === undefined ? null : braced(plainValue(contents.remark))],
    ['abstract', contents.abstract && paper.abstract !== null ? braced(latexValue(paper.abstract)) : null],
  ];
  return all.filter((field): field is [string, string] => field[1] !== null);
}

function eprint(paper: Paper): [name: string, value: string | null][] {
  if (paper.arxivId === null) return [];
  const primary = paper.categories[0];
  return [
    ['eprint', braced(plainAddress(paper.arxivId))],
    ['archivePrefix', braced('arXiv')],
    ['primaryClass', primary === undefined ? null : braced(plainValue(primary))],
  ];
}

/** `Li, Zonglin and {ATLAS Collaboration} and others`. */
function authors(paper: Paper): string {
  const names = paper.authors
    .map((name) => oneLine(latexToPlain(oneLine(name))))
    .filter((name) => name !== '')
    .map(author);
  return [...names, ...(paper.authorsCut ? ['others'] : [])].join(' and ');
}

function author(name: string): string {
  const parts = citedName(name);
  if (parts.literal) return `{${plainValue(name)}}`;
  const pieces = [familyWithParticle(parts), parts.suffix, parts.given].filter((piece) => piece !== '');
  return pieces.map((piece) => plainValue(piece).replace(/ and /gi, ' {and} ')).join(', ');
}

/** Addresses and ids go in as they are, without what would end the field: LaTeX's url and doi commands read them raw. */
function plainAddress(address: string): string {
  return oneLine(address).replace(/[{}\\\s]/g, '');
}

function addressOf(link: string | null): string | null {
  return link === null ? null : braced(plainAddress(link));
}

function braced(value: string): string {
  return `{${value}}`;
}
