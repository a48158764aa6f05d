import type { OperatorReport, SearchKind, SearchTimes } from '../../core/report/operator-report.ts';
import { type Html, html } from './html.ts';
import { type Column, grouped, table } from './words.ts';

const NAMES: Readonly<Record<SearchKind, string>> = {
  lookup: 'Questions',
  suggest: 'Suggestions',
  similar: 'Similar papers',
};

type Times = NonNullable<SearchTimes['times']>;

const COLUMNS: readonly Column<SearchTimes>[] = [
  { name: 'What', cell: ({ kind }) => NAMES[kind] },
  { name: 'Asked', cell: ({ count }) => grouped(count), isNumber: true },
  { name: 'Half within', cell: ms('p50Ms'), isNumber: true },
  { name: '95 % within', cell: ms('p95Ms'), isNumber: true },
  { name: '99 % within', cell: ms('p99Ms'), isNumber: true },
  { name: 'Longest', cell: ms('longestMs'), isNumber: true },
];

export function searchSection({ search }: OperatorReport): Html {
  const { kinds, keeps } = search;
  return html`<section id="search" aria-labelledby="search-heading">
<h2 id="search-heading">Search</h2>
${table(`How long answers took, of the last ${grouped(keeps)} of each kind since the start`, COLUMNS, kinds)}
</section>`;
}

function ms(name: keyof Times): (row: SearchTimes) => string {
  return ({ times }) => (times === null ? '–' : `${times[name].toFixed(1)} ms`);
}
