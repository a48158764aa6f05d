import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build-once.ts'],
    // Much of the time goes into programs the tests start.
    maxWorkers: '100%',
    testTimeout: 20_000,
  },
});
