import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { botScopes } from '../../src/platforms/slack/manifest.ts';
import { slashAnswer } from '../platforms/slack/answers.ts';
import { type Running, startProgram, temporaryFolder } from '../support/program.ts';
import { startSlackEmulator } from '../support/slack-emulator/index.ts';
import { namesIn, readText, sampleValue } from './metrics/read-text.ts';
import { wholePage } from './metrics/whole-page.ts';

/** Nothing is posted, refused, read back or saved in so short a life. */
const ONLY_WITH_DIGESTS =
  /^broadsheet_(post|refusals|readbacks|platform_wait|delivery_queue|store_write_duration)/;

describe('a started Broadsheet', { timeout: 60_000 }, () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let slack: Awaited<ReturnType<typeof startSlackEmulator>>;
  let running: Running | null = null;

  beforeEach(async () => {
    folder = temporaryFolder();
    slack = await startSlackEmulator({});
  });
  afterEach(async () => {
    running?.child.kill('SIGKILL');
    await running?.finished;
    await slack.close();
    folder.remove();
  });

  test('tells at /metrics what it did, which can be read strictly', async () => {
    const workspace = slack.addWorkspace({ id: 'T1', scopes: botScopes() });
    slack.person('T1', 'U1', { name: 'reader' });
    workspace.addChannel({ id: 'C1', name: 'papers', members: ['U1', workspace.botUser] });
    running = startProgram(['start'], {
      env: {
        DATA_DIR: join(folder.path, 'data'),
        PORT: '0',
        LOG_LEVEL: 'silent',
        SLACK_BOT_TOKEN: workspace.botToken,
        SLACK_APP_TOKEN: slack.app.appToken,
        SLACK_API_URL: slack.apiUrl,
      },
    });
    const url = /http:\/\/\S+/.exec(await running.firstLine)?.[0] ?? '';
    await slashAnswer(slack, slack.person('T1', 'U1'), '/paper lazy neuron');

    const text = await (await fetch(`${url}/metrics`)).text();

    const families = readText(text);
    const all = [...namesIn(readText(await wholePage()))];
    const missing = all.filter((name) => !namesIn(families).has(name));
    expect(missing.filter((name) => !ONLY_WITH_DIGESTS.test(name))).toEqual([]);
    expect(sampleValue(families, 'broadsheet_answers_total', { route: 'paper', outcome: 'answered' })).toBe(
      1,
    );
    expect(sampleValue(families, 'broadsheet_search_duration_seconds_count', { kind: 'lookup' })).toBe(1);
    expect(sampleValue(families, 'broadsheet_platform_up', { platform: 'slack' })).toBe(1);
    expect(sampleValue(families, 'broadsheet_library_papers')).toBe(43);
    expect(
      Math.abs(
        sampleValue(families, 'broadsheet_clock_offset_seconds', { host: new URL(slack.apiUrl).host }) ?? 99,
      ),
    ).toBeLessThan(5);
    expect(text).not.toMatch(/lazy|neuron|U1|C1|T1|xoxb/);
  });
});
