import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Store } from '../../../src/core/ports/store.ts';
import { factsOf, openOn } from '../../support/faulty-store.ts';
import { failure, type PowerCutFiles, powerCutFiles } from '../../support/power-cut-files.ts';

/** One change: a value to store, or `null` to remove. */
interface Step {
  key: string;
  value: string | null;
}

type Action =
  | { kind: 'change'; step: Step }
  | { kind: 'many'; steps: Step[] }
  | { kind: 'failed'; step: Step; operation: string }
  | { kind: 'reopen' };

const step: fc.Arbitrary<Step> = fc.record({
  key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', '__proto__'),
  value: fc.option(fc.string({ maxLength: 4 }), { freq: 3 }),
});

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('change' as const), step }),
  fc.record({ kind: fc.constant('many' as const), steps: fc.array(step, { maxLength: 12 }) }),
  fc.record({
    kind: fc.constant('failed' as const),
    step,
    operation: fc.constantFrom('create', 'write', 'sync', 'rename', 'syncFolder'),
  }),
  fc.record({ kind: fc.constant('reopen' as const) }),
);

it('holds what a plain Map would, in its order, whatever is changed, fails or is opened again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 25 }), async (actions) => {
      const files = powerCutFiles();
      const model = new Map<string, string>();
      let store = await openOn(files);

      for (const each of actions) store = await act(each, store, files, model);

      const reopened = await openOn(files);
      expect([...(await factsOf(store))]).toEqual([...model]);
      expect([...(await factsOf(reopened))]).toEqual([...model]);
    }),
    { numRuns: 300 },
  );
}, 60_000);

async function act(
  each: Action,
  store: Store,
  files: PowerCutFiles,
  model: Map<string, string>,
): Promise<Store> {
  if (each.kind === 'reopen') {
    await store.close();
    return openOn(files);
  }
  if (each.kind === 'failed') {
    files.beforeStep = (_, operation, path) => {
      if (operation !== each.operation) return;
      files.beforeStep = () => undefined;
      throw failure('ENOSPC', path);
    };
    const isRefused = await change(store, each.step).then(
      () => false,
      () => true,
    );
    files.beforeStep = () => undefined;
    if (!isRefused) applyTo(model, each.step);
    return store;
  }
  const steps = each.kind === 'many' ? each.steps : [each.step];
  await store.facts.changeMany(
    steps.map(({ key, value }) => ({ key, next: () => (value === null ? null : { value }) })),
  );
  for (const done of steps) applyTo(model, done);
  return store;
}

function change(store: Store, { key, value }: Step): Promise<unknown> {
  return store.facts.change(key, () => (value === null ? null : { value }));
}

function applyTo(model: Map<string, string>, { key, value }: Step): void {
  if (value === null) model.delete(key);
  else model.set(key, value);
}
