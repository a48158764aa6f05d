import { commands } from '../../commands/index.ts';
import { after, systemClock } from '../clock.ts';
import { type ConfigReview, reviewConfig } from '../config.ts';
import { type Check, type CheckGroup, unknown } from '../core/doctor/check.ts';
import { type CheckResult, runChecks } from '../core/doctor/run-checks.ts';
import { databaseChecks } from './doctor/database-checks.ts';
import { folderChecks } from './doctor/folder-checks.ts';
import { portCheck } from './doctor/port-check.ts';
import { programChecks } from './doctor/program-checks.ts';
import { type DataRead, readData } from './doctor/read-data.ts';
import { countsLine, groupLines } from './doctor/shown.ts';
import { sourceChecks } from './doctor/source-checks.ts';
import { printJson, printLine, type Subcommand } from './subcommand.ts';
import { databaseUrlFor, dataDirOf, readWords } from './words.ts';

const USAGE = 'doctor [--sources] [--json]';
const ENV_FILE = '.env';

export const doctor: Subcommand = {
  name: 'doctor',
  usage: USAGE,
  description:
    'Look for what keeps it from working, and say what to do; changes nothing, works while the bot runs. --sources asks paper sources too',
  takesAnyConfig: true,
  async run(words, shell) {
    const flags = { json: { type: 'boolean' }, sources: { type: 'boolean' } } as const;
    const { values } = readWords(words, { flags, least: 0, most: 0, usage: USAGE });
    const review = reviewConfig();
    const dataDir = dataDirOf(values, { config: review.config });
    const databaseUrl = databaseUrlFor(dataDir, { config: review.config });
    const data = await readData(dataDir, databaseUrl);
    const sources = sourceChecks(review.config, values.sources === true);
    try {
      const groups = await groupsFor({ review, dataDir, databaseUrl, data, sources: sources.checks });
      const running = runChecks(groups, { after, secrets: review.secrets });
      const results: CheckResult[] = [];
      for (const group of running) {
        const found = await group;
        results.push(...found.results);
        if (values.json !== true) for (const line of groupLines(found)) printLine(shell, line);
      }
      if (values.json === true) printJson(shell, results);
      else printLine(shell, countsLine(results));
      return results.some(({ state }) => state === 'failed') ? 1 : 0;
    } finally {
      await sources.close();
      await data.store?.close();
    }
  },
};

interface Parts {
  review: ConfigReview;
  dataDir: string;
  databaseUrl: string | null;
  data: DataRead;
  sources: Check[];
}

/** What nothing works without comes first; of what is not configured nothing is said. */
async function groupsFor({ review, dataDir, databaseUrl, data, sources }: Parts): Promise<CheckGroup[]> {
  const { config } = review;
  const now = () => systemClock.now();
  const { subscriptions, digests } = data;
  const program = programChecks({
    review,
    subscriptions,
    nodeVersion: process.versions.node,
    envFile: ENV_FILE,
  });
  const groups: CheckGroup[] = [
    { title: 'Program', checks: [...program, portCheck(config)] },
    databaseUrl === null
      ? { title: 'Data', checks: folderChecks(dataDir, data) }
      : { title: 'Database', checks: databaseChecks(databaseUrl) },
  ];
  if (config.slack !== null) {
    const { slackChecks } = await import('../platforms/slack/doctor.ts');
    const installations = data.store?.installations ?? null;
    const checks = await slackChecks({ settings: config.slack, now, fetch, digests, installations });
    groups.push({ title: 'Slack', checks: [...checks, ...unread('slack', data)] });
  } else if (isMeant(review, 'SLACK_')) groups.push(notChecked('Slack'));
  if (config.discord !== null) {
    const { discordChecks } = await import('../platforms/discord/doctor.ts');
    const checks = discordChecks({ settings: config.discord, commands, now, fetch, digests });
    groups.push({ title: 'Discord', checks: [...checks, ...unread('discord', data)] });
  } else if (isMeant(review, 'DISCORD_')) groups.push(notChecked('Discord'));
  if (config.openai !== null) {
    const { summariesCheck } = await import('../summaries/openai/doctor.ts');
    groups.push({ title: 'Summaries', checks: [summariesCheck({ settings: config.openai, now, fetch })] });
  }
  groups.push({ title: 'Paper sources', checks: sources });
  return groups;
}

/** Without the data nobody knows which channels have digests. */
function unread(platform: string, { digests }: DataRead): Check[] {
  if (digests !== null) return [];
  const words = 'Not looked at, since the digests cannot be read.';
  return [{ name: `${platform} channels`, run: async () => unknown(words, 'Mend the data first.') }];
}

/** Whether somebody set a variable of a platform, beside those that alone turn nothing on. */
function isMeant({ given }: ConfigReview, prefix: string): boolean {
  const alone = ['SLACK_API_URL', 'SLACK_COMMAND_PREFIX', 'DISCORD_API_URL'];
  return [...given].some((name) => name.startsWith(prefix) && !alone.includes(name));
}

function notChecked(title: string): CheckGroup {
  const name = title.toLowerCase();
  const words = 'Not looked at, since its variables do not fit together.';
  return { title, checks: [{ name, run: async () => unknown(words, 'Mend the configuration first.') }] };
}
