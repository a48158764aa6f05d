/** What a driver of the store states about itself: the list in index.ts and the contract suite read it. */
export interface StoreDriver {
  name: string;
  capabilities: StoreCapabilities;
}

export interface StoreCapabilities {
  /** Whether what was acknowledged is still there after the process ends; where not, the reason in words. */
  durable: true | { no: string };
}
