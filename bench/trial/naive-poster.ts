import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import { REST, Routes } from 'discord.js';

/**
 * How posting on a schedule is usually done, for comparison: a look at the clock each second, the SDK with its own
 * retries, and a durable file of what was done, written after the post or before it.
 */
interface Order {
  platform: 'slack' | 'discord';
  order: 'post-then-record' | 'record-then-post';
  url: string;
  token: string;
  file: string;
  /** Channels with the marker of each issue, by the minute it is due. */
  issues: { channel: string; markers: Record<string, string> }[];
}

const TICK_MS = 1000;

const order = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Order;
const done = new Set<string>(existsSync(order.file) ? JSON.parse(readFileSync(order.file, 'utf8')) : []);
const send = order.platform === 'slack' ? slackSender() : discordSender();
process.stdout.write('up\n');
for (;;) {
  await Promise.all(order.issues.map(postWhatIsDue));
  await wait(TICK_MS);
}

async function postWhatIsDue({ channel, markers }: Order['issues'][number]): Promise<void> {
  const minute = `${new Date().toISOString().slice(0, 16)}:00.000Z`;
  const marker = markers[minute];
  if (marker === undefined || done.has(marker)) return;
  if (order.order === 'record-then-post') record(marker);
  try {
    await send(channel, marker);
  } catch {
    return;
  }
  if (order.order === 'post-then-record') record(marker);
}

function record(marker: string): void {
  done.add(marker);
  const temporary = `${order.file}.tmp`;
  const file = openSync(temporary, 'w');
  writeSync(file, JSON.stringify([...done]));
  fsyncSync(file);
  closeSync(file);
  renameSync(temporary, order.file);
}

function slackSender() {
  const client = new WebClient(order.token, { slackApiUrl: order.url });
  return (channel: string, marker: string) => client.chat.postMessage({ channel, text: `Issue ${marker}` });
}

function discordSender() {
  const rest = new REST({ api: order.url }).setToken(order.token);
  return (channel: string, marker: string) =>
    rest.post(Routes.channelMessages(channel), { body: { content: `Issue ${marker}` } });
}
