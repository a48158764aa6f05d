import { counted } from '../core/cards/reply.ts';
import type { PlatformHealth } from '../core/ports/platform.ts';
import type { Store } from '../core/ports/store.ts';
import type { Status } from '../core/services.ts';

/** Health in words, gathered from what runs. */
export function createStatus(
  store: Store,
  platforms: () => readonly { name: string; health: PlatformHealth }[],
): Status {
  return {
    async lines() {
      const papers = await store.papers.count();
      const library = {
        part: 'library',
        ok: papers > 0,
        words:
          papers > 0
            ? counted(papers, 'paper')
            : 'no papers: import some, or start with an empty DATA_DIR to get the seed',
      };
      const places = platforms().map(({ name, health }) => ({
        part: name,
        ok: health.ready,
        words: health.detail,
      }));
      return [library, ...places];
    },
  };
}
