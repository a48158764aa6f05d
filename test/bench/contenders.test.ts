import { describe, expect, test } from 'vitest';
import type { ContenderPlan } from '../../bench/contenders/contender.ts';
import { contenders } from '../../bench/contenders/index.ts';
import { makePaper } from '../../src/core/paper/make-paper.ts';

const PROVENANCE = { source: 'bench', ref: 'bench', retrieved: '1970-01-01' };
const PAPERS = [
  { id: 'lamp', title: 'Reading by Lamplight in Cold Harbours', abstract: 'We measure lamps at night.' },
  { id: 'whale', title: 'Songs of Whales under Arctic Ice', abstract: 'A study of sound in cold water.' },
  {
    id: 'star',
    title: 'Why a*b and Stars Never Agree',
    abstract: 'On "quoted" words, (brackets) and ^signs.',
  },
].map((draft) => makePaper(draft, PROVENANCE));

describe.each(contenders.map((plan) => [plan.name, plan] as const))('%s', (_name, plan) => {
  test('finds a paper by its title', async () => {
    const engine = await filled(plan);

    expect((await engine.search('Songs of Whales under Arctic Ice', 5))[0]).toBe('whale');
  });

  test('finds a paper by words of its title and abstract together', async () => {
    const engine = await filled(plan);

    expect((await engine.search('lamplight night', 5))[0]).toBe('lamp');
  });

  test('suggests a paper whose title has been begun', async () => {
    const engine = await filled(plan);

    expect(await engine.suggest?.('songs of wha')).toContain('whale');
  });

  test.each(['', '"', "a' OR 1 --", 'a*b', '+-~^:*()', 'title:x^2', 'AND OR NOT', 'the of'])(
    'answers %j without failing',
    async (text) => {
      const engine = await filled(plan);

      expect(Array.isArray(await engine.search(text, 5))).toBe(true);
      expect(Array.isArray(await engine.suggest?.(text))).toBe(true);
    },
  );
});

async function filled(plan: ContenderPlan) {
  const engine = plan.create();
  await engine.add(PAPERS);
  return engine;
}
