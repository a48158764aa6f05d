import { discordLatency } from './discord-latency.ts';
import { slackLatency } from './slack-latency.ts';

/**
 * `node dist/bench/platform-latency.js [seconds] [per second]`: how long an answer takes on each platform, from the
 * event's arrival to the reply's, over the emulators and the seed library.
 */
const seconds = Number(process.argv[2] ?? 60);
const perSecond = Number(process.argv[3] ?? 20);

for (const [platform, measure] of [
  ['slack', slackLatency],
  ['discord', discordLatency],
] as const) {
  const figures = await measure(seconds, perSecond);
  process.stdout.write(`${platform} ${JSON.stringify(figures)}\n`);
}
