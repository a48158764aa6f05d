import type { Post } from '../../../src/core/delivery/issue.ts';
import { newPost } from '../../../src/core/delivery/protocol.ts';
import { abandoned, type Move } from './far-side.ts';
import { circumstances, clockS, dropped, isTooLate } from './poster.ts';
import { STEP_S, type Setting } from './setting.ts';
import { type Poster, secondsOf, type World } from './world.ts';

/** A process is paused at one point for at most so long; more shows nothing new. */
const LONGEST_PAUSE_S = 4;
/** Nobody is up for a few seconds, or for so long. */
const LONG_DOWN_S = 20;

/** What comes from outside: crashes, starts, restored records, people. */
export function surroundingMoves(world: World, setting: Setting): Move[] {
  return [
    ...crashes(world, setting),
    ...starts(world, setting),
    ...restores(world),
    ...clockSteps(world, setting),
    ...(setting.mayBeStopped && world.wanted ? [['somebody stops the digest', { ...world, wanted: false }] as const] : []),
    ...(setting.mayBeCrowded && !world.isCrowded && world.messages.length > 0
      ? [['others write a lot', { ...world, isCrowded: true }] as const]
      : []),
  ];
}

/**
 * A crash may come anywhere. It is tried where it shows something of its own: before an action it is the same as
 * right after the write before, during the write that follows the action, or a little later.
 */
function crashes(world: World, setting: Setting): Move[] {
  if (world.left.crashes === 0) return [];
  const left = { ...world.left, crashes: world.left.crashes - 1 };
  return world.posters.flatMap((poster): Move[] => {
    const { at } = poster;
    if (at.kind === 'send' || at.kind === 'read') return [];
    if (at.kind === 'idle' && waitS(world, poster, setting) === 0) return [];
    const down = { ...dropped(world, poster), left, downS: 0 };
    if (at.kind !== 'write' && at.kind !== 'intend') return abandoned(down, poster.id, setting).map((each) => ['CRASH', each]);
    return [
      ['CRASH, the write is lost', down],
      ['CRASH, the write is kept', { ...down, disk: at.kind === 'write' || setting.service.recordsIntent ? at.next : world.disk }],
    ];
  });
}

function starts(world: World, setting: Setting): Move[] {
  const { disk, posters, left } = world;
  const [other] = posters;
  const fresh: Poster = {
    id: other?.id === 0 ? 1 : 0,
    owner: true,
    post: disk,
    ownedSinceS: setting.service.doubtsLedger ? clockS(world) : null,
    at: { kind: 'idle' },
  };
  if (other === undefined) return [['a process starts', { ...world, posters: [fresh], downS: 0 }]];
  if (posters.length > 1) return [];
  if (!other.owner) return [['a process starts', { ...world, posters: [...posters, fresh] }]];
  if (left.crashes === 0) return [];
  const taken = { ...world, left: { ...left, crashes: left.crashes - 1 } };
  if (!setting.service.heedsLock) return [['a SECOND process starts', { ...taken, posters: [other, fresh] }]];
  // Whoever stands still loses the lock. At any other point it is as if it had crashed: it writes nothing more.
  if (other.at.kind !== 'send') return [];
  if (setting.service.abortsLate && isTooLate(world.nowS, other.at.sinceS)) return [];
  return [['STOPPED, another takes the lock', { ...taken, posters: [{ ...other, owner: false }, fresh] }]];
}

function restores(world: World): Move[] {
  const { left, backup, disk, posters } = world;
  if (left.restores === 0) return [];
  if (posters.length > 0) return backup === null ? [['a backup is made', { ...world, backup: disk }]] : [];
  const after = { ...world, backup: null, left: { ...left, restores: left.restores - 1 } };
  const lost: Move = ['the record is LOST', { ...after, disk: newPost('issue', 'marker') }];
  return backup === null ? [lost] : [lost, ['the backup is RESTORED', { ...after, disk: backup }]];
}

function clockSteps(world: World, setting: Setting): Move[] {
  if (world.left.clockSteps === 0) return [];
  const left = { ...world.left, clockSteps: world.left.clockSteps - 1 };
  return setting.clockStepsS.map((byS): Move => {
    const stepped = { ...world, left, offsetS: world.offsetS + byS };
    // A process notices that it cannot have begun in the future.
    const posters = world.posters.map((poster) => ({
      ...poster,
      ownedSinceS: poster.ownedSinceS === null ? null : Math.min(poster.ownedSinceS, clockS(stepped)),
    }));
    return [`the CLOCK is set by ${byS} s`, { ...stepped, posters }];
  });
}

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
  const isTarrying = world.posters.some(({ post }, at) => waits[at] === 0 && isRepeatable(post, world, setting));
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

/** Whether nothing more comes, unless something goes wrong that this setting leaves out. */
export function isAtRest(world: World, setting: Setting): boolean {
  const [only, other] = world.posters;
  if (only === undefined || other !== undefined || only.at.kind !== 'idle' || world.requests.length > 0) return false;
  if (only.post.state === 'sent' && !setting.audits) return world.disk.state === 'sent';
  return setting.protocol.decide(only.post, circumstances(world, only, setting)).do === 'nothing';
}
