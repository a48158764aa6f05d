import { COLLECTIONS, type CollectionName } from '../../core/ports/store.ts';

/** Everything of the store is in a schema of its own, so that a database may be shared with other programs. */
export const SCHEMA = 'broadsheet';

/** The table of a collection, with its schema: `broadsheet.reading_lists`. */
export function tableOf(collection: CollectionName): string {
  return `${SCHEMA}.${bareName(collection)}`;
}

/** The collection a table holds, by its name without the schema; `null` for another table. */
export function collectionOf(table: string): CollectionName | null {
  return COLLECTIONS.find((collection) => bareName(collection) === table) ?? null;
}

function bareName(collection: CollectionName): string {
  return collection.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
