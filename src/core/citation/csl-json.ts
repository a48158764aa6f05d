import { inertBlock } from '../document/inert-text.ts';
import { latexToPlain } from '../latex/index.ts';
import type { Paper } from '../paper/paper.ts';
import { citedName } from './cited-name.ts';
import { publishedDay } from './dates.ts';
import { keywordList } from './keyword-list.ts';
import { citationLink } from './link.ts';
import { oneLine } from './one-line.ts';
import { ownLink } from './own-link.ts';
import { CUT_AUTHORS_NOTE, INFERRED_YEAR_NOTE } from './source-notes.ts';
import { venueOf } from './venue.ts';

const TYPES = { journal: 'article-journal', proceedings: 'paper-conference' } as const;

/** An item of CSL-JSON (citationstyles.org), its absent facts left out. */
export type CslItem = Record<string, unknown>;

/**
 * One item; `id` is the paper's own. Dates are as precise as they are known. `remark` is a reader's own note. A
 * `faithful` item gives venue and address as the library holds them, for reading back: a preprint server counts as a
 * venue, and no address is made from an identifier.
 */
export function cslItem(paper: Paper, remark = '', faithful = false): CslItem {
  const venue = venueOf(paper);
  const date = publishedDay(paper);
  const preprint = venue === null && paper.arxivId !== null;
  const notes = [paper.authorsCut ? CUT_AUTHORS_NOTE : '', date?.inferred === true ? INFERRED_YEAR_NOTE : ''];
  return given({
    id: oneLine(paper.id),
    type: venue === null ? 'article' : TYPES[venue.kind],
    title: oneLine(paper.title),
    author: paper.authors.map(cslName),
    issued: date && {
      'date-parts': [[Number(date.year), date.month, date.day].filter((part) => part !== null)],
    },
    'container-title': faithful && paper.venue !== null ? oneLine(paper.venue) : venue?.name,
    genre: preprint ? 'preprint' : null,
    publisher: preprint ? 'arXiv' : null,
    number: paper.arxivId === null ? null : `arXiv:${oneLine(paper.arxivId)}`,
    DOI: paper.doi === null ? null : oneLine(paper.doi),
    URL: faithful ? ownLink(paper) : citationLink(paper),
    abstract: paper.abstract === null ? null : inertBlock(paper.abstract),
    keyword: keywordList([...paper.categories, ...paper.topics]),
    annote: inertBlock(remark),
    note: notes.filter((note) => note !== '').join('; '),
  });
}

function cslName(name: string): Record<string, unknown> {
  const display = oneLine(latexToPlain(oneLine(name)));
  const parts = citedName(display);
  if (parts.literal) return { literal: display };
  return given({
    family: parts.family,
    given: parts.given,
    'non-dropping-particle': parts.particle,
    suffix: parts.suffix,
  });
}

function given(fields: Record<string, unknown>): CslItem {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isGiven(value)));
}

function isGiven(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  return !Array.isArray(value) || value.length > 0;
}
