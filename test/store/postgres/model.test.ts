import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Store } from '../../../src/core/ports/store.ts';
import { openMemoryStore } from '../../../src/store/memory/index.ts';
import { describeWithPostgres, freshDatabase } from '../../support/postgres.ts';
import { openForTest } from '../../support/postgres-store.ts';

/** What one change does to a record: put this, remove it, add to what is there, leave it, or throw. */
type Step = { key: string; does: 'put' | 'remove' | 'add' | 'leave' | 'throw'; value: string };

const step: fc.Arbitrary<Step> = fc.record({
  key: fc.constantFrom('a', 'b', 'c', '__proto__', '\0', '\ud800'),
  does: fc.constantFrom('put', 'put', 'remove', 'add', 'leave', 'throw'),
  value: fc.constantFrom('1', '2', '\0', '💡'),
});

describeWithPostgres('any changes', () => {
  test('leave in a database what they leave in the memory, in the same order', async () => {
    const database = await openForTest(await freshDatabase());

    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 8 }), { maxLength: 6 }), async (batches) => {
        await database.facts.changeMany(
          (await factsOf(database)).map(([key]) => ({ key, next: () => null })),
        );
        const memory = openMemoryStore();

        for (const batch of batches)
          expect(await outcomeOf(database, batch)).toBe(await outcomeOf(memory, batch));

        expect(await factsOf(database)).toEqual(await factsOf(memory));
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

async function outcomeOf({ facts }: Store, steps: readonly Step[]): Promise<string> {
  const changes = steps.map(({ key, does, value }) => ({
    key,
    next: (current: { value: string } | null) => {
      if (does === 'throw') throw new Error(`not ${value}`);
      if (does === 'leave') return current;
      if (does === 'remove') return null;
      return { value: does === 'add' ? `${current?.value ?? ''}${value}` : value };
    },
  }));
  return facts.changeMany(changes).then(
    () => 'made',
    (error: Error) => error.message,
  );
}

async function factsOf({ facts }: Store): Promise<[string, { value: string }][]> {
  const found: [string, { value: string }][] = [];
  for await (const each of facts.all()) found.push(each);
  return found;
}
