import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { issueKey, issueState } from '../../src/core/delivery/issue.ts';
import type { Subscription } from '../../src/core/digest/subscription.ts';
import { openJsonFiles } from '../../src/store/json-files/index.ts';
import { createRandom } from '../random.ts';
import { countStanding, type TrialCounts } from './count.ts';
import { openDiscordSide } from './discord-side.ts';
import type { TrialFarSide } from './far-side.ts';
import { openSlackSide } from './slack-side.ts';
import { liveInPeace, storm } from './storm.ts';
import { expectedIssues, subscribeAll } from './subscriptions.ts';

export interface ShardSettings {
  platform: 'slack' | 'discord';
  poster: 'broadsheet' | 'post-then-record' | 'record-then-post';
  kills: number;
  channels: number;
  seed: number;
  faultShare: number;
  /** An issue is due in each channel every so many minutes. */
  everyMinutes: number;
  settleAfterMs: number;
  onKill: () => void;
}

export interface ShardResult {
  counts: TrialCounts;
  wentWrong: Record<string, number>;
}

const here = dirname(fileURLToPath(import.meta.url));
const PROGRAM = join(here, 'program.js');
const NAIVE_POSTER = join(here, 'naive-poster.js');
const SHORTEST_LIFE_MS = 300;
const LONGEST_LIFE_MS = 6000;
/** Long enough for what is unknown to be settled and threads to follow. */
const PEACE_MS = 45_000;
const MINUTE_MS = 60_000;
const LONGEST_TRIAL_MS = 6 * 3_600_000;

/** One program on one data folder and one far side, killed so many times. */
export async function runShard(settings: ShardSettings): Promise<ShardResult> {
  const { platform, poster, kills, channels, seed, faultShare, onKill } = settings;
  const random = createRandom(seed);
  const side = platform === 'slack' ? await openSlackSide(channels) : await openDiscordSide(channels);
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-trial-'));
  const since = new Date();
  const subscriptions = await subscribeAll(side, join(folder, 'data'), since, settings.everyMinutes);
  const program =
    poster === 'broadsheet'
      ? ours(side, folder, settings)
      : await naive(side, folder, settings, subscriptions);
  side.misbehave(random, faultShare);
  await storm({
    ...program,
    kills,
    lifeMs: () => SHORTEST_LIFE_MS + random() * (LONGEST_LIFE_MS - SHORTEST_LIFE_MS),
    killBeforeUp: () => random() < 0.15,
    onKill,
  });
  // The last minute may have had no life to be posted in: what is due until here counts.
  const until = new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 1);
  side.behave();
  await liveInPeace(program, PEACE_MS);
  const passedOver = await passedOverIn(join(folder, 'data'));
  const counts = countStanding(side, subscriptions, since, until, (id, slot) =>
    passedOver.has(issueKey(id, slot)),
  );
  await side.stop();
  await rm(folder, { recursive: true, force: true });
  return { counts, wentWrong: side.wentWrong() };
}

async function passedOverIn(dir: string): Promise<Set<string>> {
  const store = await openJsonFiles({ dir, access: 'read', now: () => new Date() });
  const keys = new Set<string>();
  for await (const [key, issue] of store.issues.all()) if (issueState(issue) === 'skipped') keys.add(key);
  await store.close();
  return keys;
}

function ours(side: TrialFarSide, folder: string, { settleAfterMs }: ShardSettings) {
  const env = {
    ...side.env,
    DATA_DIR: join(folder, 'data'),
    PORT: '0',
    LOG_LEVEL: 'warn',
    SETTLE_AFTER_MS: String(settleAfterMs),
    TIMEZONE: 'UTC',
  };
  return { words: [PROGRAM, 'start'], env };
}

async function naive(
  side: TrialFarSide,
  folder: string,
  { poster, platform }: ShardSettings,
  subscriptions: readonly Subscription[],
) {
  const issues = subscriptions.map((subscription) => {
    const from = new Date(subscription.since);
    const until = new Date(from.getTime() + LONGEST_TRIAL_MS);
    const issues = expectedIssues(subscription, from, until);
    const markers = Object.fromEntries(issues.map(({ dueAt, marker }) => [dueAt.toISOString(), marker]));
    return { channel: subscription.channel, markers };
  });
  const path = join(folder, 'order.json');
  const file = join(folder, 'done.json');
  await writeFile(path, JSON.stringify({ platform, order: poster, ...side.api, file, issues }));
  return { words: [NAIVE_POSTER, path], env: {} };
}
