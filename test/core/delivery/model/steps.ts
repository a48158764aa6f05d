import type { Post } from '../../../../src/core/delivery/issue.ts';
import { type Circumstances, SEND_WITHIN_MS } from '../../../../src/core/delivery/protocol.ts';
import type { Setting } from './setting.ts';
import { DUE_AT, instantOf, type Poster, type Step, type World } from './world.ts';

const FAR_AWAY_S = 1e8;

export function circumstances(world: World, poster: Poster, setting: Setting): Circumstances {
  return {
    now: clock(world),
    dueAt: DUE_AT,
    openUntil: instantOf(setting.openUntilS ?? FAR_AWAY_S),
    wanted: world.wanted,
    ownedSince: poster.ownedSinceS === null ? null : instantOf(poster.ownedSinceS),
    settleAfterMs: setting.settleAfterS * 1000,
    repeatSafeMs: setting.repeatSafeS * 1000,
  };
}

/** Measured by a clock nobody sets. */
export function isTooLate(nowS: number, intentS: number): boolean {
  return (nowS - intentS) * 1000 > SEND_WITHIN_MS;
}

export function clockS(world: World): number {
  return world.nowS + world.offsetS;
}

export function clock(world: World): Date {
  return instantOf(clockS(world));
}

export function writing(world: World, poster: Poster, next: Post): World {
  return standing(world, poster, { kind: 'write', next });
}

export function intending(world: World, poster: Poster, next: Post): World {
  return standing(world, poster, { kind: 'intend', next, sinceS: world.nowS });
}

export function standing(world: World, poster: Poster, at: Step): World {
  return replaced(world, poster, { ...poster, at });
}

export function replaced(world: World, poster: Poster, next: Poster): World {
  return { ...world, posters: world.posters.map((each) => (each.id === poster.id ? next : each)) };
}

export function dropped(world: World, poster: Poster): World {
  return { ...world, posters: world.posters.filter(({ id }) => id !== poster.id) };
}
