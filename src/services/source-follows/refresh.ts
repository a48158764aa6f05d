import { AskerError, OperatorError, SourceUnavailable } from '../../core/errors.ts';
import type { ReadEvent } from '../../core/ports/formats.ts';
import type { PaperSource } from '../../core/ports/source.ts';
import type { SourceFollow } from '../../core/ports/store.ts';
import type { Importer } from '../importer.ts';

/** The first reading brings what is newest, so that a large category does not come in whole. */
export const FIRST_PAPERS = 100;
const MOST_PAPERS = 1000;
/**
 * What appeared up to so many days before the last reading is asked for again: sources announce late, over weekends and
 * holidays, and what is known already changes nothing.
 */
const OVERLAP_DAYS = 2;
const DAY_MS = 24 * 60 * 60 * 1000;
const LONGEST_WORDS = 300;

export type Refreshed =
  | { kind: 'read'; added: number; updated: number }
  | {
      kind: 'failed';
      why: string;
      retryAfterMs: number | null;
      /** Whether it is for a person to mend, so that trying again alone helps nothing. */
      isRefused: boolean;
    };

/** Reads a followed source once. Never fails; what was read before a source broke off is kept. */
export async function refresh(
  source: PaperSource,
  follow: SourceFollow,
  importer: Pick<Importer, 'import'>,
  now: Date,
): Promise<Refreshed> {
  const { events, fault } = await gather(source, follow);
  const origin = {
    source: source.name,
    ref: follow.ref || source.title,
    retrieved: now.toISOString().slice(0, 10),
  };
  const report = events.length === 0 ? null : await importer.import(each(events), origin, now);
  if (fault !== null) return fault;
  return { kind: 'read', added: report?.added ?? 0, updated: report?.updated ?? 0 };
}

/** The record after an attempt. */
export function afterAttempt(follow: SourceFollow, outcome: Refreshed, now: Date): SourceFollow {
  const at = now.toISOString();
  if (outcome.kind === 'failed') {
    const { retryAfterMs } = outcome;
    const notBefore = retryAfterMs === null ? null : new Date(now.getTime() + retryAfterMs).toISOString();
    return { ...follow, lastRunAt: at, lastError: outcome.why, failures: follow.failures + 1, notBefore };
  }
  return {
    ...follow,
    lastRunAt: at,
    lastOkAt: at,
    lastError: null,
    failures: 0,
    notBefore: null,
    seen: at.slice(0, 10),
    papers: follow.papers + outcome.added,
  };
}

interface Gathered {
  events: ReadEvent[];
  fault: Extract<Refreshed, { kind: 'failed' }> | null;
}

/** All the source tells, before any of it is imported: a slow source holds no other import up. */
async function gather(source: PaperSource, { ref, seen }: SourceFollow): Promise<Gathered> {
  const events: ReadEvent[] = [];
  try {
    const limit = seen === null ? FIRST_PAPERS : MOST_PAPERS;
    for await (const event of source.read(ref, { limit, since: sinceOf(seen) })) events.push(event);
    return { events, fault: null };
  } catch (error) {
    return { events, fault: faultOf(error, source) };
  }
}

function sinceOf(seen: string | null): string | null {
  if (seen === null) return null;
  return new Date(Date.parse(seen) - OVERLAP_DAYS * DAY_MS).toISOString().slice(0, 10);
}

function faultOf(error: unknown, { title }: PaperSource): Extract<Refreshed, { kind: 'failed' }> {
  if (error instanceof SourceUnavailable) {
    return { kind: 'failed', why: cut(error.message), retryAfterMs: error.retryAfterMs, isRefused: false };
  }
  if (error instanceof AskerError || error instanceof OperatorError) {
    return { kind: 'failed', why: cut(error.message), retryAfterMs: null, isRefused: true };
  }
  const words = `${title} sent something that could not be read.`;
  return { kind: 'failed', why: words, retryAfterMs: null, isRefused: false };
}

function cut(words: string): string {
  return words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)}…` : words;
}

async function* each<T>(items: readonly T[]): AsyncIterable<T> {
  yield* items;
}
