import { WEB_LIMITS } from './limits.ts';
import type { RoleId } from './wire.ts';

/** What became of a message, in the order it did; enough to tell a page that was away, and no content. */
export interface Change {
  number: number;
  message: string;
  /** Whom a message that is gone was shown to; `everyone` for all. `null` where it is still there. */
  goneFor: RoleId | 'everyone' | null;
}

/** The newest changes, numbered from 1. */
export interface Changes {
  add(message: string, goneFor: Change['goneFor']): number;
  newest(): number;
  /** What came after that number; `null` where not all of it is remembered. */
  since(number: number): Change[] | null;
  /** Forgets them: whoever was away has to read all anew. */
  forget(): void;
}

export function createChanges(): Changes {
  const kept: Change[] = [];
  let count = 0;
  let forgotten = 0;
  return {
    add(message, goneFor) {
      count += 1;
      kept.push({ number: count, message, goneFor });
      if (kept.length > WEB_LIMITS.changesRemembered) forgotten = kept.shift()?.number ?? forgotten;
      return count;
    },
    newest: () => count,
    since: (number) =>
      number < forgotten || number > count ? null : kept.filter((change) => change.number > number),
    forget() {
      count += 1;
      forgotten = count;
      kept.length = 0;
    },
  };
}
