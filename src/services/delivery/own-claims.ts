import type { IssueClaims } from '../../core/ports/issue-claims.ts';
import type { Ledger } from './ledger.ts';

/** Where the data belong to this process alone for its life, every issue is its own already. */
export function createOwnClaims(ledger: Pick<Ledger, 'change'>): IssueClaims {
  const claim = {
    ownedSince: null,
    change: ledger.change,
    rest: () => {},
    release: async () => {},
  };
  return { take: async () => ({ isOurs: true, claim }), stop: async () => {} };
}
