import { farSideMoves, type Move } from './far-side.ts';
import { posterMoves } from './poster.ts';
import type { Setting } from './setting.ts';
import { isAtRest, surroundingMoves, timeMoves } from './surroundings.ts';
import { firstWorld, type Horizon, keyOf, type World } from './world.ts';

export interface Explored {
  worlds: number;
  moves: number;
  /** How many ends there are, by the state of the record. */
  ends: Record<string, number>;
  fault: Fault | null;
  /** Worlds in which two messages stood in the channel. */
  doubled: number;
}

export interface Fault {
  kind: 'double' | 'lost' | 'untold' | 'endless';
  trace: string[];
}

const MOST_WORLDS = 1_500_000;

/** Goes through every interleaving, the shortest first, until one breaks the promise. */
export function explore(setting: Setting, isDoubleHealed = false): Explored {
  const worlds: World[] = [];
  const cameFrom: number[] = [];
  const by: string[] = [];
  const edgesFrom: number[] = [];
  const edgesTo: number[] = [];
  const known = new Map<string, number>();
  const result: Explored = { worlds: 0, moves: 0, ends: {}, fault: null, doubled: 0 };

  const horizon: Horizon = {
    settleS: setting.audits ? Number.POSITIVE_INFINITY : setting.settleAfterS,
    repeatS: setting.repeatSafeS,
    nonceS: setting.nonceS ?? 0,
    openUntilS: setting.openUntilS,
    hasClockSteps: setting.clockSteps > 0,
  };
  const visit = (world: World, from: number, what: string): number => {
    const key = keyOf(world, horizon);
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const at = worlds.length;
    known.set(key, at);
    worlds.push(world);
    cameFrom.push(from);
    by.push(what);
    return at;
  };
  const traceTo = (at: number): string[] => {
    const trace: string[] = [];
    for (let each = at; each > 0; each = cameFrom[each] ?? 0) trace.unshift(by[each] ?? '');
    return trace;
  };

  const { crashes, faults, restores, clockSteps } = setting;
  const first = firstWorld({ crashes, faults, restores, clockSteps });
  visit({ ...first, offsetS: setting.clockAheadS, nowS: -setting.clockAheadS }, -1, '');
  for (let at = 0; at < worlds.length; at += 1) {
    const world = worlds[at];
    if (world === undefined || worlds.length > MOST_WORLDS) break;
    if (world.messages.length > 1) result.doubled += 1;
    const isEnd = isAtRest(world, setting);
    const kind = broken(world, isEnd, setting, isDoubleHealed);
    if (kind !== null) {
      result.fault = { kind, trace: traceTo(at) };
      break;
    }
    if (isEnd) result.ends[world.disk.state] = (result.ends[world.disk.state] ?? 0) + 1;
    const moves = isEnd ? restoresAfter(world, setting) : movesOf(world, setting);
    if (moves.length === 0 && !isEnd) {
      result.fault = { kind: 'lost', trace: [...traceTo(at), 'nothing goes on'] };
      break;
    }
    for (const [what, next] of moves) {
      edgesFrom.push(at);
      edgesTo.push(visit(next, at, what));
    }
  }
  result.worlds = worlds.length;
  result.moves = edgesTo.length;
  if (result.fault === null) {
    const endless = findCycle(worlds.length, edgesFrom, edgesTo);
    if (endless !== null) result.fault = { kind: 'endless', trace: traceTo(endless) };
  }
  return result;
}

/** What may come when all is done: somebody puts an older record back. */
function restoresAfter(world: World, setting: Setting): Move[] {
  return world.left.restores === 0 ? [] : surroundingMoves(world, setting);
}

function movesOf(world: World, setting: Setting): Move[] {
  return [
    ...world.posters.flatMap((poster) => posterMoves(world, poster, setting)),
    ...farSideMoves(world, setting),
    ...surroundingMoves(world, setting),
    ...timeMoves(world, setting),
  ];
}

/** How the promise is broken in this world, `null` where it is kept. */
function broken(world: World, isEnd: boolean, setting: Setting, isDoubleHealed: boolean): Fault['kind'] | null {
  const count = world.messages.length;
  if (count > 1 && (isEnd || !isDoubleHealed)) return 'double';
  if (!isEnd) return null;
  switch (world.disk.state) {
    case 'sent':
      return count === 1 ? null : 'lost';
    case 'skipped':
      if (world.wanted && setting.openUntilS === null) return 'lost';
      return count === 0 ? null : 'untold';
    case 'failed':
      if (!world.wasRefused) return 'lost';
      return count === 0 ? null : 'untold';
    case 'held':
      return world.disk.failedLooks > 2 ? null : 'lost';
    default:
      return 'lost';
  }
}

/** A world from which one may come back to it, `null` when every way ends: depth first, without recursion. */
function findCycle(count: number, from: readonly number[], to: readonly number[]): number | null {
  const start = new Int32Array(count + 1);
  for (const at of from) start[at + 1] = (start[at + 1] ?? 0) + 1;
  for (let at = 0; at < count; at += 1) start[at + 1] = (start[at + 1] ?? 0) + (start[at] ?? 0);
  /** The edge of each world to follow next; `from` is ascending, since worlds are expanded in their order. */
  const follow = start.slice(0, count);
  const isOpen = new Uint8Array(count);
  const path = [0];
  isOpen[0] = 1;
  for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
    const edge = follow[at] ?? 0;
    if (edge === start[at + 1]) {
      isOpen[at] = 0;
      path.pop();
      continue;
    }
    follow[at] = edge + 1;
    const next = to[edge] ?? 0;
    if (isOpen[next] === 1) return next;
    const isNew = follow[next] === start[next];
    if (isNew && start[next] !== start[next + 1]) {
      isOpen[next] = 1;
      path.push(next);
    }
  }
  return null;
}
