import { inertLine } from '../../core/document/inert-text.ts';
import type { Completion } from '../../core/ports/platform.ts';
import { TERMINAL_LIMITS } from './limits.ts';

/** What the Tab key does: puts a line in place, lists the ways to go on, or nothing. */
export type Offer = { kind: 'nothing' } | { kind: 'line'; line: string } | { kind: 'list'; labels: string[] };

/**
 * Decides what Tab does. One way to go on is taken, whatever it makes of the words typed. Several are taken as
 * far as they agree when all begin as typed, else listed: a title's beginning must not replace the words typed.
 * Everything is made inert, for it lands on the line being edited.
 */
export function offer(typed: string, completions: readonly Completion[]): Offer {
  const lines = completions.map((completion) => inertLine(completion.line));
  const agreed = lines.length === 1 ? (lines[0] ?? '') : agreedStart(typed, lines);
  if (agreed.length > 0 && agreed !== typed && (lines.length === 1 || agreed.length > typed.length)) {
    return { kind: 'line', line: agreed };
  }
  if (lines.length < 2) return { kind: 'nothing' };
  return { kind: 'list', labels: listed(completions) };
}

/** The longest start of all lines, or nothing when one of them does not begin as typed. */
function agreedStart(typed: string, lines: readonly string[]): string {
  const lowered = typed.toLowerCase();
  if (!lines.every((line) => line.toLowerCase().startsWith(lowered))) return '';
  let agreed = lines[0] ?? '';
  for (const line of lines) {
    while (!line.startsWith(agreed)) agreed = agreed.slice(0, -1);
  }
  return agreed;
}

function listed(completions: readonly Completion[]): string[] {
  const labels = completions.map((completion) => inertLine(completion.label));
  const over = labels.length - TERMINAL_LIMITS.completionsShown;
  if (over <= 0) return labels;
  return [...labels.slice(0, TERMINAL_LIMITS.completionsShown), `and ${over} more`];
}
