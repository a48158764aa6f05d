import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createSources } from '../../src/sources/index.ts';
import { fakeHttp } from './fake-http.ts';

const folders = readdirSync(new URL('../../src/sources', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const sources = createSources({ http: fakeHttp(() => '').http, now: () => new Date('2026-11-25T09:00:00Z') });

test('every folder is a source, by its name, and told of once', () => {
  expect(sources.map(({ name }) => name).sort()).toEqual(folders.sort());
});

test('every source passes the suite for sources', () => {
  for (const folder of folders) {
    expect(readdirSync(new URL(`./${folder}`, import.meta.url))).toContain('contract.test.ts');
  }
});

test('every source can be asked in one way at least', () => {
  for (const { can } of sources) {
    expect(can.identifiers.length > 0 || can.titles || can.refs !== null).toBe(true);
  }
});
