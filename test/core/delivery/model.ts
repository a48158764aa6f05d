import { farSideMoves, type Move } from './model/far-side.ts';
import { findCycle } from './model/find-cycle.ts';
import { posterMoves } from './model/poster.ts';
import type { Setting } from './model/setting.ts';
import { circumstances } from './model/steps.ts';
import { surroundingMoves } from './model/surroundings.ts';
import { timeMoves } from './model/time.ts';
import { firstWorld, type World } from './model/world.ts';
import { horizonOf, keyOf } from './model/world-key.ts';

/** What going through all interleavings of a setting has shown. */
export interface Explored {
  worlds: number;
  moves: number;
  /** How many ends there are, by the state of the record. */
  ends: Record<string, number>;
  /** Worlds in which two messages stood in the channel. */
  doubled: number;
  fault: Fault | null;
}

/** The shortest way there is to a broken promise. */
export interface Fault {
  /**
   * `double`: two messages · `lost`: none, though nobody wanted it so · `untold`: one that the record denies ·
   * `endless`: it never comes to an end although nothing goes wrong any more.
   */
  kind: 'double' | 'lost' | 'untold' | 'endless';
  trace: string[];
}

/** A setting that grows past this is one to make smaller. */
const MOST_WORLDS = 2_000_000;
/** A person is asked only after so many vain attempts to read the channel. */
const FEWEST_LOOKS = 3;

/** Goes through every interleaving, the shortest first, until one breaks the promise. */
export function explore(setting: Setting): Explored {
  const horizon = horizonOf(setting);
  const known = new Map<string, number>();
  const worlds: World[] = [];
  const reachedBy: { from: number; what: string }[] = [];
  const edges: { from: number[]; to: number[] } = { from: [], to: [] };
  const ends: Record<string, number> = {};
  let doubled = 0;

  reach(firstWorld(setting), 0, '');
  for (let at = 0; at < worlds.length; at += 1) {
    const world = worlds[at] as World;
    const isEnd = isAtRest(world, setting);
    const kind = broken(world, isEnd, setting);
    if (kind !== null) return explored({ kind, trace: traceTo(at) });
    if (world.messages.length > 1) doubled += 1;
    if (isEnd) ends[world.disk.state] = (ends[world.disk.state] ?? 0) + 1;
    const moves = isEnd ? movesAfterEnd(world, setting) : movesOf(world, setting);
    if (moves.length === 0 && !isEnd) return explored({ kind: 'lost', trace: traceTo(at) });
    for (const [what, next] of moves) {
      edges.from.push(at);
      edges.to.push(reach(next, at, what));
    }
  }
  const endless = findCycle(worlds.length, edges.from, edges.to);
  return explored(endless === null ? null : { kind: 'endless', trace: traceTo(endless) });

  /** The number of a world, the same for worlds with the same future. */
  function reach(world: World, from: number, what: string): number {
    const key = keyOf(world, horizon);
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const at = worlds.length;
    if (at > MOST_WORLDS) throw new Error('There are too many worlds to go through.');
    known.set(key, at);
    worlds.push(world);
    reachedBy.push({ from, what });
    return at;
  }

  function traceTo(end: number): string[] {
    const trace: string[] = [];
    for (let at = end; at > 0; at = reachedBy[at]?.from ?? 0) trace.unshift(reachedBy[at]?.what ?? '');
    return trace;
  }

  function explored(fault: Fault | null): Explored {
    return { worlds: worlds.length, moves: edges.to.length, ends, doubled, fault };
  }
}

function movesOf(world: World, setting: Setting): Move[] {
  return [
    ...world.posters.flatMap((poster) => posterMoves(world, poster, setting)),
    ...farSideMoves(world, setting),
    ...surroundingMoves(world, setting),
    ...timeMoves(world, setting),
  ];
}

/** When all is done, somebody may still put an older record back. */
function movesAfterEnd(world: World, setting: Setting): Move[] {
  return world.left.restores === 0 ? [] : surroundingMoves(world, setting);
}

/** Whether nothing more comes, unless something goes wrong that this setting leaves out. */
function isAtRest(world: World, setting: Setting): boolean {
  const [only, other] = world.posters;
  if (only === undefined || other !== undefined || only.at.kind !== 'idle' || world.requests.length > 0)
    return false;
  if (only.post.state === 'sent' && !setting.audits) return world.disk.state === 'sent';
  return setting.protocol.decide(only.post, circumstances(world, only, setting)).do === 'nothing';
}

/** How the promise is broken in this world, `null` where it is kept. */
function broken(world: World, isEnd: boolean, setting: Setting): Fault['kind'] | null {
  const count = world.messages.length;
  if (count > 1 && (isEnd || !setting.healsDoubles)) return 'double';
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
      return world.disk.failedLooks >= FEWEST_LOOKS ? null : 'lost';
    default:
      return 'lost';
  }
}
