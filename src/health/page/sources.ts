import { counted } from '../../core/cards/reply.ts';
import type { FollowRow, HostRow, OperatorReport } from '../../core/report/operator-report.ts';
import { type Html, html } from './html.ts';
import { type Column, duration, grouped, instant, state, table } from './words.ts';

export function sourcesSection({ follows, hosts, zone }: OperatorReport): Html {
  return html`<section id="sources" aria-labelledby="sources-heading">
<h2 id="sources-heading">Sources</h2>
${
  follows.length === 0
    ? html`<p>No source is followed. <code>/library follow</code> has one read each day.</p>`
    : table('Followed sources', followColumns(zone), follows)
}
${hosts.length === 0 ? null : table('Hosts and how they want to be asked', hostColumns(zone), hosts)}
</section>`;
}

function followColumns(zone: string): readonly Column<FollowRow>[] {
  return [
    { name: 'Source', cell: ({ name }) => name },
    { name: 'State', cell: followState },
    { name: 'Last read', cell: ({ lastOkAt }) => instant(lastOkAt, zone, 'never') },
    { name: 'Read next', cell: ({ nextRunAt }) => instant(nextRunAt, zone) },
    { name: 'Papers', cell: ({ papers }) => grouped(papers), isNumber: true },
  ];
}

function followState({ lastOkAt, lastError }: FollowRow): Html {
  if (lastError !== null) return html`${state('bad', 'Failed')}<br>${lastError}`;
  return lastOkAt === null ? state('waiting', 'Not read yet') : state('good', 'Works');
}

function hostColumns(zone: string): readonly Column<HostRow>[] {
  return [
    {
      name: 'Host',
      cell: ({ host, title }) => html`${title}${title === host ? null : html`<br><code>${host}</code>`}`,
    },
    { name: 'State', cell: (row) => hostState(row, zone) },
    { name: 'Waiting', cell: ({ waiting }) => grouped(waiting), isNumber: true },
    { name: 'Limits', cell: limitsOf },
    { name: 'Policy', cell: policyOf },
  ];
}

function hostState({ state: standing, until, why }: HostRow, zone: string): Html {
  if (standing === 'not-asked') return state('idle', 'Not asked yet');
  if (standing === 'working') return state('good', 'Answers');
  const end = until === null ? null : html` until ${instant(until, zone)}`;
  return html`${state('bad', 'Left alone')}${end}${why === null ? null : html`<br>${why}`}`;
}

function limitsOf({ gapMs, atOnce }: HostRow): string {
  return `one each ${duration(gapMs)}, ${counted(atOnce, 'connection', 'connections')}`;
}

/** Only a link we wrote ourselves into the table of limits. */
function policyOf({ policy, title }: HostRow): Html {
  if (policy === null || !policy.startsWith('https://')) return html`our own`;
  return html`<a href="${policy}" rel="noreferrer">policy<span class="unseen"> of ${title}</span></a>`;
}
