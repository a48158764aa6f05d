import type { Post } from '../../../src/core/delivery/issue.ts';
import { type Circumstances, SEND_WITHIN_MS } from '../../../src/core/delivery/protocol.ts';
import { type Answer, answers, faulty, type Move, requested } from './far-side.ts';
import type { Setting } from './setting.ts';
import { DUE_AT, instantOf, type Poster, type Step, type World } from './world.ts';

const MESSAGE = { channel: 'C1', message: '1' };
const IDLE: Step = { kind: 'idle' };
const FAR_AWAY_S = 1e8;
/** Longer than any nonce is known. */
const LONG_MS = 60_000;

/** What a process does next: what the service does, cut where something may come in between. */
export function posterMoves(world: World, poster: Poster, setting: Setting): Move[] {
  switch (poster.at.kind) {
    case 'idle':
      return begin(world, poster, setting);
    case 'write':
      return write(world, poster, poster.at.next, IDLE, true);
    case 'intend':
      return write(
        world,
        poster,
        poster.at.next,
        { kind: 'send', sinceS: poster.at.sinceS },
        setting.service.recordsIntent,
      );
    case 'send':
      return send(world, poster, poster.at.sinceS, setting);
    case 'await':
      return conclude(world, poster, setting);
    case 'read':
      return poster.at.purpose === 'look'
        ? settle(world, poster, poster.at.count, setting)
        : audit(world, poster, poster.at.count, setting);
  }
}

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

function begin(world: World, poster: Poster, setting: Setting): Move[] {
  const { decide, intended, skipped } = setting.protocol;
  const decision = decide(poster.post, circumstances(world, poster, setting));
  switch (decision.do) {
    case 'nothing':
    case 'wait':
      return [];
    case 'skip':
      return [['skips', writing(world, poster, skipped(poster.post, decision.why))]];
    case 'send':
      return [['intends', intending(world, poster, intended(poster.post, clock(world)))]];
    case 'look':
    case 'audit':
      return read(world, poster, decision.do, decision.since, setting);
  }
}

function read(
  world: World,
  poster: Poster,
  purpose: 'look' | 'audit',
  since: Date,
  setting: Setting,
): Move[] {
  const isShown = setting.service.readsAllPages || !world.isCrowded;
  const count = isShown ? world.messages.filter((storedS) => instantOf(storedS) > since).length : 0;
  const moves: Move[] = [[`reads ${count}`, standing(world, poster, { kind: 'read', purpose, count })]];
  if (world.left.faults === 0) return moves;
  const { unreadable, auditFailed } = setting.protocol;
  const now = clock(world);
  const failed = (forGood: boolean) =>
    purpose === 'look'
      ? unreadable(poster.post, { forGood, retryAfterMs: null, why: 'unreadable' }, now)
      : auditFailed(poster.post, null, now);
  moves.push(['cannot read', writing(faulty(world), poster, failed(false))]);
  if (purpose === 'look') moves.push(['may not read', writing(faulty(world), poster, failed(true))]);
  return moves;
}

function settle(world: World, poster: Poster, count: number, setting: Setting): Move[] {
  const { absent, decide, found, intended } = setting.protocol;
  const now = clock(world);
  if (count > 0) {
    return removals(world, count).map(([what, left, removed]) => [
      `finds it${what}`,
      writing(left, poster, found(poster.post, MESSAGE, removed, now)),
    ]);
  }
  const cleared = absent(poster.post, now);
  const next = decide(cleared, circumstances(world, poster, setting));
  if (next.do === 'send')
    return [['finds nothing, intends', intending(world, poster, intended(cleared, now))]];
  return [['finds nothing', writing(world, poster, cleared)]];
}

function audit(world: World, poster: Poster, count: number, setting: Setting): Move[] {
  const { audited, auditFailed } = setting.protocol;
  if (count === 0) return [['audits nothing', writing(world, poster, audited(poster.post, null, 0))]];
  return removals(world, count).map(([what, left, removed]) => {
    const isDone = removed === count - 1;
    const next = isDone
      ? audited(poster.post, MESSAGE, removed)
      : auditFailed(poster.post, null, clock(world));
    return [`audits${what}`, writing(left, poster, next)];
  });
}

/** Of the messages that were read the oldest stays; taking the others away may fail. */
function removals(world: World, count: number): [what: string, World, removed: number][] {
  const [oldest = 0, ...others] = world.messages;
  if (count === 1) return [['', world, 0]];
  const rest = { ...world, messages: [oldest, ...others.slice(count - 1)] };
  if (world.left.faults === 0) return [[', removes the others', rest, count - 1]];
  return [
    [', removes the others', rest, count - 1],
    [', cannot remove the others', faulty(world), 0],
  ];
}

function write(world: World, poster: Poster, next: Post, at: Step, isDurable: boolean): Move[] {
  const written = replaced({ ...world, disk: isDurable ? next : world.disk }, poster, {
    ...poster,
    post: next,
    at,
  });
  const moves: Move[] = [[`has written ${next.state}`, written]];
  if (world.left.faults > 0) moves.push(['cannot write', standing(faulty(world), poster, IDLE)]);
  return moves;
}

function send(world: World, poster: Poster, intentS: number, setting: Setting): Move[] {
  const { service, protocol } = setting;
  const hasLock = poster.owner || !service.heedsLock;
  if (service.abortsLate && isTooLate(world.nowS, intentS)) {
    return [
      ['aborts', hasLock ? writing(world, poster, protocol.aborted(poster.post)) : dropped(world, poster)],
    ];
  }
  if (!hasLock) return [['sends and ends', requested(dropped(world, poster), intentS, setting, null)]];
  const sent = requested(world, intentS, setting, poster.id);
  return [['sends', standing(sent, poster, { kind: 'await' })]];
}

/** Measured by a clock nobody sets. */
export function isTooLate(nowS: number, intentS: number): boolean {
  return (nowS - intentS) * 1000 > SEND_WITHIN_MS;
}

function conclude(world: World, poster: Poster, setting: Setting): Move[] {
  return answers(world, poster.id, setting).map(([answer, next]) => [
    `is answered ${answer}`,
    writing(next, poster, recorded(poster.post, answer, clock(world), setting)),
  ]);
}

function recorded(post: Post, answer: Answer, now: Date, { protocol }: Setting): Post {
  switch (answer) {
    case 'accepted':
      return protocol.accepted(post, MESSAGE, now);
    case 'refused-for-now':
      return protocol.postponed(post, new Date(now.getTime() + 1000), answer);
    case 'refused-for-long':
      return protocol.postponed(post, new Date(now.getTime() + LONG_MS), answer);
    case 'refused':
      return protocol.refused(post, answer);
    case 'invalid':
      return post.form === 'plain' ? protocol.refused(post, answer) : protocol.reshaped(post, answer);
    case 'unknown':
      return protocol.doubted(post, now, answer);
  }
}

export function clockS(world: World): number {
  return world.nowS + world.offsetS;
}

function clock(world: World): Date {
  return instantOf(clockS(world));
}

function writing(world: World, poster: Poster, next: Post): World {
  return standing(world, poster, { kind: 'write', next });
}

function intending(world: World, poster: Poster, next: Post): World {
  return standing(world, poster, { kind: 'intend', next, sinceS: world.nowS });
}

function standing(world: World, poster: Poster, at: Step): World {
  return replaced(world, poster, { ...poster, at });
}

function replaced(world: World, poster: Poster, next: Poster): World {
  return { ...world, posters: world.posters.map((each) => (each.id === poster.id ? next : each)) };
}

export function dropped(world: World, poster: Poster): World {
  return { ...world, posters: world.posters.filter(({ id }) => id !== poster.id) };
}
