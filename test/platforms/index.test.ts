import { describe, expect, test } from 'vitest';
import { platforms } from '../../src/platforms/index.ts';

describe('the list of platforms', () => {
  test('loads the terminal on demand', async () => {
    const { createTerminal } = await platforms.terminal();

    expect(createTerminal).toBeTypeOf('function');
  });
});
