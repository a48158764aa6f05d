import type { Post } from '../../../../src/core/delivery/issue.ts';
import type { Move } from './far-side.ts';
import { type Setting, STEP_S } from './setting.ts';
import { circumstances, clockS, isTooLate } from './steps.ts';
import { type Poster, secondsOf, type World } from './world.ts';

/** A process stands still before it sends for at most so long; more shows nothing new. */
const LONGEST_PAUSE_S = 2 * STEP_S;
/** Nobody is up for a few seconds, or for so long. */
const LONG_DOWN_S = 10 * STEP_S;

/** Time goes on: by a second where that may matter, else at once to the moment a process waits for. */
export function timeMoves(world: World, setting: Setting): Move[] {
  const moves: Move[] = [];
  const mayPass = (byS: number) =>
    world.requests.every(
      ({ deadlineS, answerByS, from }) =>
        world.nowS + byS < deadlineS && (from === null || world.nowS + byS < answerByS),
    );
  const pass = (byS: number) => {
    if (!mayPass(byS)) return;
    const next = passed(world, byS, setting);
    if (next.left.faults >= 0) moves.push([`${byS} s pass`, next]);
  };
  const isOpen = world.requests.length > 0;
  if (world.posters.length === 0) {
    if (isOpen || world.downS <= setting.repeatSafeS) pass(STEP_S);
    else if (world.downS < LONG_DOWN_S) pass(LONG_DOWN_S - world.downS);
    return moves;
  }
  const waits = world.posters.map((poster) => waitS(world, poster, setting));
  // Until a repetition would no longer be safe.
  const isTarrying = world.posters.some(
    ({ post }, at) => waits[at] === 0 && isRepeatable(post, world, setting),
  );
  if (isOpen || world.posters.some((poster) => isAboutToSend(poster, world)) || isTarrying) pass(STEP_S);
  const steps = waits.map((wait) => Math.ceil((wait ?? 0) / STEP_S)).filter((wait) => wait > moves.length);
  const earliest = Math.min(...steps) * STEP_S;
  if (Number.isFinite(earliest)) pass(earliest);
  return moves;
}

function isRepeatable({ state, doubtSince }: Post, world: World, { repeatSafeS }: Setting): boolean {
  if (state !== 'sending' || doubtSince === null) return false;
  const doubtS = clockS(world) - secondsOf(doubtSince);
  return doubtS >= 0 && doubtS < repeatSafeS;
}

function isAboutToSend({ at }: Poster, { nowS }: World): boolean {
  return at.kind === 'send' && nowS - at.sinceS < LONGEST_PAUSE_S;
}

/** Seconds a process that has nothing under way waits: 0 when it has something to do, `null` when nothing comes. */
function waitS(world: World, poster: Poster, setting: Setting): number | null {
  if (poster.at.kind !== 'idle') return null;
  const decision = setting.protocol.decide(poster.post, circumstances(world, poster, setting));
  if (decision.do === 'nothing') return null;
  return decision.do === 'wait' ? secondsOf(decision.until.toISOString()) - clockS(world) : 0;
}

/** An owner that stands still until its intent is too old has one thing go wrong; a stopped one ends by that. */
function passed(world: World, byS: number, setting: Setting): World {
  const nowS = world.nowS + byS;
  const stalls = world.posters.filter(({ at }) => {
    if (at.kind !== 'send' && at.kind !== 'intend') return false;
    return !isTooLate(world.nowS, at.sinceS) && isTooLate(nowS, at.sinceS);
  });
  const owners = stalls.filter(({ owner }) => owner).length;
  const isEnding = (poster: Poster) => setting.service.abortsLate && !poster.owner && stalls.includes(poster);
  return {
    ...world,
    left: owners === 0 ? world.left : { ...world.left, faults: world.left.faults - owners },
    nowS,
    downS: world.posters.length === 0 ? world.downS + byS : 0,
    posters: stalls.length === 0 ? world.posters : world.posters.filter((poster) => !isEnding(poster)),
  };
}
