import { collections } from './0001-collections.ts';
import { replicas } from './0002-replicas.ts';
import type { SchemaMigration } from './migration.ts';

export type { SchemaMigration } from './migration.ts';

/** Every step, in order. A new one is a file in this folder and its line here. */
export const migrations: readonly SchemaMigration[] = [collections, replicas];
