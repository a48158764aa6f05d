import type { Log } from '../../core/ports/log.ts';
import type { SearchIndex } from '../../core/ports/search-index.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Summariser } from '../../core/ports/summariser.ts';
import type { Composed } from '../../core/services.ts';
import type { Ledger } from '../delivery/ledger.ts';

/** What composing is made of. */
export interface ComposeParts {
  store: Pick<Store, 'papers' | 'subscriptions' | 'ballots'>;
  ledger: Pick<Ledger, 'ofChannel' | 'ofSubscription'>;
  openIndex: () => Promise<SearchIndex>;
  /** `null`: no endpoint writes summaries. */
  summarise: Summariser | null;
  log: Log;
}

/** One issue as it would be posted, or in one sentence why nothing would. */
export type Composition = { kind: 'issue'; issue: Composed } | { kind: 'nothing'; why: string };
