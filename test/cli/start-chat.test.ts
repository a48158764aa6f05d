import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { botScopes } from '../../src/platforms/slack/manifest.ts';
import { slashAnswer } from '../platforms/slack/answers.ts';
import { startDiscord } from '../support/discord-emulator/index.ts';
import { BOT_TOKEN } from '../support/discord-emulator/world.ts';
import { type Running, runProgram, startProgram, temporaryFolder } from '../support/program.ts';
import { startSlackEmulator } from '../support/slack-emulator/index.ts';

const DEADLINE_MS = 60_000;

describe('the program with both platforms', { timeout: DEADLINE_MS }, () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let slack: Awaited<ReturnType<typeof startSlackEmulator>>;
  let discord: Awaited<ReturnType<typeof startDiscord>>;
  let env: Record<string, string>;
  let running: Running | null;

  beforeEach(async () => {
    folder = temporaryFolder();
    slack = await startSlackEmulator({});
    const workspace = slack.addWorkspace({ id: 'T1', scopes: botScopes() });
    slack.person('T1', 'U1', { name: 'reader' });
    workspace.addChannel({ id: 'C1', name: 'papers', members: ['U1', workspace.botUser] });
    discord = await startDiscord();
    running = null;
    env = {
      DATA_DIR: join(folder.path, 'data'),
      PORT: '0',
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: slack.app.appToken,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: BOT_TOKEN,
      DISCORD_API_URL: discord.url,
    };
  });

  afterEach(async () => {
    running?.child.kill('SIGKILL');
    await running?.finished;
    await slack.close();
    await discord.stop();
    folder.remove();
  });

  test('is ready when both are connected, answers on both, and ends with 0', async () => {
    running = startProgram(['start'], { env });
    const ready = await running.firstLine;
    const lab = discord.guild('Lab');
    const papers = discord.channel(lab, 'papers');
    const ada = discord.person('Ada');
    discord.join(lab, ada);

    const onSlack = await slashAnswer(slack, slack.person('T1', 'U1'), '/paper lazy neuron');
    const asked = ada.slash('paper', { query: 'lazy neuron' }, { channel: papers });
    await discord.until(() => asked.original !== null && !asked.loading, 'an answer on Discord');
    const url = /^ready (http:\S+) \(slack, discord\)$/.exec(ready)?.[1] ?? ready;
    const health = await fetch(`${url}/readyz`);
    running.child.kill('SIGTERM');
    const { code, stderr } = await running.finished;

    expect(onSlack.text).toContain('The Lazy Neuron Phenomenon');
    expect(JSON.stringify(asked.original?.wire)).toContain('The Lazy Neuron Phenomenon');
    expect(health.status).toBe(200);
    expect(code).toBe(0);
    for (const secret of [env.SLACK_BOT_TOKEN, env.SLACK_APP_TOKEN, env.DISCORD_TOKEN]) {
      expect(stderr).not.toContain(secret);
    }
  });

  test('serves the operator’s page, with both platforms on it and no secret, and nothing of the local chat', async () => {
    running = startProgram(['start'], { env });
    const url = /http:\S+/.exec(await running.firstLine)?.[0] ?? '';

    const page = await (await fetch(url)).text();
    const clock = await fetch(`${url}/api/clock`, {
      method: 'POST',
      headers: { origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ to: 'week' }),
    });

    expect(page).toMatch(
      /Slack[\s\S]*Connected[\s\S]*Discord[\s\S]*Connected|Discord[\s\S]*Connected[\s\S]*Slack/,
    );
    for (const secret of [env.SLACK_BOT_TOKEN, env.SLACK_APP_TOKEN, env.DISCORD_TOKEN]) {
      expect(page).not.toContain(secret);
    }
    expect(clock.status).toBeGreaterThanOrEqual(400);
  });

  test('with a token that is refused goes on with the other platform, and says which variable to mend', async () => {
    running = startProgram(['start'], { env: { ...env, DISCORD_TOKEN: 'wrong' } });
    const complaint = new Promise<string>((resolve) =>
      running?.child.stderr?.on('data', (chunk: Buffer) => {
        const line = chunk
          .toString()
          .split('\n')
          .find((each) => each.startsWith('broadsheet:'));
        if (line !== undefined) resolve(line);
      }),
    );

    const words = await complaint;
    await slack.until(() => slack.socket.connections() > 0, 'a connection');
    const onSlack = await slashAnswer(slack, slack.person('T1', 'U1'), '/paper lazy neuron');

    expect(words).toContain('DISCORD_TOKEN');
    expect(onSlack.text).toContain('The Lazy Neuron Phenomenon');
  });

  test('registers Discord’s commands by difference from the command line', async () => {
    const dry = await runProgram(['register', '--dry-run'], { env });
    const first = await runProgram(['register'], { env });
    const second = await runProgram(['register'], { env });

    expect(dry.stdout).toMatch(/^\d+ would change/m);
    expect(first.stdout).toMatch(/^(?!0)\d+ changed, 0 as they should be/m);
    expect(second.stdout).toMatch(/^0 changed/m);
  });
});

describe('the program at a terminal', { timeout: DEADLINE_MS }, () => {
  // util-linux's `script` gives it a terminal of its own; where there is none, there is nothing to show.
  test.skipIf(!existsSync('/usr/bin/script'))('ends on Ctrl-C while Slack cannot be reached', async () => {
    const folder = temporaryFolder();
    const launcher = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'bin', 'broadsheet.mjs');
    const child = spawn(
      '/usr/bin/script',
      ['-qefc', `exec ${process.execPath} ${launcher} start`, '/dev/null'],
      {
        env: {
          PATH: process.env.PATH ?? '',
          DATA_DIR: join(folder.path, 'data'),
          PORT: '0',
          SLACK_BOT_TOKEN: 'xoxb-x',
          SLACK_APP_TOKEN: 'xapp-x',
          SLACK_API_URL: 'http://127.0.0.1:9/api/',
        },
      },
    );
    const ended = once(child, 'exit');

    await once(child.stdout, 'data');
    child.stdin.write('\u0003');
    const [code] = await ended;
    folder.remove();

    expect(code).toBe(0);
  });
});

describe('the manifest', () => {
  test('is printed without any account', async () => {
    const { code, stdout } = await runProgram(['manifest'], { env: { SLACK_COMMAND_PREFIX: 'lab-' } });

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      features: {
        slash_commands: expect.arrayContaining([expect.objectContaining({ command: '/lab-paper' })]),
      },
    });
  });
});

describe('ask', () => {
  test.each([
    ['slack', 'blocks'],
    ['discord', 'components'],
  ])('shows the payload %s would be sent', async (platform, field) => {
    const folder = temporaryFolder();

    const { stdout } = await runProgram(['ask', '/paper lazy neuron', '--as', platform, '--channel', 'C1'], {
      env: { DATA_DIR: folder.path },
    });
    folder.remove();

    expect(JSON.parse(stdout)[field].length).toBeGreaterThan(0);
    expect(stdout).toContain('Share');
  });
});
