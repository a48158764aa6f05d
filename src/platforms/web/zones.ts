import { canonicalZone } from '../../core/schedule/index.ts';
import type { RoleId } from './wire.ts';

/** The time zones browsers say they are in. */
export interface Zones {
  /** Takes note of what a browser says; nothing where it is no zone. */
  heard(role: RoleId, zone: string | null): void;
  /** The last one that role said; else the configured one. */
  of(role: RoleId): string;
  /** The last one anybody said; else the configured one. */
  page(): string;
}

export function createZones(configured: string): Zones {
  const ofRole = new Map<RoleId, string>();
  let last = configured;
  return {
    heard(role, zone) {
      const known = zone === null ? null : canonicalZone(zone.slice(0, 100));
      if (known === null) return;
      ofRole.set(role, known);
      last = known;
    },
    of: (role) => ofRole.get(role) ?? configured,
    page: () => last,
  };
}
