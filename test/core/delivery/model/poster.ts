import type { Post } from '../../../../src/core/delivery/issue.ts';
import { type Answer, answers, faulty, type Move, requested } from './far-side.ts';
import { audit, read, settle } from './reading.ts';
import type { Setting } from './setting.ts';
import { circumstances, clock, dropped, intending, isTooLate, replaced, standing, writing } from './steps.ts';
import { MESSAGE, type Poster, type Step, type World } from './world.ts';

const IDLE: Step = { kind: 'idle' };
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
