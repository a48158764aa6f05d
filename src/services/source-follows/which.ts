import type { FollowedSource } from '../../core/services.ts';
import { fold } from '../../core/text/fold.ts';

/** The follows meant by a number of the list (from 1), an id, the whole reference, or words of source and reference. */
export function meantBy(follows: readonly FollowedSource[], which: string): FollowedSource[] {
  const typed = fold(which.trim());
  if (typed === '') return [];
  const byNumber = /^\d{1,3}$/.test(typed) ? follows[Number(typed) - 1] : undefined;
  const byId = follows.filter(({ follow }) => follow.id === which.trim().toLowerCase());
  if (byId.length > 0) return byId;
  const exact = follows.filter(({ follow }) => fold(follow.ref) === typed);
  if (exact.length > 0) return exact;
  if (byNumber !== undefined) return [byNumber];
  return follows.filter(({ follow, title }) =>
    fold(`${follow.source} ${title} ${follow.ref}`).includes(typed),
  );
}
