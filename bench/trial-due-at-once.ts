import { parseArgs } from 'node:util';
import { runDueAtOnce } from './trial/due-at-once.ts';
import { reportOn } from './trial/due-report.ts';
import { MOST_CHANNELS } from './trial/limited-discord.ts';
import type { SideOrder } from './trial/limited-side.ts';
import { tenantSizes } from './trial/tenant-sizes.ts';

/**
 * `npm run trial:due-at-once`: thousands of digests that are due in the same minute, delivered by the whole program over
 * a Slack or Discord of our own, in a process of its own, that keeps the platform's limits; with `--storm` a share of
 * posts is answered 429 besides. Ends with 1 where a figure to be reached is missed.
 */
const { values } = parseArgs({
  options: {
    digests: { type: 'string' },
    platform: { type: 'string', default: 'discord' },
    storm: { type: 'boolean', default: false },
    /** Slack workspaces; servers on Discord, where there is one for each hundred digests otherwise. */
    workspaces: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const STORM_SHARE = 0.3;
const DIGESTS_PER_SERVER = 100;

const platform = asPlatform(values.platform);
const digests = Number(values.digests ?? (values.storm ? 1000 : 10_000));
const few =
  platform === 'slack' ? 1 : Math.min(digests, Math.max(2, Math.ceil(digests / DIGESTS_PER_SERVER)));
const most = platform === 'slack' ? Number.POSITIVE_INFINITY : MOST_CHANNELS;
const order: SideOrder = {
  platform,
  sizes: tenantSizes(digests, Number(values.workspaces ?? few), most),
  storm: values.storm ? { share: STORM_SHARE, seed: Number(values.seed) } : null,
};

const run = await runDueAtOnce(order, progress);
progress('');
const { lines, missed } = reportOn(order, run);
const verdict = missed.length === 0 ? '  all figures reached' : `  MISSED: ${missed.join('; ')}`;
process.stdout.write(`${[...lines, verdict].join('\n')}\n`);
process.exitCode = missed.length === 0 ? 0 : 1;

function progress(words: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${words}`);
  else if (process.env.TRIAL_STDERR !== undefined) process.stderr.write(`${words}\n`);
}

function asPlatform(name: string): SideOrder['platform'] {
  if (name === 'slack' || name === 'discord') return name;
  throw new Error('--platform takes slack or discord');
}
