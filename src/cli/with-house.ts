import type { House } from '../main.ts';
import { openSources } from './open-sources.ts';
import { progressBar } from './progress-bar.ts';
import type { Shell } from './subcommand.ts';
import { databaseUrlFor } from './words.ts';

/** Below this an index is built before anybody could read a bar. */
const WORTH_A_BAR = 5000;

/** Opens the data for one call and closes it whatever happens. Answers 0 once `work` is done. */
export async function withHouse(
  shell: Shell,
  dataDir: string,
  work: (house: House) => Promise<void>,
  access: 'write' | 'on-demand' = 'on-demand',
): Promise<number> {
  const bar = progressBar(shell.stderr, 'Indexing');
  const outside = openSources(shell, dataDir);
  const house = await shell.openHouse({
    dataDir,
    databaseUrl: databaseUrlFor(dataDir, shell),
    access,
    log: shell.log,
    zone: shell.config.timeZone,
    openai: shell.config.openai,
    outside,
    onIndexProgress(done, total) {
      if (total < WORTH_A_BAR) return;
      if (done >= total) bar.end();
      else bar.update(done, total);
    },
  });
  try {
    await work(house);
  } finally {
    await outside.close();
    await house.close();
  }
  return 0;
}
