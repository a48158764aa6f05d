import { parseArgs } from 'node:util';
import { sum, type TrialCounts } from './trial/count.ts';
import { runShard, type ShardResult, type ShardSettings } from './trial/shard.ts';

/**
 * `npm run trial:crash`: the real program against a Slack or Discord of our own that loses, delays, rejects or stores
 * a share of the posts without an answer, killed with SIGKILL at instants of chance; then the two naive orders in the
 * same harness. Several programs run side by side, each on its own data folder and far side, since most of a life
 * goes by waiting for the dead one's lock.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '40' },
    channels: { type: 'string', default: '10' },
    platform: { type: 'string', default: 'both' },
    seed: { type: 'string', default: '1' },
    shards: { type: 'string', default: '4' },
    faults: { type: 'string', default: '0.15' },
    every: { type: 'string', default: '2' },
    settle: { type: 'string', default: '1500' },
    'naive-kills': { type: 'string', default: '160' },
  },
});
const kills = Number(values.kills);
const shards = Number(values.shards);
const platforms =
  values.platform === 'both' ? (['slack', 'discord'] as const) : [asPlatform(values.platform)];
const startedAt = Date.now();
let killed = 0;
let failed = false;

for (const platform of platforms) {
  await trial(platform, 'broadsheet', kills);
  await trial(platform, 'post-then-record', Number(values['naive-kills']));
  await trial(platform, 'record-then-post', Number(values['naive-kills']));
}
process.exitCode = failed ? 1 : 0;

async function trial(
  platform: ShardSettings['platform'],
  poster: ShardSettings['poster'],
  killsInAll: number,
): Promise<void> {
  killed = 0;
  const running = Array.from({ length: shards }, (_, index) =>
    runShard({
      platform,
      poster,
      kills: Math.ceil(killsInAll / shards),
      channels: Math.ceil(Number(values.channels) / shards),
      seed: Number(values.seed) * 1000 + index,
      faultShare: Number(values.faults),
      everyMinutes: Number(values.every),
      settleAfterMs: Number(values.settle),
      onKill: () => {
        killed += 1;
        progress(`${platform}, ${poster}: ${killed} kills`);
      },
    }),
  );
  const results = await Promise.all(running);
  report(platform, poster, results);
}

function report(platform: string, poster: ShardSettings['poster'], results: readonly ShardResult[]): void {
  progress('');
  const counts = sum(results.map((result) => result.counts));
  const wentWrong = new Map<string, number>();
  for (const result of results) {
    for (const [kind, count] of Object.entries(result.wentWrong))
      wentWrong.set(kind, (wentWrong.get(kind) ?? 0) + count);
  }
  const mishaps = [...wentWrong].map(([kind, count]) => `${kind} ${count}`).join(', ');
  process.stdout.write(
    `${[
      `${platform}, ${poster}: ${killed} kills, ${counts.slots} issues due`,
      `  posted once ${counts.once}, duplicates ${counts.duplicates}, lost ${counts.lost}, passed over for a newer one ${counts.passedOver}`,
      `  in threads ${counts.threads}, of them twice ${counts.threadDuplicates}`,
      `  went wrong: ${mishaps}`,
      `  ${Math.round((Date.now() - startedAt) / 1000)} s`,
    ].join('\n')}\n`,
  );
  if (poster === 'broadsheet') failed ||= !isPerfect(counts);
  // A harness in which the naive orders do not fail shows nothing.
  else failed ||= counts.duplicates + counts.lost === 0;
}

function isPerfect({ slots, once, passedOver, threadDuplicates }: TrialCounts): boolean {
  return slots > 0 && once + passedOver === slots && threadDuplicates === 0;
}

function progress(words: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${words}`);
}

function asPlatform(name: string): ShardSettings['platform'] {
  if (name === 'slack' || name === 'discord') return name;
  throw new Error('--platform takes slack, discord or both');
}
