import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { stores } from '../../src/store/index.ts';

it('lists every driver that has a folder', () => {
  const folders = readdirSync(new URL('../../src/store', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

  const listed = stores.map((driver) => driver.name);

  expect(listed.sort()).toEqual(folders.sort());
});
