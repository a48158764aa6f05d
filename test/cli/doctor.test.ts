import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CHECKED } from '../../src/cli/doctor/checked.ts';
import { botScopes } from '../../src/platforms/slack/manifest.ts';
import { openJsonFiles } from '../../src/store/json-files/index.ts';
import { startDiscord } from '../support/discord-emulator/index.ts';
import { BOT_TOKEN } from '../support/discord-emulator/world.ts';
import { type Running, runProgram, startProgram, temporaryFolder } from '../support/program.ts';
import { startSlackEmulator } from '../support/slack-emulator/index.ts';
import { subscriptionWith } from '../support/subscription.ts';

const DEADLINE_MS = 60_000;

interface Row {
  check: string;
  state: string;
  words: string;
  mend: string | null;
}

describe('doctor', { timeout: DEADLINE_MS }, () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let slack: Awaited<ReturnType<typeof startSlackEmulator>>;
  let discord: Awaited<ReturnType<typeof startDiscord>>;
  let env: Record<string, string>;
  let running: Running | null;

  beforeEach(async () => {
    folder = temporaryFolder();
    slack = await startSlackEmulator({});
    const workspace = slack.addWorkspace({ id: 'T1', scopes: botScopes() });
    workspace.addChannel({ id: 'C1', name: 'papers', members: [workspace.botUser] });
    discord = await startDiscord();
    const lab = discord.guild('Lab');
    discord.join(lab, discord.person('Ada'));
    running = null;
    env = {
      DATA_DIR: join(folder.path, 'data'),
      PORT: '0',
      CONTACT_EMAIL: 'lab@example.org',
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: slack.app.appToken,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: BOT_TOKEN,
      DISCORD_API_URL: discord.url,
    };
    const channel = discord.channel(lab, 'weekly').id;
    await subscribe([
      subscriptionWith({ tenant: 'slack:T1', channel: 'C1' }),
      subscriptionWith({ id: 'd-2', tenant: `discord:${lab.id}`, channel }),
    ]);
  });

  afterEach(async () => {
    running?.child.kill('SIGKILL');
    await running?.finished;
    await slack.close();
    await discord.stop();
    folder.remove();
  });

  async function subscribe(subscriptions: ReturnType<typeof subscriptionWith>[]) {
    const store = await openJsonFiles({
      dir: env.DATA_DIR ?? '',
      access: 'write',
      now: () => new Date('2026-11-23T09:00:00Z'),
    });
    for (const each of subscriptions) await store.subscriptions.change(each.id, () => each);
    await store.close();
  }

  const look = (words: string[] = [], more: Record<string, string> = {}) =>
    runProgram(['doctor', ...words], { env: { ...env, ...more }, cwd: folder.path });
  const rows = (stdout: string) => new Map((JSON.parse(stdout) as Row[]).map((row) => [row.check, row]));

  test('has a line for each check and exits with 0 where nothing has failed', async () => {
    await runProgram(['register'], { env });

    const { code, stdout, stderr } = await look();

    expect([code, stderr]).toEqual([0, '']);
    for (const title of ['Program', 'Data', 'Slack', 'Discord', 'Paper sources'])
      expect(stdout).toMatch(new RegExp(`^${title}$`, 'm'));
    expect(stdout).toMatch(/^ {2}ok +slack channel C1 +The bot is in #papers \(digest d-1\)\.$/m);
    expect(stdout).toMatch(/^0 failed, \d+ warnings?, \d+ unknown, \d+ ok\.$/m);
  });

  test('exits with 1 where something has failed, with what to do beside it', async () => {
    slack.workspace('T1').channels.get('C1')?.members.clear();

    const { code, stdout } = await look();

    expect(code).toBe(1);
    expect(stdout).toMatch(/^ {2}FAILED +slack channel C1 .*→ Type \/invite @Broadsheet in #papers/m);
  });

  test('gives the same as JSON alone', async () => {
    const { code, stdout } = await look(['--json']);

    const found = rows(stdout);
    expect(code).toBe(1);
    expect(found.get('discord commands')).toMatchObject({ state: 'failed', mend: expect.any(String) });
    expect([...found.values()].every((row) => row.state === 'ok' || row.mend !== null)).toBe(true);
    const kinds = [...found.keys()].map((name) => name.replace(/ (C?\d+)$/, ' …'));
    expect(kinds.filter((name) => !Object.hasOwn(CHECKED, name))).toEqual([]);
  });

  test('names every bad variable, and looks at what is left', async () => {
    const { code, stdout } = await look(['--json'], {
      PORT: 'xyz',
      TIMEZONE: 'Mars/Phobos',
      DATABASE_URL: 'mysql://name:canary-password@host/db',
      SLACK_APP_TOKEN: 'xoxb-canary-in-the-wrong-place',
    });

    const wrong = (JSON.parse(stdout) as Row[]).filter(({ check }) => check === 'configuration');
    expect(code).toBe(1);
    expect(wrong.map(({ words }) => words.split(' ')[0]).toSorted()).toEqual([
      'DATABASE_URL',
      'PORT',
      'SLACK_APP_TOKEN',
      'TIMEZONE',
    ]);
    expect(rows(stdout).get('slack')?.state).toBe('unknown');
    expect(rows(stdout).get('discord token')?.state).toBe('ok');
    expect(stdout).not.toContain('canary');
  });

  test('reads a .env file as start does, and warns where others may read it', async () => {
    writeFileSync(join(folder.path, '.env'), 'PORT=many\n', { mode: 0o644 });
    const { PORT: _, ...rest } = env;

    const { stdout } = await runProgram(['doctor', '--json'], { env: rest, cwd: folder.path });

    expect(rows(stdout).get('configuration')?.words).toBe('PORT is “many”.');
    expect(rows(stdout).get('env file')).toMatchObject({ state: 'warning', mend: 'chmod 600 .env' });
  });

  test('shows no secret, whatever is wrong with it', async () => {
    const secrets = {
      SLACK_BOT_TOKEN: 'xoxb-canary-bot',
      SLACK_APP_TOKEN: 'xapp-1-A1-canary-app',
      DISCORD_TOKEN: 'canary.discord.token',
      OPENAI_BASE_URL: 'http://name:canary-password@127.0.0.1:59999/v1',
      OPENAI_API_KEY: 'sk-canary-openai',
      OPENAI_MODEL: 'm',
      DISCORD_APPLICATION_ID: 'canaryNotANumberButLongEnough0123456789',
    };

    const plain = await look([], secrets);
    const json = await look(['--json'], secrets);

    for (const { code, stdout, stderr } of [plain, json]) {
      expect(code).toBe(1);
      expect(stdout + stderr).not.toContain('canary');
    }
  });

  test('works while the bot runs, and says who holds the data', async () => {
    running = startProgram(['start'], { env, cwd: folder.path });
    const ready = await running.firstLine;
    const port = new URL(/http:\S+/.exec(ready)?.[0] ?? '').port;

    const { code, stdout } = await look(['--json'], { PORT: port });

    const found = rows(stdout);
    expect(code).toBe(0);
    expect(found.get('data lock')?.words).toContain(`process ${running.child.pid} on`);
    expect(found.get('data files')?.state).toBe('ok');
    expect(found.get('port')?.words).toContain('Broadsheet is running');
    expect(found.get('discord commands')?.state).toBe('ok');
  });

  test('says what is damaged and the way back, and goes on without the digests', async () => {
    const file = join(env.DATA_DIR ?? '', 'library', 'subscriptions', '0001.json');
    writeFileSync(file, 'cut off');

    const { code, stdout } = await look(['--json']);

    expect(code).toBe(1);
    expect(rows(stdout).get('data files')).toMatchObject({
      state: 'failed',
      words: expect.stringContaining(file),
      mend: expect.stringContaining('restore'),
    });
    expect(rows(stdout).get('slack channels')?.state).toBe('unknown');
    expect(rows(stdout).get('slack bot token')?.state).toBe('ok');
  });

  test('says where the data folder cannot be one', async () => {
    writeFileSync(join(folder.path, 'file'), '');
    mkdirSync(join(folder.path, 'empty'));

    const inFile = await look(['--json', '--data-dir', join(folder.path, 'file')]);
    const empty = await look(['--json', '--data-dir', join(folder.path, 'empty')]);

    expect(rows(inFile.stdout).get('data folder')?.words).toContain('is a file');
    expect(rows(empty.stdout).get('data files')?.words).toContain('no data yet');
  });

  test('refuses words it does not know with 2', async () => {
    const { code, stderr } = await look(['--everything']);

    expect(code).toBe(2);
    expect(stderr).toContain('doctor [--sources] [--json]');
  });
});
