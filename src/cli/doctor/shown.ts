import type { CheckState } from '../../core/doctor/check.ts';
import type { CheckResult, GroupResult } from '../../core/doctor/run-checks.ts';

/** In words rather than colours and signs, so that a log, a pipe and a screen reader have them too. */
const STATES: Readonly<Record<CheckState, string>> = {
  ok: 'ok',
  warning: 'warning',
  failed: 'FAILED',
  unknown: 'unknown',
};
const STATE_WIDTH = 8;

/** A heading, one line a check with what to do beside it, and an empty line. */
export function groupLines({ title, results }: GroupResult): string[] {
  const width = Math.max(...results.map(({ check }) => check.length)) + 2;
  return [
    title,
    ...results.map(({ check, state, words, mend }) => {
      const todo = mend === null ? '' : ` → ${mend}`;
      return `  ${STATES[state].padEnd(STATE_WIDTH)} ${check.padEnd(width)}${words}${todo}`;
    }),
    '',
  ];
}

/** `1 failed, 2 warnings, 1 unknown, 14 ok`: the last line. */
export function countsLine(results: readonly CheckResult[]): string {
  const count = (state: CheckState) => results.filter((each) => each.state === state).length;
  const warnings = count('warning');
  const parts = [
    `${count('failed')} failed`,
    `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
    `${count('unknown')} unknown`,
    `${count('ok')} ok`,
  ];
  return `${parts.join(', ')}.`;
}
