import type { Post } from '../../../../src/core/delivery/issue.ts';
import { newPost } from '../../../../src/core/delivery/protocol.ts';
import type { Setting } from './setting.ts';

/**
 * The world in which the protocol is tried: everything that is true at one moment, small enough to be enumerated.
 * Time is a whole number of seconds since the issue came due.
 */
export interface World {
  nowS: number;
  /** What the processes' clocks show beyond the true time. */
  offsetS: number;
  /** The record as it would be read after a crash. */
  disk: Post;
  /** A copy of the record somebody made once. */
  backup: Post | null;
  /** At most two: the owner of the lock, and one that was stopped and has lost it. */
  posters: readonly Poster[];
  /** How long nobody has been up. */
  downS: number;
  requests: readonly Request[];
  /** Own messages in the channel, by the true time each was stored. */
  messages: readonly number[];
  /** Whether others have written so much that the messages no longer stand on the first page. */
  isCrowded: boolean;
  wanted: boolean;
  /** Whether the far side ever refused it for good. */
  wasRefused: boolean;
  left: Budget;
}

/** How much may still go wrong. */
export interface Budget {
  crashes: number;
  faults: number;
  /** Times the record is lost or an older one restored. */
  restores: number;
  clockSteps: number;
}

/** One process that posts; its memory is lost in a crash. */
export interface Poster {
  id: number;
  /** Whether it holds the lock. */
  owner: boolean;
  /** The record as it knows it. */
  post: Post;
  /** By its clock; `null` where it was there when the issue came due. */
  ownedSinceS: number | null;
  at: Step;
}

/** Between which two actions a process is. */
export type Step =
  | { kind: 'idle' }
  /** A durable write is under way. */
  | { kind: 'write'; next: Post }
  /** An intent is being written; `sinceS` is the true time of it. */
  | { kind: 'intend'; next: Post; sinceS: number }
  /** The intent is durable, nothing has left. */
  | { kind: 'send'; sinceS: number }
  | { kind: 'await' }
  /** It has read the channel and not yet acted on it. */
  | { kind: 'read'; purpose: 'look' | 'audit'; count: number };

/** One message on its way to the far side. */
export interface Request {
  /** It takes effect before this true time, or never. */
  deadlineS: number;
  /** Who waits for the answer gives up before this true time. */
  answerByS: number;
  state: 'open' | 'stored';
  /** The process that waits for the answer, `null` where none does any more. */
  from: number | null;
}

/** Which message it is plays no part. */
export const MESSAGE = { channel: 'C1', message: '1' };
const DUE_MS = Date.parse('2026-11-23T09:00:00.000Z');
export const DUE_AT = new Date(DUE_MS);

export function instantOf(seconds: number): Date {
  return new Date(DUE_MS + seconds * 1000);
}

/** Instants come again and again while worlds are told apart. */
const known = new Map<string, number>();

export function secondsOf(iso: string): number {
  let seconds = known.get(iso);
  if (seconds === undefined) {
    seconds = (Date.parse(iso) - DUE_MS) / 1000;
    known.set(iso, seconds);
  }
  return seconds;
}

/** The moment an issue comes due: one process is up and has known it all along. */
export function firstWorld({ clockAheadS, crashes, faults, restores, clockSteps }: Setting): World {
  const post = newPost('issue', 'marker');
  return {
    nowS: -clockAheadS,
    offsetS: clockAheadS,
    disk: post,
    backup: null,
    posters: [{ id: 0, owner: true, post, ownedSinceS: null, at: { kind: 'idle' } }],
    downS: 0,
    requests: [],
    messages: [],
    isCrowded: false,
    wanted: true,
    wasRefused: false,
    left: { crashes, faults, restores, clockSteps },
  };
}
