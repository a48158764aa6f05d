import type { Collection, Installation } from '../../core/ports/store.ts';
import { parseFields, textOf } from './payload.ts';
import type { Sealer } from './sealed.ts';
import { createTtlMap } from './ttl-map.ts';

/** What a workspace, or a whole organisation, gave when it installed the app. */
export interface Grant {
  botToken: string;
  botUserId: string;
  teamName: string;
}

export interface InstallationStore {
  save(id: string, grant: Grant): Promise<void>;
  /** `null` when nothing is installed there. Throws an `Error` in words when the record cannot be opened. */
  find(id: string): Promise<Grant | null>;
  /** Removes what was installed before `before`; a later installation stands. Whether something was removed. */
  remove(id: string, before: Date): Promise<boolean>;
  count(): Promise<number>;
}

const CACHED_MS = 60_000;
const MOST_CACHED = 1000;

/**
 * Installations by the id of their enterprise or team, their tokens sealed. What was opened lately is kept in memory,
 * so that no message waits for the disk.
 */
export function createInstallationStore(settings: {
  records: Collection<Installation>;
  sealer: Sealer;
  now: () => Date;
}): InstallationStore {
  const { records, sealer, now } = settings;
  const cache = createTtlMap<Grant>({ forMs: CACHED_MS, most: MOST_CACHED, now });
  return {
    async save(id, grant) {
      const record = { id, sealed: sealer.seal(JSON.stringify(grant), id), installedAt: now().toISOString() };
      await records.change(id, () => record);
      cache.set(id, grant);
    },
    async find(id) {
      const known = cache.get(id);
      if (known !== undefined) return known;
      const record = await records.get(id);
      if (record === null) return null;
      const grant = readGrant(sealer.open(record.sealed, id));
      if (grant === null) throw new UnreadableInstallation(id);
      cache.set(id, grant);
      return grant;
    },
    async remove(id, before) {
      let removed = false;
      await records.change(id, (current) => {
        removed = current !== null && Date.parse(current.installedAt) <= before.getTime();
        return removed ? null : current;
      });
      if (removed) cache.delete(id);
      return removed;
    },
    count: () => records.count(),
  };
}

export class UnreadableInstallation extends Error {
  override readonly name = 'UnreadableInstallation';

  constructor(id: string) {
    super(
      `SECRET_KEY does not open the installation of ${id}: set the key it was made with, or install again`,
    );
  }
}

function readGrant(json: string | null): Grant | null {
  const { botToken, botUserId, teamName } = parseFields(json ?? '');
  if (typeof botToken !== 'string' || typeof botUserId !== 'string') return null;
  return { botToken, botUserId, teamName: textOf(teamName) };
}
