import type { Issue } from '../../../src/core/delivery/issue.ts';
import { issueKey, slotAskedFor } from '../../../src/core/delivery/issue.ts';
import type { Subscription } from '../../../src/core/digest/subscription.ts';
import type { Person, Place } from '../../../src/core/person.ts';
import type { Slot } from '../../../src/core/schedule/schedule.ts';
import type { DigestLine } from '../../../src/core/services.ts';
import { createLedger } from '../../../src/services/delivery/ledger.ts';
import { createDigests, type DigestParts } from '../../../src/services/digests/digests.ts';
import { openMemoryStore } from '../../../src/store/memory/index.ts';
import { ledgerLine } from '../../support/digests.ts';

/** A Wednesday. */
export const NOW = new Date('2026-11-25T12:00:00.000Z');
export const LATER = new Date('2026-11-26T12:00:00.000Z');

/** The real service over a store in memory; issues are composed as the digest and slot they were asked for. */
export function openDigests(settings: Partial<DigestParts> = {}) {
  const store = openMemoryStore();
  const ledger = createLedger(store.issues);
  const audits: Record<string, unknown>[] = [];
  const note = (fields: Record<string, unknown>) => void audits.push(fields);
  const composed: { subscription: string; slot: Slot }[] = [];
  const digests = createDigests({
    store,
    ledger,
    timeZoneOf: async () => null,
    defaultZone: 'Europe/Berlin',
    random: () => 0.123456789,
    log: { info: note, warn: note, error: note },
    async compose({ id }, slot) {
      composed.push({ subscription: id, slot });
      return { kind: 'nothing', why: `Nothing for ${slot.key}.` };
    },
    async postNow({ id }, now) {
      const { key, dueAt } = slotAskedFor(now);
      const issue = ledgerLine({ subscription: id, slot: key, dueAt: dueAt.toISOString() });
      await ledger.change(issueKey(id, key), (current) => current ?? issue);
    },
    ...settings,
  });
  const put = async (subscription: Subscription) => {
    await store.subscriptions.change(subscription.id, () => subscription);
  };
  const record = async (issue: Issue) => {
    await ledger.change(issueKey(issue.subscription, issue.slot), () => issue);
  };
  const stored = (id: string) => store.subscriptions.get(id);
  /** The digest a person can name from a place; fails the test when there is not exactly one. */
  const only = async (person: Person, place: Place, now = NOW): Promise<DigestLine> => {
    const [line, ...others] = await digests.reach({ person, place }, now);
    if (line === undefined || others.length > 0) throw new Error(`expected one, got ${others.length}`);
    return line;
  };
  return { store, ledger, digests, audits, composed, put, record, stored, only };
}
