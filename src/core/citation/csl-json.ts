import { inertBlock } from '../document/inert-text.ts';
import { latexToPlain } from '../latex/index.ts';
import type { Paper } from '../paper/paper.ts';
import { citedName } from './cited-name.ts';
import { publishedDay } from './dates.ts';
import { citationLink } from './link.ts';
import { oneLine } from './one-line.ts';
import { CUT_AUTHORS_NOTE, INFERRED_YEAR_NOTE } from './source-notes.ts';
import { venueOf } from './venue.ts';

const TYPES = { journal: 'article-journal', proceedings: 'paper-conference' } as const;

/** An item of CSL-JSON (citationstyles.org), its absent facts left out. */
export type CslItem = Record<string, unknown>;

/** One item; `id` is the paper's own. Dates are as precise as they are known. `remark` is a reader's own note. */
export function cslItem(paper: Paper, remark = ''): CslItem {
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
    'container-title': venue?.name,
    genre: preprint ? 'preprint' : null,
    publisher: preprint ? 'arXiv' : null,
    number: paper.arxivId === null ? null : `arXiv:${oneLine(paper.arxivId)}`,
    DOI: paper.doi === null ? null : oneLine(paper.doi),
    URL: citationLink(paper),
    abstract: paper.abstract === null ? null : inertBlock(paper.abstract),
    keyword: [...paper.categories, ...paper.topics].map(oneLine).join(', '),
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
