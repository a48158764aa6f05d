import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeFile } from '../../../src/store/json-files/codec.ts';
import { recordKind } from '../../../src/store/record-kind.ts';
import {
  cutPowerAt,
  filesWithLedger,
  issuesOf,
  LEDGER,
  openOn,
  openTold,
} from '../../support/faulty-store.ts';
import type { PowerCutFiles } from '../../support/power-cut-files.ts';

const FILES = ['0001.json', '0002.json', '0003.json', 'segments.json'].flatMap((name) => [name, `${name}.1`]);

type Harm = 'none' | 'gone' | 'empty' | 'nul' | 'cut' | 'flipped';

const harms: fc.Arbitrary<Harm[]> = fc.array(
  fc.constantFrom<Harm[]>('none', 'none', 'gone', 'empty', 'nul', 'cut', 'flipped'),
  { minLength: FILES.length, maxLength: FILES.length },
);

it('opens whatever became of the files of the ledger, with all that stands in whole ones', async () => {
  await fc.assert(
    fc.asyncProperty(harms, async (each) => {
      const files = await harmedLedger(each);
      const whole = await keysInWholeFiles(files);

      const first = await openTold(files);
      const found = await issuesOf(first.store);
      await first.store.close();
      const second = await openTold(files);

      expect(Object.keys(found).sort()).toEqual(whole);
      expect(second.told).toEqual([]);
      expect(await issuesOf(second.store)).toEqual(found);
    }),
    { numRuns: 200 },
  );
}, 60_000);

it.each<[string, Harm[]]>([
  ['a segment is damaged', ['cut']],
  ['a segment and the generation before it are damaged', ['nul', 'empty']],
  ['everything is damaged', ['cut', 'nul', 'gone', 'empty', 'flipped', 'none', 'cut', 'gone']],
  ['everything is gone', FILES.map(() => 'gone')],
])('ends in the same state when %s and the power is cut at any step of mending it', async (_, harmed) => {
  const mended = await harmedLedger(harmed);
  const before = mended.steps();
  const expected = await issuesOf(await openOn(mended));
  const steps = mended.steps() - before;
  const faults: string[] = [];

  for (let cut = 0; cut < steps; cut += 1) {
    for (const survives of [() => 0, (pending: number) => pending, (pending: number) => pending >> 1]) {
      const files = await harmedLedger(harmed);
      cutPowerAt(files, files.steps() + cut);
      await openOn(files).catch(() => undefined);
      const found = await issuesOf(await openOn(files.afterPowerCut(survives)));
      if (JSON.stringify(found) !== JSON.stringify(expected))
        faults.push(`cut ${cut}: ${JSON.stringify(found)}`);
    }
  }

  expect(faults).toEqual([]);
  expect(steps).toBeGreaterThan(3);
});

async function harmedLedger(harmed: Harm[]): Promise<PowerCutFiles> {
  const files = await filesWithLedger();
  for (const [index, harm] of harmed.entries()) {
    const path = `${LEDGER}/${FILES[index]}`;
    if (harm === 'gone') await files.remove(path);
    else if (harm !== 'none') files.damage(path, (bytes) => harmedBytes(bytes, harm));
  }
  await files.syncFolder(LEDGER);
  return files;
}

function harmedBytes(bytes: Buffer, harm: Harm): Buffer {
  if (harm === 'empty') return Buffer.alloc(0);
  if (harm === 'nul') return Buffer.alloc(bytes.length);
  if (harm === 'cut') return bytes.subarray(0, bytes.length / 2);
  const flipped = Buffer.from(bytes);
  flipped[100] = (flipped[100] ?? 0) ^ 1;
  return flipped;
}

/** Keys in the segments that are whole, or whose generation before is. */
async function keysInWholeFiles(files: PowerCutFiles): Promise<string[]> {
  const keys: string[] = [];
  for (const name of FILES.filter((each) => /^\d+\.json$/.test(each))) {
    keys.push(...((await keysIn(files, name)) ?? (await keysIn(files, `${name}.1`)) ?? []));
  }
  return keys.sort();
}

async function keysIn(files: PowerCutFiles, name: string): Promise<string[] | null> {
  const bytes = await files.read(`${LEDGER}/${name}`);
  const decoded = bytes && decodeFile(recordKind('issues'), bytes);
  return decoded?.ok ? [...decoded.records.keys()] : null;
}
