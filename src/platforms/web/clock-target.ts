import { instantOf, localTime } from '../../core/schedule/index.ts';
import { WEB_LIMITS } from './limits.ts';
import { Refused } from './refused.ts';
import type { ClockMove, ClockState } from './wire.ts';

const HOUR_MS = 3_600_000;
const STEPS_MS = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS } as const;
const MONDAY = 1;
const MORNING_HOUR = 9;

export interface ClockNow {
  now: Date;
  /** IANA name of a known zone. */
  zone: string;
  nextPost: ClockState['nextPost'];
}

/** Where a move leads. Throws `Refused` where it is no time, is not later than now, or further than is allowed at once. */
export function targetOf({ to }: ClockMove, { now, zone, nextPost }: ClockNow): Date {
  const target = instantAsked(to, { now, zone, nextPost });
  if (target <= now)
    throw new Refused(409, 'The clock only goes forward: what has been posted stays posted.');
  const furthest = new Date(now);
  furthest.setUTCFullYear(furthest.getUTCFullYear() + WEB_LIMITS.clockYears);
  if (target > furthest || target > new Date(WEB_LIMITS.clockEnd)) {
    throw new Refused(409, `That is too far: at most ${WEB_LIMITS.clockYears} years at once.`);
  }
  return target;
}

function instantAsked(to: ClockMove['to'], { now, zone, nextPost }: ClockNow): Date {
  if (to === 'next-monday') return nextMonday(now, zone);
  if (to === 'next-post') {
    if (nextPost === null)
      throw new Refused(409, 'Nothing is due: /digest subscribe in a channel sets a digest up.');
    return new Date(nextPost.at);
  }
  if (typeof to !== 'string') return new Date(to.at);
  return new Date(now.getTime() + STEPS_MS[to]);
}

/** The first Monday at nine after that instant. */
function nextMonday(now: Date, zone: string): Date {
  const { year, month, day, weekday } = localTime(now, zone);
  const ahead = (MONDAY + 7 - weekday) % 7;
  const at = (days: number) =>
    instantOf({ year, month, day: day + days, hour: MORNING_HOUR, minute: 0 }, zone);
  return at(ahead) > now ? at(ahead) : at(ahead + 7);
}
