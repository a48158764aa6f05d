import { percentile } from '../core/evaluation/percentile.ts';
import type { Counting } from '../core/ports/tally.ts';
import type { SearchKind, SearchReport, SearchTimes } from '../core/report/operator-report.ts';
import type { Lookup } from '../core/services.ts';

/** How long people wait for answers; bounded, whatever is asked. */
export interface SearchTiming {
  note(kind: SearchKind, tookMs: number): void;
  report(): SearchReport;
}

/** Of each kind so many are kept, the oldest given up first. */
const KEEPS = 1000;

const KINDS: readonly SearchKind[] = ['lookup', 'suggest', 'similar'];

export function createSearchTiming(keeps = KEEPS): SearchTiming {
  const rings = { lookup: ringOf(keeps), suggest: ringOf(keeps), similar: ringOf(keeps) };
  return {
    note: (kind, tookMs) => rings[kind].put(tookMs),
    report: () => ({ kinds: KINDS.map((kind) => ({ kind, ...rings[kind].summary() })), keeps }),
  };
}

/** The same timing, counted as well. */
export function countedTiming(timing: SearchTiming, { tally }: Counting): SearchTiming {
  return {
    note(kind, tookMs) {
      timing.note(kind, tookMs);
      tally.searched(kind, tookMs);
    },
    report: timing.report,
  };
}

/**
 * The same lookup, with the time each answer took noted; one that throws is no answer. `elapsedMs` counts on from
 * any moment and is never set, unlike the clock on the wall.
 */
export function timedLookup(lookup: Lookup, timing: SearchTiming, elapsedMs: () => number): Lookup {
  return {
    async find(text, page) {
      const beganMs = elapsedMs();
      const answer = await lookup.find(text, page);
      timing.note('lookup', elapsedMs() - beganMs);
      return answer;
    },
    async choices(text, page) {
      const beganMs = elapsedMs();
      const answer = await lookup.choices(text, page);
      timing.note('lookup', elapsedMs() - beganMs);
      return answer;
    },
    async similar(paperId, limit) {
      const beganMs = elapsedMs();
      const papers = await lookup.similar(paperId, limit);
      timing.note('similar', elapsedMs() - beganMs);
      return papers;
    },
    async suggestPapers(typed, limit) {
      const beganMs = elapsedMs();
      const papers = await lookup.suggestPapers(typed, limit);
      timing.note('suggest', elapsedMs() - beganMs);
      return papers;
    },
    random: (query, random) => lookup.random(query, random),
  };
}

interface Ring {
  put(value: number): void;
  summary(): Omit<SearchTimes, 'kind'>;
}

/** The last values, in room that is taken once. */
function ringOf(keeps: number): Ring {
  const values = new Float64Array(keeps);
  let count = 0;
  return {
    put(value) {
      values[count % keeps] = value;
      count += 1;
    },
    summary() {
      if (count === 0) return { count, times: null };
      const kept = [...values.subarray(0, Math.min(count, keeps))];
      return {
        count,
        times: {
          p50Ms: percentile(kept, 50),
          p95Ms: percentile(kept, 95),
          p99Ms: percentile(kept, 99),
          longestMs: percentile(kept, 100),
        },
      };
    },
  };
}
