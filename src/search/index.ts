import type { SearchIndex } from '../core/ports/search-index.ts';
import { createMiniSearchIndex } from './minisearch/index.ts';
import { createPostgresIndex } from './postgres/index.ts';

/** Where an engine keeps what it knows. */
export interface EnginePlace {
  /** The URL of the database, for engines that need one. */
  databaseUrl: string;
}

/** An engine as the list has it. Each passes test/contracts/search-contract.ts. */
export interface SearchEngine {
  /** Whether it keeps its index in the database, where all replicas share it. */
  needsDatabase: boolean;
  create(place: EnginePlace): SearchIndex;
}

/** The engines there are, by name; the first is the default. */
export const searchEngines: ReadonlyMap<string, SearchEngine> = new Map<string, SearchEngine>([
  ['minisearch', { needsDatabase: false, create: () => createMiniSearchIndex() }],
  [
    'postgres',
    { needsDatabase: true, create: ({ databaseUrl }) => createPostgresIndex({ database: databaseUrl }) },
  ],
]);
