import { latexToPlain } from '../latex/index.ts';
import type { Paper } from '../paper/paper.ts';
import { citedName, inverted } from './cited-name.ts';
import { publishedDay } from './dates.ts';
import { citationLink } from './link.ts';
import { oneLine } from './one-line.ts';
import { ownLink } from './own-link.ts';
import { CUT_AUTHORS_NOTE, INFERRED_YEAR_NOTE } from './source-notes.ts';
import { venueOf } from './venue.ts';

const TYPES = { journal: 'JOUR', proceedings: 'CPAPER' } as const;

/**
 * One RIS record, from `TY` to its one `ER`, lines ended by CR LF as the format's specification (Research
 * Information Systems, 2001) has it. `UNPB` stands for a preprint, `GEN` where nothing is known.
 * `remark` is a reader's own note. A `faithful` record gives venue and address as the library holds them, for reading
 * back: a preprint server counts as a venue, and no address is made from an identifier.
 */
export function risRecord(paper: Paper, remark = '', faithful = false): string {
  return tags(paper, remark, faithful)
    .map(([tag, value]) => [tag, oneLine(value)] as const)
    .filter(([tag, value]) => value !== '' || tag === 'ER')
    .map(([tag, value]) => `${tag}  - ${value}\r\n`)
    .join('');
}

function tags(paper: Paper, remark: string, faithful: boolean): [tag: string, value: string][] {
  const venue = venueOf(paper);
  const date = publishedDay(paper);
  const notes = [paper.authorsCut ? CUT_AUTHORS_NOTE : '', date?.inferred === true ? INFERRED_YEAR_NOTE : ''];
  return [
    ['TY', venue === null ? (paper.arxivId === null ? 'GEN' : 'UNPB') : TYPES[venue.kind]],
    ['TI', paper.title],
    ...paper.authors.map((name): [string, string] => ['AU', invertedAuthor(name)]),
    ['PY', date?.year ?? ''],
    ['DA', paper.published === null || date === null ? '' : slashed(paper.published)],
    ['T2', (faithful ? paper.venue : venue?.name) ?? ''],
    ['AB', paper.abstract ?? ''],
    ...[...paper.categories, ...paper.topics].map((word): [string, string] => ['KW', word]),
    ['DO', paper.doi ?? ''],
    ['AN', paper.arxivId === null ? '' : `arXiv:${paper.arxivId}`],
    ['UR', (faithful ? ownLink(paper) : citationLink(paper)) ?? ''],
    ...[...notes, remark].map((note): [string, string] => ['N1', note]),
    ['ER', ''],
  ];
}

/** `Berg, Ludwig van der` in RIS is family name, given name, suffix, parted by commas. */
function invertedAuthor(name: string): string {
  return inverted(citedName(oneLine(latexToPlain(oneLine(name)))));
}

/** `2022/10/12/`: year, month, day and a free part, the unknown ones left empty. */
function slashed(published: string): string {
  const [year = '', month = '', day = ''] = published.split('-');
  return `${year}/${month}/${day}/`;
}
