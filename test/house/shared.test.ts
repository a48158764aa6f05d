import { expect, onTestFinished, test, vi } from 'vitest';
import { makePaper } from '../../src/core/paper/make-paper.ts';
import { type House, openHouse } from '../../src/main.ts';
import { describeWithPostgres, freshDatabase } from '../support/postgres.ts';
import { temporaryFolder } from '../support/program.ts';

const SEED = { source: 'test', ref: 'test', retrieved: '2026-11-30' };
const LONG_MS = 60_000;

describeWithPostgres('houses on one database', () => {
  test(
    'plant the seed once, whoever comes first, and answer from it',
    async () => {
      const url = await freshDatabase();

      const houses = await Promise.all([houseOn(url), houseOn(url), houseOn(url)]);

      const counts = await Promise.all(houses.map(({ store }) => store.papers.count()));
      expect(new Set(counts).size).toBe(1);
      const answers = await Promise.all(houses.map(({ lookup }) => lookup.find('lazy neuron', 1)));
      expect(answers.map(({ kind }) => kind)).toEqual(['one', 'one', 'one']);
    },
    LONG_MS,
  );

  test(
    'find what another brought into the library, and no longer what another removed',
    async () => {
      const url = await freshDatabase();
      const [one, other] = [await houseOn(url), await houseOn(url)];
      await other.index();
      const paper = makePaper({ title: 'Rowing Backwards across a Lake', authors: ['A. Test'] }, SEED);
      const before = (await other.library.overview()).papers;
      const isFound = async () => (await other.lookup.find('rowing backwards lake', 1)).kind === 'one';

      await one.store.papers.change(paper.id, () => paper);
      await vi.waitUntil(isFound, { timeout: 10_000 });
      expect((await other.library.overview()).papers).toBe(before + 1);
      await one.library.remove(paper.id);

      await vi.waitUntil(async () => !(await isFound()), { timeout: 10_000 });
      expect((await other.library.overview()).papers).toBe(before);
    },
    LONG_MS,
  );
});

async function houseOn(url: string): Promise<House> {
  const folder = temporaryFolder();
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const house = await openHouse({ dataDir: folder.path, databaseUrl: url, access: 'write', log });
  onTestFinished(async () => {
    await house.close();
    folder.remove();
  });
  return house;
}
