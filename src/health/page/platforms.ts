import type { OperatorReport, PlatformRow } from '../../core/report/operator-report.ts';
import { type Html, html } from './html.ts';
import { type Column, state, table } from './words.ts';

const COLUMNS: readonly Column<PlatformRow>[] = [
  { name: 'Platform', cell: ({ name }) => nameOf(name) },
  {
    name: 'State',
    cell: ({ ready }) => (ready ? state('good', 'Connected') : state('bad', 'Not connected')),
  },
  { name: 'In words', cell: ({ detail }) => detail },
];

const NAMES: Readonly<Record<string, string>> = {
  slack: 'Slack',
  discord: 'Discord',
  terminal: 'Terminal',
  web: 'Local page',
};

export function platformsSection({ platforms }: OperatorReport): Html {
  return html`<section id="platforms" aria-labelledby="platforms-heading">
<h2 id="platforms-heading">Platforms</h2>
${
  platforms.length === 0
    ? html`<p>None is running. Tokens in .env connect Slack or Discord.</p>`
    : table('Where people are answered', COLUMNS, platforms)
}
</section>`;
}

function nameOf(platform: string): string {
  return Object.hasOwn(NAMES, platform) ? (NAMES[platform] ?? platform) : platform;
}
