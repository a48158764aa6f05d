import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { after } from '../../../src/clock.ts';
import { issueKey, issueState } from '../../../src/core/delivery/issue.ts';
import { openPostgres } from '../../../src/store/postgres/index.ts';
import { createRandom } from '../../random.ts';
import { countStanding, type TrialCounts } from '../count.ts';
import { openDiscordSide } from '../discord-side.ts';
import { openSlackSide } from '../slack-side.ts';
import { subscriptionsOf } from '../subscriptions.ts';
import { startTrialDatabase } from './database.ts';
import { type Did, disturb } from './disturb.ts';
import { type AskedCounts, createPeople } from './people.ts';
import { createReplica } from './replica.ts';
import { openWay } from './way.ts';

export interface ReplicasSettings {
  kills: number;
  pauses: number;
  databaseCrashes: number;
  cuts: number;
  /** At least so many issues come due. */
  slots: number;
  seed: number;
  /** On each platform. */
  channels: number;
  everyMinutes: number;
  faultShare: number;
  settleAfterMs: number;
  replicas: number;
  progress(words: string): void;
}

export interface ReplicasResult {
  did: Did;
  issues: Record<string, TrialCounts>;
  wentWrong: string;
  asked: Record<string, AskedCounts>;
  votes: { cast: number; confirmed: number; once: number; twice: number; lost: number };
  endedByThemselves: number;
  /** Started while the database was away. */
  refusedToStart: number;
}

const PROGRAM = join(dirname(fileURLToPath(import.meta.url)), '..', 'program.js');
const MINUTE_MS = 60_000;
const UP_MS = 15_000;
/** Long enough for what is claimed by the dead to be taken over, settled and posted, with threads. */
const PEACE_MS = 60_000;
const ASK_EVERY_MS = 1000;

/** One trial from an empty database to the count. */
export async function runReplicas(settings: ReplicasSettings): Promise<ReplicasResult> {
  const { channels, everyMinutes, seed, faultShare, settleAfterMs, progress } = settings;
  const random = createRandom(seed);
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-trial-'));
  const database = await startTrialDatabase();
  const slack = await openSlackSide(channels);
  const discord = await openDiscordSide(channels);
  const sides = [slack, discord];
  const since = new Date();
  const store = await openPostgres({ url: database.urlBy(database.port), access: 'write', after });
  const digests = sides.map((side) => subscriptionsOf(side, since, everyMinutes, `${side.name}-`));
  await store.subscriptions.changeMany(digests.flat().map((each) => ({ key: each.id, next: () => each })));
  await store.close();

  let endedByThemselves = 0;
  let refusedToStart = 0;
  const replicas = await Promise.all(
    Array.from({ length: settings.replicas }, async (_, at) => {
      const way = await openWay(database.port);
      const env = {
        ...slack.env,
        ...discord.env,
        DATABASE_URL: database.urlBy(way.port),
        DATA_DIR: join(folder, `replica-${at}`),
        PORT: '0',
        LOG_LEVEL: 'warn',
        SETTLE_AFTER_MS: String(settleAfterMs),
        TIMEZONE: 'UTC',
      };
      const name = `replica-${at}`;
      const logFile =
        process.env.TRIAL_LOGS === undefined ? '/dev/null' : join(process.env.TRIAL_LOGS, `${name}.log`);
      return createReplica({
        name,
        way,
        env,
        logFile,
        words: [PROGRAM, 'start'],
        onUnexpectedEnd: (atStart) => {
          if (atStart) refusedToStart += 1;
          else endedByThemselves += 1;
        },
      });
    }),
  );
  for (const replica of replicas) replica.start();
  await wait(UP_MS);
  const people = createPeople({
    slack: slack.emulator,
    workspace: slack.workspace,
    discord: discord.emulator,
    random,
  });
  await people.openBallot();
  for (const side of sides) side.misbehave(random, faultShare);

  const rounds = Math.ceil(settings.slots / (channels * sides.length));
  const stormMs = rounds * everyMinutes * MINUTE_MS;
  const isOver = { is: false };
  const asking = (async () => {
    while (!isOver.is) {
      people.doOne();
      await wait(ASK_EVERY_MS * (0.5 + random()));
    }
  })();
  const storm = await disturb({ ...settings, replicas, database, random, forMs: stormMs, progress });
  isOver.is = true;
  await asking;
  const until = new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 1);
  for (const side of sides) side.behave();
  progress('peace');
  await wait(PEACE_MS);
  await Promise.all(replicas.map((replica) => replica.end()));

  const reading = await openPostgres({ url: database.urlBy(database.port), access: 'read', after });
  const passedOver = new Set<string>();
  for await (const [key, issue] of reading.issues.all())
    if (issueState(issue) === 'skipped') passedOver.add(key);
  const counted = new Map<string, number>();
  for await (const [, { nominations }] of reading.ballots.all())
    for (const { votes } of nominations)
      for (const { person } of votes) counted.set(person, (counted.get(person) ?? 0) + 1);
  await reading.close();
  const issues = Object.fromEntries(
    sides.map((side, at) => [
      side.name,
      countStanding(side, digests[at] ?? [], since, until, (id, slot) => passedOver.has(issueKey(id, slot))),
    ]),
  );
  const votes = people.votes();
  const result: ReplicasResult = {
    did: storm.did,
    issues,
    wentWrong: sides.map((side) => `${side.name} ${JSON.stringify(side.wentWrong())}`).join(', '),
    asked: people.asked(storm.wasCalm),
    votes: {
      cast: votes.cast,
      confirmed: votes.confirmed,
      once: votes.voters.filter((voter) => counted.get(voter) === 1).length,
      twice: [...counted.values()].filter((times) => times > 1).length,
      lost: votes.confirmedVoters.filter((voter) => !counted.has(voter)).length,
    },
    endedByThemselves,
    refusedToStart,
  };
  for (const { way } of replicas) await way.end();
  for (const side of sides) await side.stop().catch(() => undefined);
  await database.end();
  await rm(folder, { recursive: true, force: true });
  return result;
}
