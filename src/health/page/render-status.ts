import type { OperatorReport } from '../../core/report/operator-report.ts';
import { attentionSection } from './attention.ts';
import { dataSection, processSection } from './data.ts';
import { digestsSection } from './digests.ts';
import { html } from './html.ts';
import { librarySection } from './library.ts';
import { platformsSection } from './platforms.ts';
import { searchSection } from './search.ts';
import { sourcesSection } from './sources.ts';
import { instant } from './words.ts';

/** The operator's page, whole; it can be read without script. Everything in the report is put in as text. */
export function renderStatusPage(report: OperatorReport): string {
  const parts = [
    attentionSection(report),
    platformsSection(report),
    librarySection(report),
    digestsSection(report),
    sourcesSection(report),
    searchSection(report),
    dataSection(report),
    processSection(report),
  ];
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${titleOf(report)}</title>
<link rel="stylesheet" href="/status.css">
<script src="/status.js" defer></script>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
<header>
<p class="name">Broadsheet</p>
<div class="renewal">
<p id="freshness">Updated ${instant(report.at, report.zone)}</p>
<p id="renewal" role="status">Reload the page to see it anew.</p>
<button type="button" id="pause" hidden>Pause</button>
</div>
</header>
<main id="report" tabindex="-1">
${parts}
</main>
<footer>
<p>Nothing can be changed here. The same as data: <a href="/status.json">status.json</a>. For machines: <a href="/readyz">readyz</a>, <a href="/metrics">metrics</a>.</p>
</footer>
</body>
</html>
`;
  return page.toString();
}

function titleOf({ attention }: OperatorReport): string {
  const urgent = attention.filter(({ needsPerson }) => needsPerson).length;
  return urgent === 0 ? 'Status – Broadsheet' : `(${urgent}) Status – Broadsheet`;
}
