import type { Post } from '../../../src/core/delivery/issue.ts';
import { newPost } from '../../../src/core/delivery/protocol.ts';

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

export function firstWorld(left: Budget): World {
  const post = newPost('issue', 'marker');
  return {
    nowS: 0,
    offsetS: 0,
    disk: post,
    backup: null,
    posters: [{ id: 0, owner: true, post, ownedSinceS: null, at: { kind: 'idle' } }],
    downS: 0,
    requests: [],
    messages: [],
    isCrowded: false,
    wanted: true,
    wasRefused: false,
    left,
  };
}

/** How far back instants are told apart, in seconds: where nothing depends on more, older ones are alike. */
export interface Horizon {
  /** Since an intent or a start. */
  settleS: number;
  repeatS: number;
  nonceS: number;
  openUntilS: number | null;
  /** Whether clocks may be set: then the true time counts as well. */
  hasClockSteps: boolean;
}

/**
 * Equal for worlds with the same future. Instants are taken relative to now; what no decision rests on (`why`,
 * `postedAt`, the message's id, extras counted) is left out.
 */
export function keyOf(world: World, horizon: Horizon): string {
  const { nowS, offsetS, left } = world;
  const clockS = nowS + offsetS;
  const memory = world.posters.map((poster) => posterKey(poster, world, horizon)).join('&');
  const requests = world.requests.map((r) => `${r.state[0]}${r.from === null ? '' : 'a'}${r.deadlineS - nowS}`).sort();
  const messages = world.messages.map((storedS) => Math.min(nowS - storedS, horizon.nonceS));
  const flags = `${world.isCrowded ? 'c' : ''}${world.wanted ? 'w' : ''}${world.wasRefused ? 'r' : ''}`;
  const ends = horizon.openUntilS === null ? '' : Math.max(-1, horizon.openUntilS - clockS);
  const clock = horizon.hasClockSteps ? `${nowS}~${offsetS}` : '';
  return (
    `${postKey(world.disk, clockS, horizon)}|${world.backup === null ? '' : postKey(world.backup, clockS, horizon)}|` +
    `${memory || world.downS}|${requests.join()}|${messages.join()}|${flags}|${ends}|${clock}|` +
    `${left.crashes}${left.faults}${left.restores}${left.clockSteps}`
  );
}

function posterKey(poster: Poster, world: World, horizon: Horizon): string {
  const { owner, post, ownedSinceS, at } = poster;
  const clockS = world.nowS + world.offsetS;
  const hasLooked = ownedSinceS === null || (post.lookedAt !== null && secondsOf(post.lookedAt) >= ownedSinceS);
  const owned = hasLooked ? '' : `s${Math.min(clockS - ownedSinceS, horizon.settleS)}`;
  return (
    `${owner ? '' : 'stale'}${post === world.disk ? '' : postKey(post, clockS, horizon)}${owned}` +
    `${stepKey(at, world, horizon)}`
  );
}

function postKey(post: Post, clockS: number, { settleS, repeatS, hasClockSteps }: Horizon): string {
  const doubts = post.doubtfulAttempt === null ? '' : post.attempts - post.doubtfulAttempt;
  const lastIntent = post.state === 'due' && Number.isFinite(settleS) ? '' : ago(post.intentAt, clockS, settleS);
  return (
    `${post.state}${post.form[0]}${post.attempts}i${lastIntent}d${ago(post.doubtSince, clockS, repeatS)}#${doubts}` +
    `${post.ambiguous ? 'a' : ''}${post.audits}l${ago(post.lookedAt, clockS, 1)}f${post.failedLooks}` +
    `n${ago(post.notBefore, clockS, 0)}` +
    `${hasClockSteps ? ago(post.firstIntentAt, clockS, Number.POSITIVE_INFINITY) : ''}`
  );
}

function stepKey(at: Step, { nowS, offsetS }: World, horizon: Horizon): string {
  switch (at.kind) {
    case 'write':
      return `w${postKey(at.next, nowS + offsetS, horizon)}`;
    case 'intend':
      return `i${postKey(at.next, nowS + offsetS, horizon)}${nowS - at.sinceS}`;
    case 'send':
      return `s${nowS - at.sinceS}`;
    case 'read':
      return `${at.purpose}${at.count}`;
    default:
      return at.kind;
  }
}

function ago(iso: string | null, clockS: number, mostS: number): string {
  return iso === null ? '' : String(Math.min(clockS - secondsOf(iso), mostS));
}
