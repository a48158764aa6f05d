import type { SearchIndex } from '../core/ports/search-index.ts';
import { createMiniSearchIndex } from './minisearch/index.ts';

/** The engines there are, by name; the first is the default. Each passes test/contracts/search-contract.ts. */
export const searchEngines: ReadonlyMap<string, () => SearchIndex> = new Map([
  ['minisearch', () => createMiniSearchIndex()],
]);
