import { pausedAt } from '../core/digest/due.ts';
import type { Departures } from '../core/ports/departures.ts';
import type { Log } from '../core/ports/log.ts';
import type { Collection, Store } from '../core/ports/store.ts';
import { recordsWhere } from './person-share.ts';

/** What a workspace had is kept for so long after it took Broadsheet out, so that coming back brings it all back. */
export const KEPT_DAYS = 30;

const DAY_MS = 86_400_000;
const FACT = 'departed:';

export interface DeparturesParts {
  store: Store;
  now: () => Date;
  log: Log;
}

/** Notes when tenants leave, and ends what they had once nobody came back for it. */
export interface KeptDepartures extends Departures {
  /** Erases everything of tenants that left more than `KEPT_DAYS` days ago. Never fails; called again and again. */
  endDue(): Promise<void>;
}

export function createDepartures({ store, now, log }: DeparturesParts): KeptDepartures {
  const guarded = async (what: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      log.error({ cause }, `${what}: trying again later`);
    }
  };

  return {
    left: (tenant) =>
      guarded('a departure could not be noted', async () => {
        const at = now().toISOString();
        const noted = await store.facts.change(FACT + tenant, (known) => known ?? { value: at });
        if (noted?.value === at)
          log.info({ tenant, keptDays: KEPT_DAYS }, 'a workspace left: what it had is kept for now');
      }),

    returned: (tenant) =>
      guarded('a return could not be noted', async () => {
        const fact = await store.facts.get(FACT + tenant);
        if (fact === null) return;
        await store.facts.change(FACT + tenant, () => null);
        const digests = await resume(store, tenant, fact.value, now());
        log.info({ tenant, digests }, 'a workspace came back: what it had is there again');
      }),

    endDue: () =>
      guarded('what workspaces left behind could not be erased', async () => {
        const due = now().getTime() - KEPT_DAYS * DAY_MS;
        for await (const [key, { value }] of store.facts.all()) {
          if (!key.startsWith(FACT) || Date.parse(value) > due) continue;
          const tenant = key.slice(FACT.length);
          const erased = await erase(store, tenant);
          await store.facts.change(key, (current) => (current?.value === value ? null : current));
          log.info({ tenant, ...erased }, 'a workspace left long ago: what it had is erased');
        }
      }),
  };
}

/** Digests that stopped only because the tenant was away go on; what came due meanwhile is not owed. */
async function resume({ subscriptions }: Store, tenant: string, since: string, at: Date): Promise<number> {
  const stopped = await recordsWhere(
    subscriptions,
    (each) => each.tenant === tenant && each.paused?.by === 'fault' && each.paused.at >= since,
  );
  for (const { key } of stopped) {
    await subscriptions.change(key, (current) =>
      current === null || current.endedAt !== null || pausedAt(current, at) === null
        ? current
        : { ...current, paused: null, since: at.toISOString() },
    );
  }
  return stopped.length;
}

/** Everything but papers, which all share. Answers with how much there was. */
async function erase(store: Store, tenant: string): Promise<Record<string, number>> {
  const isTheirs = (record: { tenant: string }) => record.tenant === tenant;
  const digests = await recordsWhere(store.subscriptions, isTheirs);
  const ids = new Set(digests.map(({ key }) => key));
  return {
    readingLists: await eraseWhere(store.readingLists, isTheirs),
    ballots: await eraseWhere(store.ballots, isTheirs),
    sourceFollows: await eraseWhere(store.sourceFollows, isTheirs),
    // First the order, so that nothing more comes due of it.
    digests: await eraseWhere(store.subscriptions, isTheirs),
    issues: await eraseWhere(store.issues, (issue) => isTheirs(issue) || ids.has(issue.subscription)),
  };
}

async function eraseWhere<T>(collection: Collection<T>, fits: (record: T) => boolean): Promise<number> {
  const found = await recordsWhere(collection, fits);
  await collection.changeMany(found.map(({ key }) => ({ key, next: () => null })));
  return found.length;
}
