import { type Setting, STEP_S } from './setting.ts';
import type { Request, World } from './world.ts';

/** A way the world may go on from here, with words for a counterexample. */
export type Move = readonly [what: string, world: World];

/** What an answer tells the process that waits for it. */
export type Answer = 'accepted' | 'refused-for-now' | 'refused-for-long' | 'refused' | 'invalid' | 'unknown';

/** What the far side does by itself. */
export function farSideMoves(world: World, setting: Setting): Move[] {
  return world.requests.flatMap((request, at): Move[] =>
    request.state === 'open' ? [['the request takes effect', stored(world, setting, at)]] : [],
  );
}

/** The answers a waiting process may get to its request now, and what each leaves of the world. */
export function answers(world: World, poster: number, setting: Setting): [Answer, World][] {
  const at = world.requests.findIndex(({ from }) => from === poster);
  const request = world.requests[at];
  if (request === undefined) return [];
  const gone = without(world, at);
  const isFaulty = world.left.faults > 0;
  if (request.state === 'stored') {
    // 500, reset or silence although it was stored.
    return isFaulty
      ? [
          ['accepted', gone],
          ['unknown', faulty(gone)],
        ]
      : [['accepted', gone]];
  }
  if (!isFaulty) return [];
  const given: [Answer, World][] = [
    // 429, or the connection never opened.
    ['refused-for-now', faulty(gone)],
    // 500, reset or silence, and it never takes effect.
    ['unknown', faulty(gone)],
    // Reset or silence, and it takes effect later.
    ['unknown', faulty(withoutRepetitions(withRequest(world, at, { ...request, from: null }), setting))],
  ];
  if (setting.mayRefuseLong) given.push(['refused-for-long', faulty(gone)]);
  if (!setting.mayRefuse) return given;
  const refused = faulty({ ...gone, wasRefused: true });
  return [...given, ['refused', refused], ['invalid', refused]];
}

/** A request leaves for the far side; `intentAtS` is in true time. */
export function requested(world: World, intentAtS: number, setting: Setting, from: number | null): World {
  const request: Request = {
    deadlineS: Math.max(intentAtS + setting.effectWithinS, world.nowS + STEP_S),
    answerByS: Math.max(intentAtS + setting.settleAfterS, world.nowS + STEP_S),
    state: 'open',
    from,
  };
  const next = { ...world, requests: [...world.requests, request] };
  return from === null ? withoutRepetitions(next, setting) : next;
}

/**
 * What may be left when a process waits for its answer no more: its request is lost on the way, or takes effect in
 * the end. What has taken effect already is of no further interest.
 */
export function abandoned(world: World, poster: number, setting: Setting): World[] {
  const at = world.requests.findIndex(({ from }) => from === poster);
  const request = world.requests[at];
  if (request === undefined) return [world];
  const gone = without(world, at);
  if (request.state === 'stored') return [gone];
  return [gone, withoutRepetitions(withRequest(world, at, { ...request, from: null }), setting)];
}

export function faulty(world: World): World {
  return { ...world, left: { ...world.left, faults: world.left.faults - 1 } };
}

function stored(world: World, setting: Setting, at: number): World {
  const request = world.requests[at];
  const isKnown = world.messages.some((storedS) => world.nowS - storedS < (setting.nonceS ?? 0));
  const messages = isKnown ? world.messages : [...world.messages, world.nowS];
  const next = { ...world, messages };
  const isAwaited = request !== undefined && request.from !== null;
  const left = isAwaited ? withRequest(next, at, { ...request, state: 'stored' }) : without(next, at);
  return isKnown ? left : withoutRepetitions(left, setting);
}

/** What nobody waits for and can only give back a message that is known by its nonce shows nothing any more. */
function withoutRepetitions(world: World, setting: Setting): World {
  const knownUntilS = Math.max(...world.messages) + (setting.nonceS ?? 0);
  return {
    ...world,
    requests: world.requests.filter(({ from, deadlineS }) => from !== null || deadlineS > knownUntilS),
  };
}

function withRequest(world: World, at: number, request: Request): World {
  return { ...world, requests: world.requests.map((each, index) => (index === at ? request : each)) };
}

function without(world: World, at: number): World {
  return { ...world, requests: world.requests.filter((_, index) => index !== at) };
}
