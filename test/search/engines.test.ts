import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { searchEngines } from '../../src/search/index.ts';

describe('the list of search engines', () => {
  it('names every folder of engines, and no other', () => {
    const folders = readdirSync(new URL('../../src/search/', import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);

    expect([...searchEngines.keys()].sort()).toEqual(folders.sort());
  });

  it('makes engines without a database that start empty', async () => {
    for (const { needsDatabase, create } of searchEngines.values()) {
      if (!needsDatabase) expect(await create({ databaseUrl: '' }).count()).toBe(0);
    }
  });
});
