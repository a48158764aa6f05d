import { faulty, type Move } from './far-side.ts';
import type { Setting } from './setting.ts';
import { circumstances, clock, intending, standing, writing } from './steps.ts';
import { instantOf, MESSAGE, type Poster, type World } from './world.ts';

/** A process reads the channel, or cannot. */
export function read(
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

/** A look is over: what was found is recorded, what was not is sent. */
export function settle(world: World, poster: Poster, count: number, setting: Setting): Move[] {
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

/** An audit is over: at most one message stays. */
export function audit(world: World, poster: Poster, count: number, setting: Setting): Move[] {
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
