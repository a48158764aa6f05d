import { counted } from '../../core/cards/reply.ts';
import type {
  DigestsReport,
  IssueOutcome,
  IssuePlace,
  NextIssue,
  OperatorReport,
  PastIssue,
} from '../../core/report/operator-report.ts';
import { type Html, html } from './html.ts';
import { type Column, facts, instant, type Mark, state, table } from './words.ts';

const NEXT: readonly Column<NextIssue>[] = [
  { name: 'When', cell: ({ dueAt, zone }) => instant(dueAt, zone) },
  { name: 'What', cell: ({ kind, schedule }) => `${kind}, ${schedule}` },
  { name: 'Digest', cell: ({ digest }) => html`<code>${digest}</code>` },
  { name: 'Where', cell: whereOf },
];

const LAST: readonly Column<PastIssue>[] = [
  { name: 'Due', cell: ({ dueAt, zone }) => instant(dueAt, zone) },
  { name: 'State', cell: ({ outcome }) => state(...OUTCOMES[outcome]) },
  { name: 'In words', cell: ({ words }) => words },
  { name: 'What', cell: ({ kind }) => kind },
  { name: 'Digest', cell: ({ digest }) => html`<code>${digest}</code>` },
  { name: 'Where', cell: whereOf },
];

const OUTCOMES: Readonly<Record<IssueOutcome, readonly [Mark, string]>> = {
  posted: ['good', 'Posted'],
  late: ['good', 'Posted late'],
  'under-way': ['waiting', 'Under way'],
  'not-posted': ['idle', 'Not posted'],
  failed: ['bad', 'Failed'],
  held: ['bad', 'Held'],
};

export function digestsSection({ digests, zone }: OperatorReport): Html {
  return html`<section id="digests" aria-labelledby="digests-heading">
<h2 id="digests-heading">Digests</h2>
${digests === null ? html`<p>Nothing is posted by this process: no platform is running.</p>` : digestsBody(digests, zone)}
</section>`;
}

function digestsBody(digests: DigestsReport, zone: string): Html {
  const { running, paused, stopped, lookedAt, next, nextMore, last } = digests;
  return html`${facts([
    ['Running', running],
    ['Paused', paused],
    ['Stopped by a failure', stopped],
    ['Last looked at', instant(lookedAt, zone, 'not yet')],
  ])}
${next.length === 0 ? html`<p>No issue is to come.</p>` : table('Next issues', NEXT, next)}
${nextMore === 0 || next.length === 0 ? null : html`<p>And the next of ${counted(nextMore, 'more digest', 'more digests')}.</p>`}
${last.length === 0 ? html`<p>No issue came due yet.</p>` : table('Last issues', LAST, last)}`;
}

function whereOf({ channel }: IssuePlace): Html {
  return channel === null ? html`direct message` : html`<code>${channel}</code>`;
}
