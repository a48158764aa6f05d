import { type Finding, failed, ok, unknown, warning } from './check.ts';
import type { Asked, ClockOffset } from './far-side.ts';

const WARN_MS = 2000;
/** Far below the five minutes at which signatures are refused: a clock this far off runs away. */
const FAIL_MS = 60_000;

const MEND =
  'Let this machine keep its time by NTP (timedatectl set-ntp true, or the time service of its host); Slack’s signatures fail at five minutes.';

/**
 * How this machine's clock stands against a far side's. What the measuring may be wrong by counts in the clock's
 * favour.
 */
export function clockFinding(who: string, offset: ClockOffset): Finding {
  const off = Math.max(0, Math.abs(offset.aheadMs) - offset.give);
  const direction = offset.aheadMs > 0 ? 'behind' : 'ahead of';
  const words = `The clock of this machine is about ${duration(off)} ${direction} ${who}.`;
  if (off > FAIL_MS) return failed(words, MEND);
  if (off > WARN_MS) return warning(words, MEND);
  return ok(`The clocks of this machine and of ${who} agree.`);
}

/** The same from any answer of the far side. */
export function clockFromAnswer(who: string, asked: Asked): Finding {
  if (asked.kind === 'unreachable')
    return unknown(`Not compared, since ${who} ${asked.why}.`, 'Mend that first.');
  if (asked.offset === null)
    return unknown(
      `${who} did not tell the time.`,
      'Compare the clock of this machine with another: date --utc',
    );
  return clockFinding(who, asked.offset);
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}
