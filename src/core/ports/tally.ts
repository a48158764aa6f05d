import type { SearchKind } from '../report/operator-report.ts';
import type { FindOutcome, Marker, PostOutcome } from './messenger.ts';

/**
 * What is counted while it happens, for `/metrics`. Whatever is handed in is one of a few known names, a number or an
 * outcome: never a person, a channel or a text. Never fails.
 */
export interface Tally {
  /** `route` is the path of a route we have, `text` where none was called. */
  answered(route: string, outcome: AnswerOutcome, tookMs: number): void;
  searched(kind: SearchKind, tookMs: number): void;
  posted(platform: string, role: Marker['role'], outcome: PostOutcome, tookMs: number): void;
  /** A channel was read back for our own messages. */
  readBack(platform: string, outcome: FindOutcome): void;
  /** A change became durable, or could not be made so. */
  wrote(outcome: 'stored' | 'failed', tookMs: number): void;
}

/** By who has to act: nobody, the person who asked, the far side, the operator, us. */
export type AnswerOutcome = 'answered' | 'asker' | 'source' | 'operator' | 'fault';

/** A tally, and what times are measured by: milliseconds that count on from any moment. */
export interface Counting {
  tally: Tally;
  elapsedMs: () => number;
}

/** Where nobody counts. */
export const UNCOUNTED: Counting = {
  tally: { answered() {}, searched() {}, posted() {}, readBack() {}, wrote() {} },
  elapsedMs: () => 0,
};
