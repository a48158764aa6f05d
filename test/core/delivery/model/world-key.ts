import type { Post } from '../../../../src/core/delivery/issue.ts';
import type { Setting } from './setting.ts';
import { type Poster, type Step, secondsOf, type World } from './world.ts';

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

export function horizonOf(setting: Setting): Horizon {
  return {
    // Audits come long after the last intent.
    settleS: setting.audits ? Number.POSITIVE_INFINITY : setting.settleAfterS,
    repeatS: setting.repeatSafeS,
    nonceS: setting.nonceS ?? 0,
    openUntilS: setting.openUntilS,
    hasClockSteps: setting.clockSteps > 0,
  };
}

/**
 * Equal for worlds with the same future. Instants are taken relative to now; what no decision rests on (`why`,
 * `postedAt`, the message's id, extras counted) is left out.
 */
export function keyOf(world: World, horizon: Horizon): string {
  const { nowS, offsetS, left } = world;
  const clockS = nowS + offsetS;
  const memory = world.posters.map((poster) => posterKey(poster, world, horizon)).join('&');
  const requests = world.requests
    .map((r) => `${r.state[0]}${r.from === null ? '' : 'a'}${r.deadlineS - nowS}`)
    .sort();
  const messages = world.messages.map((storedS) => Math.min(nowS - storedS, horizon.nonceS));
  const flags = `${world.isCrowded ? 'c' : ''}${world.wanted ? 'w' : ''}${world.wasRefused ? 'r' : ''}`;
  const ends = horizon.openUntilS === null ? '' : Math.max(-1, horizon.openUntilS - clockS);
  const clock = horizon.hasClockSteps ? `${nowS}~${offsetS}` : '';
  const backup = world.backup === null ? '' : postKey(world.backup, clockS, horizon);
  return (
    `${postKey(world.disk, clockS, horizon)}|${backup}|${memory || world.downS}|${requests.join()}|` +
    `${messages.join()}|${flags}|${ends}|${clock}|${left.crashes}${left.faults}${left.restores}${left.clockSteps}`
  );
}

function posterKey(poster: Poster, world: World, horizon: Horizon): string {
  const { owner, post, ownedSinceS, at } = poster;
  const clockS = world.nowS + world.offsetS;
  const hasLooked =
    ownedSinceS === null || (post.lookedAt !== null && secondsOf(post.lookedAt) >= ownedSinceS);
  const owned = hasLooked ? '' : `s${Math.min(clockS - ownedSinceS, horizon.settleS)}`;
  return (
    `${owner ? '' : 'stale'}${post === world.disk ? '' : postKey(post, clockS, horizon)}${owned}` +
    `${stepKey(at, world, horizon)}`
  );
}

function postKey(post: Post, clockS: number, { settleS, repeatS, hasClockSteps }: Horizon): string {
  const doubts = post.doubtfulAttempt === null ? '' : post.attempts - post.doubtfulAttempt;
  // The last intent of what is due tells only whether the clock was set back since, and when to audit.
  const isIntentOver = post.state === 'due' && !hasClockSteps && Number.isFinite(settleS);
  const lastIntent = isIntentOver ? '' : ago(post.intentAt, clockS, settleS);
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
