import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { commands } from '../commands/index.ts';
import { after, systemClock } from '../src/clock.ts';
import { percentile } from '../src/core/evaluation/index.ts';
import { SILENT } from '../src/core/ports/log.ts';
import { openHouse } from '../src/main.ts';
import { createSlack } from '../src/platforms/slack/index.ts';
import { type SlackEmulator, startSlackEmulator } from '../test/support/slack-emulator/index.ts';
import { loadSeedLibrary } from './load.ts';

export interface PlatformLatency {
  lookups: number;
  answered: number;
  p50Ms: number;
  p99Ms: number;
  slowestMs: number;
  /** Slowest acknowledgement; Slack waits three seconds. */
  slowestAckMs: number;
}

const CHANNEL = 'C1';
const PEOPLE = 20;
const WORDS_ASKED = 3;
const LAST_ANSWERS_MS = 10_000;

/**
 * Asks `/paper` with words of the seed library's titles at a steady rate, whether or not earlier questions are
 * answered, over a real socket to an emulator. Times run from the envelope's sending to the arrival of its answer.
 */
export async function slackLatency(seconds: number, perSecond: number): Promise<PlatformLatency> {
  const slack = await openWorkspace();
  const dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-bench-'));
  const house = await openHouse({ dataDir, access: 'write', log: SILENT });
  await house.index();
  const platform = createSlack({
    settings: {
      transport: { kind: 'socket', appToken: slack.app.appToken },
      tenancy: { kind: 'one', botToken: slack.workspace('T1').botToken },
      apiUrl: slack.apiUrl,
      commandPrefix: '',
    },
    commands,
    log: SILENT,
    now: () => systemClock.now(),
    after,
    installations: null,
  });
  await platform.start(house.desk);
  await askSteadily(slack, seconds, perSecond);
  await platform.stop();
  await house.close();
  await slack.close();
  await rm(dataDir, { recursive: true, force: true });
  return figures(slack);
}

async function openWorkspace(): Promise<SlackEmulator> {
  const slack = await startSlackEmulator({ limitMs: LAST_ANSWERS_MS });
  const workspace = slack.addWorkspace({ id: 'T1' });
  const people = Array.from({ length: PEOPLE }, (_, index) => `U${index + 1}`);
  for (const id of people) slack.person('T1', id);
  workspace.addChannel({ id: CHANNEL, members: [...people, workspace.botUser] });
  return slack;
}

async function askSteadily(slack: SlackEmulator, seconds: number, perSecond: number): Promise<void> {
  const titles = loadSeedLibrary().map(({ title }) => title);
  const lookups = seconds * perSecond;
  const startedMs = performance.now();
  for (let index = 0; index < lookups; index += 1) {
    const dueMs = startedMs + (index * 1000) / perSecond;
    await wait(Math.max(0, dueMs - performance.now()));
    const words = (titles[index % titles.length] ?? '').split(' ').slice(0, WORDS_ASKED).join(' ');
    void slack.person('T1', `U${(index % PEOPLE) + 1}`).slash('/paper', words, { channel: CHANNEL });
  }
  await slack.until(() => answersByUrl(slack).size >= lookups, 'the last answers').catch(() => {});
}

/** When each question got its last answer, by response_url. */
function answersByUrl(slack: SlackEmulator): Map<string, number> {
  const answers = new Map<string, number>();
  for (const entry of slack.journal.entries) {
    if (entry.kind === 'respond' && entry.args.blocks !== undefined) answers.set(entry.url, entry.at);
  }
  return answers;
}

function figures(slack: SlackEmulator): PlatformLatency {
  const { entries } = slack.journal;
  const answers = answersByUrl(slack);
  const asked = entries.filter((entry) => entry.kind === 'sent');
  const times = asked.flatMap(({ body, at }) => {
    const answeredAt = answers.get(String(body.response_url).split('/').at(-1) ?? '');
    return answeredAt === undefined ? [] : [answeredAt - at];
  });
  const acks = entries.flatMap((entry) => (entry.kind === 'ack' ? [entry.tookMs] : []));
  return {
    lookups: asked.length,
    answered: times.length,
    p50Ms: percentile(times, 50),
    p99Ms: percentile(times, 99),
    slowestMs: Math.max(...times),
    slowestAckMs: Math.max(...acks),
  };
}
