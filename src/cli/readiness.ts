import type { DataReport } from '../core/report/operator-report.ts';
import { safeWords } from '../core/report/safe-words.ts';
import type { Readiness } from '../health/server.ts';
import type { House } from '../main.ts';
import { inTime } from './in-time.ts';

/** A failure this old, with no change since, says nothing of now. */
const FAILURE_COUNTS_FOR_MS = 5 * 60_000;
/** Whoever asks gives up after five seconds or ten, and would not hear the reason. */
export const ANSWER_WITHIN_MS = 3000;

export interface ReadinessParts {
  now: Date;
  /** What is wrong with this machine's clock; `null` where nothing is. */
  clock?: () => string | null;
  limitMs?: number;
}

/**
 * Whether everything configured works, in words for whoever runs it: the library read, each platform connected, nothing
 * late or held, state readable and writable, the clock right. Never fails: what cannot even be asked is a reason.
 */
export async function readinessOf(
  house: Pick<House, 'status' | 'store' | 'report'>,
  { now, clock = () => null, limitMs = ANSWER_WITHIN_MS }: ReadinessParts,
): Promise<Readiness> {
  const off = clock();
  const clocks = off === null ? [] : [`clock: ${off}`];
  try {
    const { papers, reasons } = await inTime(limitMs, () => stateOf(house, now));
    const all = [...reasons, ...clocks];
    return { ready: all.length === 0, reasons: all, papers };
  } catch (error) {
    const words = safeWords(error instanceof Error ? error.message : String(error));
    const reasons = [`data: stored state cannot be read (${words})`, ...clocks];
    return { ready: false, reasons, papers: null };
  }
}

async function stateOf(
  { store, status, report }: Pick<House, 'status' | 'store' | 'report'>,
  now: Date,
): Promise<{ papers: number; reasons: string[] }> {
  const papers = await store.papers.count();
  const failing = (await status.lines()).filter((line) => !line.ok && line.isOptional !== true);
  const reasons = failing.map(({ part, words }) => `${part}: ${words}`);
  return { papers, reasons: [...reasons, ...failedWrite((await report()).data, now)] };
}

function failedWrite({ isFailing, lastFailure }: DataReport, now: Date): string[] {
  if (!isFailing || lastFailure === null) return [];
  const ageMs = now.getTime() - Date.parse(lastFailure.at);
  if (ageMs > FAILURE_COUNTS_FOR_MS) return [];
  return [`data: the last change could not be saved (${lastFailure.words})`];
}
