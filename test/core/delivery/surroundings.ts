import { newPost, SEND_WITHIN_MS } from '../../../src/core/delivery/protocol.ts';
import { abandoned, type Move } from './far-side.ts';
import { circumstances, clockS, dropped } from './poster.ts';
import { STEP_S, type Setting } from './setting.ts';
import { type Poster, secondsOf, type World } from './world.ts';

/** A process is paused at one point for at most so long; more shows nothing new. */
const LONGEST_PAUSE_S = 4;
/** Nobody is up for a few seconds, or for so long. */
const LONG_DOWN_S = 20;
const SEND_WITHIN_S = SEND_WITHIN_MS / 1000;

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
    if (at.kind !== 'write') return abandoned(down, poster.id).map((each) => ['CRASH', each]);
    return [
      ['CRASH, the write is lost', down],
      ['CRASH, the write is kept', { ...down, disk: at.next }],
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
    pausedS: 0,
  };
  if (other === undefined) return [['a process starts', { ...world, posters: [fresh], downS: 0 }]];
  if (posters.length > 1) return [];
  if (!other.owner) return [['a process starts', { ...world, posters: [...posters, fresh] }]];
  if (left.crashes === 0) return [];
  const taken = { ...world, left: { ...left, crashes: left.crashes - 1 } };
  if (!setting.service.heedsLock) return [['a SECOND process starts', { ...taken, posters: [other, fresh] }]];
  // Whoever stands still loses the lock. At any other point it is as if it had crashed: it writes nothing more.
  if (other.at.kind !== 'send') return [];
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
  const isTarrying = world.posters.some(({ pausedS }, at) => waits[at] === 0 && pausedS < setting.repeatSafeS);
  if (isOpen || world.posters.some(isAboutToSend) || isTarrying) pass(STEP_S);
  const steps = waits.map((wait) => Math.ceil((wait ?? 0) / STEP_S)).filter((wait) => wait > moves.length);
  const earliest = Math.min(...steps) * STEP_S;
  if (Number.isFinite(earliest)) pass(earliest);
  return moves;
}

function isAboutToSend({ at, pausedS }: Poster): boolean {
  return at.kind === 'send' && pausedS < LONGEST_PAUSE_S;
}

/** Seconds a process that has nothing under way waits: 0 when it has something to do, `null` when nothing comes. */
function waitS(world: World, poster: Poster, setting: Setting): number | null {
  if (poster.at.kind !== 'idle') return null;
  const decision = setting.protocol.decide(poster.post, circumstances(world, poster, setting));
  if (decision.do === 'nothing') return null;
  return decision.do === 'wait' ? secondsOf(decision.until.toISOString()) - clockS(world) : 0;
}

/** One that has lost the lock: all it can still do is send what it is about to send. */
function isStopped({ owner, at }: Poster): boolean {
  return !owner && at.kind === 'send';
}

/** An owner that stands still for so long that it gives an intent up is one thing that goes wrong. */
function passed(world: World, byS: number, setting: Setting): World {
  const stalls = world.posters.filter(
    ({ owner, at, pausedS }) =>
      owner &&
      at.kind === 'send' &&
      pausedS <= SEND_WITHIN_S &&
      pausedS + byS > SEND_WITHIN_S,
  ).length;
  return {
    ...world,
    left: { ...world.left, faults: world.left.faults - stalls },
    nowS: world.nowS + byS,
    downS: world.posters.length === 0 ? world.downS + byS : 0,
    posters: world.posters
      .map((poster) => ({ ...poster, pausedS: poster.pausedS + byS }))
      .filter((poster) => !(setting.service.abortsLate && isStopped(poster) && poster.pausedS > SEND_WITHIN_S)),
  };
}

/** Whether nothing more comes, unless something goes wrong that this setting leaves out. */
export function isAtRest(world: World, setting: Setting): boolean {
  const [only, other] = world.posters;
  if (only === undefined || other !== undefined || only.at.kind !== 'idle' || world.requests.length > 0) return false;
  if (only.post.state === 'sent' && !setting.audits) return world.disk.state === 'sent';
  return setting.protocol.decide(only.post, circumstances(world, only, setting)).do === 'nothing';
}
