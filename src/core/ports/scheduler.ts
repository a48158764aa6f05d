/**
 * Rings about once a minute. It is an alarm clock and nothing more: what is due is computed from stored state at each
 * ring, so that one that comes late, twice or never changes nothing but the minute.
 */
export interface Scheduler {
  name: string;
  /** Rings from now on. What `ring` throws is its own affair: it must not. */
  start(ring: () => Promise<void>): void;
  stop(): Promise<void>;
}
