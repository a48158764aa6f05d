import { latexToPlain } from '../latex/index.ts';
import type { Paper } from '../paper/paper.ts';
import { type CitedName, citedName } from './cited-name.ts';
import { type PublishedDay, publishedDay } from './dates.ts';
import { citationLink } from './link.ts';
import { oneLine } from './one-line.ts';
import { type Venue, venueOf } from './venue.ts';

/** What the text styles need of a paper, in readable form. */
export interface CitationFacts {
  title: string;
  authors: CitedName[];
  /** Whether there are more authors than are known. */
  cut: boolean;
  date: PublishedDay | null;
  venue: Venue | null;
  arxivId: string | null;
  link: string | null;
}

/** The facts of a paper as plain, inert text. Nothing is added: what no source gave is `null` or empty. */
export function citationFacts(paper: Paper): CitationFacts {
  return {
    title: readable(paper.title),
    authors: paper.authors
      .map(readable)
      .filter((name) => name !== '')
      .map(citedName),
    cut: paper.authorsCut,
    date: publishedDay(paper),
    venue: venueOf({ venue: paper.venue === null ? null : readable(paper.venue) }),
    arxivId: paper.arxivId === null ? null : oneLine(paper.arxivId),
    link: citationLink(paper),
  };
}

function readable(source: string): string {
  return oneLine(latexToPlain(oneLine(source)));
}
