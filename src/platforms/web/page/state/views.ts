import type { PlatformView, RoleId, ShownMessage } from '../../wire.ts';
import type { Api } from './api.ts';

export type Platform = 'slack' | 'discord';

/** What platforms would be sent, kept by the revision of the message, since that is all it depends on. */
export interface Views {
  of(role: RoleId, message: ShownMessage, platform: Platform): Promise<PlatformView>;
}

const MOST_KEPT = 400;

export function createViews(api: Api): Views {
  const kept = new Map<string, Promise<PlatformView>>();
  return {
    of(role, { id, revision, at }, platform) {
      const key = `${role} ${platform} ${id} ${revision} ${at}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const asked = api.view(role, id, platform);
      kept.set(key, asked);
      asked.catch(() => kept.delete(key));
      const oldest = kept.keys().next().value;
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return asked;
    },
  };
}
