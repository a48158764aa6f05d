import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { describeWithPostgres, freshDatabase } from '../support/postgres.ts';
import { openOn } from '../support/postgres-store.ts';
import { runProgram, temporaryFolder } from '../support/program.ts';
import { subscriptionWith } from '../support/subscription.ts';

const LONG_MS = 120_000;

describeWithPostgres('the command line with DATABASE_URL', () => {
  test(
    'answers, searches, tells of digests, backs up and restores in the database',
    async () => {
      const url = await freshDatabase();
      const env = { DATABASE_URL: url };
      const folder = temporaryFolder();
      onTestFinished(() => folder.remove());
      const backup = join(folder.path, 'all.backup');
      const run = (...words: string[]) => runProgram(words, { env, cwd: folder.path });

      const asked = await run('ask', 'lazy neuron');
      const searched = await run('search', 'neuron');
      const store = await openOn(url);
      await store.subscriptions.change('d-1', () => subscriptionWith());
      await store.close();
      const listed = await run('digest', 'list');
      const saved = await run('backup', backup);
      const restored = await run('restore', backup);

      expect(asked.stdout).toContain('The Lazy Neuron Phenomenon');
      expect(searched.stdout).toContain('The Lazy Neuron Phenomenon');
      expect(listed.stdout).toContain('d-1');
      expect([saved.code, restored.code]).toEqual([0, 0]);
      expect(saved.stdout).toContain('1 digest');
    },
    LONG_MS,
  );

  test(
    'is left aside where a folder is named',
    async () => {
      const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
      const folder = temporaryFolder();
      onTestFinished(() => folder.remove());

      const asked = await runProgram(['ask', 'lazy neuron', '--data-dir', join(folder.path, 'data')], {
        env,
      });

      expect(asked.stdout).toContain('The Lazy Neuron Phenomenon');
    },
    LONG_MS,
  );
});
