import type { OperatorReport } from '../../core/report/operator-report.ts';
import { type Html, html } from './html.ts';
import { facts, grouped, instant, state } from './words.ts';

const MEGABYTE = 1_000_000;

export function dataSection({ data, zone }: OperatorReport): Html {
  const { writes, failures, lastWriteAt, isFailing, lastFailure } = data;
  return html`<section id="data" aria-labelledby="data-heading">
<h2 id="data-heading">Data</h2>
${facts([
  ['State', isFailing ? state('bad', 'Cannot be written') : state('good', 'No trouble seen')],
  ['Changes saved', grouped(writes)],
  ['Last saved', instant(lastWriteAt, zone, 'nothing since the start')],
  ['Failed', grouped(failures)],
  ...(lastFailure === null
    ? []
    : [['Last failure', html`${instant(lastFailure.at, zone)}: ${lastFailure.words}`] as const]),
])}
</section>`;
}

export function processSection({ version, startedAt, zone, memory, at }: OperatorReport): Html {
  return html`<section id="process" aria-labelledby="process-heading">
<h2 id="process-heading">This process</h2>
${facts([
  ['Version', version],
  ['Started', instant(startedAt, zone)],
  ['Running for', spanOf(Date.parse(at) - Date.parse(startedAt))],
  ['Time zone', zone],
  [
    'Memory',
    `${megabytes(memory.residentBytes)}, of it ${megabytes(memory.heapBytes)} for the program’s values`,
  ],
])}
</section>`;
}

function megabytes(bytes: number): string {
  return `${grouped(Math.round(bytes / MEGABYTE))} MB`;
}

const MINUTE_MS = 60_000;

/** `2 days 3 h`, `3 h 20 min`, `5 min`. */
function spanOf(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return `${days} ${days === 1 ? 'day' : 'days'} ${hours % 24} h`;
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}
