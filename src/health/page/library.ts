import { describeReading } from '../../core/cards/library-reading.ts';
import { formatPublished } from '../../core/paper/published.ts';
import type { LibraryReport, OperatorReport } from '../../core/report/operator-report.ts';
import { type Html, html } from './html.ts';
import { type Column, facts, grouped, state, table } from './words.ts';

const SOURCES: readonly Column<LibraryReport['sources'][number]>[] = [
  { name: 'Source', cell: ({ name }) => name },
  { name: 'Papers', cell: ({ papers }) => grouped(papers), isNumber: true },
  { name: 'Last read', cell: ({ lastRead }) => formatPublished(lastRead) },
];

export function librarySection({ library }: OperatorReport): Html {
  const { papers, authors, withAbstract, withCode, newest, reading, sources } = library;
  return html`<section id="library" aria-labelledby="library-heading">
<h2 id="library-heading">Library</h2>
${facts([
  ['Papers', grouped(papers)],
  ['Authors', grouped(authors)],
  ['With abstract', grouped(withAbstract)],
  ['With code', grouped(withCode)],
  ['Newest paper', newest === null ? 'no date known' : formatPublished(newest)],
  ['Search index', reading === null ? state('good', 'Whole') : state('waiting', describeReading(reading))],
])}
${sources.length === 0 ? html`<p>Nothing was imported yet.</p>` : table('Where its papers come from', SOURCES, sources)}
</section>`;
}
