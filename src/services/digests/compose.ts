import type { Subscription } from '../../core/digest/subscription.ts';
import type { Slot } from '../../core/schedule/schedule.ts';
import { letOthersRun } from '../../core/turns.ts';
import { composeNews } from './compose-news.ts';
import { composePaper } from './compose-paper.ts';
import type { ComposeParts, Composition } from './compose-parts.ts';
import { type LibraryView, readLibraryView } from './library-view.ts';

export interface Composer {
  /**
   * Chooses the papers of an issue and says them. The same subscription, slot, library and past of the channel give
   * the same papers; `now` is only for what is dated by it.
   */
  compose(subscription: Subscription, slot: Slot, now: Date): Promise<Composition>;
  /** To be called after papers changed: what follows from the library is worked out anew. */
  libraryChanged(): void;
}

/** Composes issues. The library is read once a change, and what follows from it is shared by all digests. */
export function createComposer(parts: ComposeParts): Composer {
  let reading: Promise<LibraryView> | null = null;

  function view(): Promise<LibraryView> {
    if (reading !== null) return reading;
    const mine = readLibraryView(parts.store, parts.openIndex);
    reading = mine;
    mine.catch(() => {
      if (reading === mine) reading = null;
    });
    return mine;
  }

  return {
    async compose(subscription, slot, now) {
      // Once all is known nothing here waits: without this, many in a row would hold everything else up.
      await letOthersRun();
      if (subscription.kind !== 'paper') return composeNews(parts, await view(), subscription, slot, now);
      const composed = await composePaper(parts, await view(), subscription, slot, now);
      if (composed !== 'stale') return composed;
      parts.log.warn({ subscription: subscription.id }, 'the library changed unnoticed and is read again');
      reading = null;
      const again = await composePaper(parts, await view(), subscription, slot, now);
      if (again === 'stale') throw new Error('a paper left the library while its issue was composed');
      return again;
    },
    libraryChanged() {
      reading = null;
    },
  };
}
