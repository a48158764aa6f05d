import type { StoreDriver } from './driver.ts';
import { jsonFiles } from './json-files/index.ts';
import { memory } from './memory/index.ts';
import { postgres } from './postgres/index.ts';

/** Every driver of the store, one a folder. */
export const stores: readonly StoreDriver[] = [jsonFiles, memory, postgres];
