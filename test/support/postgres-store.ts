import { onTestFinished } from 'vitest';
import { after } from '../../src/clock.ts';
import { openPostgres, type PostgresOptions, type PostgresStore } from '../../src/store/postgres/index.ts';

/** Opens a store on a database as a replica does. */
export function openOn(url: string, options: Partial<PostgresOptions> = {}): Promise<PostgresStore> {
  return openPostgres({ url, access: 'write', after, ...options });
}

/** The same, closed with the test. */
export async function openForTest(
  url: string,
  options: Partial<PostgresOptions> = {},
): Promise<PostgresStore> {
  const store = await openOn(url, options);
  onTestFinished(() => store.close());
  return store;
}
