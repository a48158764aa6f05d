import { describe, expect, test } from 'vitest';
import { runFuzz, TARGETS, type TargetName } from './run.ts';

/** Few here, on every run; `npm run trial:fuzz` hands in as many as are wanted. */
const INPUTS = 300;

describe('damaged input', () => {
  test.each(Object.keys(TARGETS) as TargetName[])(
    'of %s brings nothing down, shows nothing inside and is followed by good answers',
    async (target) => {
      const { inputs, findings } = await runFuzz({ target, inputs: INPUTS, seed: 1 });

      expect(findings).toEqual([]);
      expect(inputs).toBe(INPUTS);
    },
    120_000,
  );
});
