import { counted } from '../../core/cards/reply.ts';
import type { Attention, OperatorReport } from '../../core/report/operator-report.ts';
import { type Html, html } from './html.ts';

/**
 * What does not work, before anything else. The headline is a status region, so that screen readers hear when it
 * changes, and nothing while it does not.
 */
export function attentionSection({ attention, ready }: OperatorReport): Html {
  const urgent = attention.filter(({ needsPerson }) => needsPerson);
  const passing = attention.filter(({ needsPerson }) => !needsPerson);
  const mood = urgent.length > 0 ? 'bad' : ready ? 'good' : 'waiting';
  return html`<section id="attention" class="attention ${mood}" aria-labelledby="attention-heading">
<div role="status"><h1 id="attention-heading">${headline(urgent.length, passing.length, ready)}</h1></div>
${urgent.length === 0 ? null : listOf(urgent)}
${passing.length === 0 ? null : html`<h2>Passes by itself</h2>${listOf(passing)}`}
</section>`;
}

function headline(urgent: number, passing: number, ready: boolean): string {
  if (urgent > 0) return `${counted(urgent, 'thing needs', 'things need')} you`;
  if (!ready) return 'Not ready yet';
  return passing > 0 ? 'Nothing needs you' : 'Everything works';
}

function listOf(attention: readonly Attention[]): Html {
  return html`<ul role="list">${attention.map(
    ({ part, words, mend }) =>
      html`<li><strong>${part}:</strong> <span>${words}</span> <span class="mend">${mend}</span></li>
`,
  )}</ul>`;
}
