/** Told by platforms which workspaces and servers take Broadsheet out and in again. Never fails. */
export interface Departures {
  /** The tenant took Broadsheet out, or its token back: nobody there can reach it any more. */
  left(tenant: string): Promise<void>;
  /** The tenant has Broadsheet, again or still. */
  returned(tenant: string): Promise<void>;
}

export const UNWATCHED: Departures = { left: async () => {}, returned: async () => {} };
