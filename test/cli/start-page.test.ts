import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pageClock } from '../../src/cli/open-web.ts';
import { readConfig } from '../../src/config.ts';
import { openTab, type Tab } from '../platforms/web/tab.ts';
import { wordsOf } from '../platforms/web/words-of.ts';
import { type Running, runProgram, startProgram, temporaryFolder } from '../support/program.ts';

const DEADLINE_MS = 60_000;

describe('the program without an account', { timeout: DEADLINE_MS }, () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let running: Running[];
  let tabs: Tab[];

  beforeEach(() => {
    folder = temporaryFolder();
    running = [];
    tabs = [];
  });
  afterEach(async () => {
    for (const tab of tabs) tab.close();
    for (const each of running) {
      each.child.kill('SIGKILL');
      await each.finished;
    }
    folder.remove();
  });

  const env = () => ({ DATA_DIR: join(folder.path, 'data'), PORT: '0', TIMEZONE: 'Europe/Berlin' });
  const start = async () => {
    const program = startProgram(['start'], { env: env() });
    running.push(program);
    const line = await program.firstLine;
    return { program, line, url: /^ready (http:\S+) \(web\)$/.exec(line)?.[1] ?? line };
  };
  const open = async (...[url, role]: Parameters<typeof openTab>) => {
    const tab = await openTab(url, role);
    tabs.push(tab);
    return tab;
  };
  const kill = async ({ child, finished }: Running) => {
    child.kill('SIGKILL');
    await finished;
  };
  const titled = (tab: Tab, words: RegExp) =>
    tab
      .messages()
      .filter(({ from, document }) => from === 'broadsheet' && words.test(document?.summary ?? ''));

  test('serves the page, and says where', async () => {
    const { url, program } = await start();

    const page = await fetch(url);

    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    program.child.kill('SIGTERM');
    expect((await program.finished).code).toBe(0);
  });

  test('votes move the pick: next Monday the nominated paper is posted with its reason and thread, once, whatever happens', async () => {
    const first = await start();
    const [reader, host] = [await open(first.url, 'reader'), await open(first.url, 'host')];

    await reader.say('/nominate lazy neuron');
    await host.until(() => titled(host, /lazy neuron/i).length > 0);
    const [nomination] = titled(host, /lazy neuron/i);
    if (nomination === undefined) throw new Error('nothing was nominated');
    const vote = nomination.document?.actions.find(({ label }) => label.startsWith('Vote'))?.label ?? '';
    await host.pressLabel(nomination, vote);
    await reader.until(() => (reader.messages().find(({ id }) => id === nomination.id)?.revision ?? 0) > 0);
    const moved = await host.post('/api/clock', { to: 'next-monday' });
    await kill(first.program);

    const second = await start();
    const again = await open(second.url, 'reader');
    const posts = titled(again, /^Paper of the week/);
    const beneath = again.messages().filter(({ thread }) => thread === posts[0]?.id);
    const state = await again.state();
    await again.post('/api/clock', { to: 'hour' });

    expect(moved.body.now?.slice(0, 16)).toMatch(/T0[78]:00$/);
    expect(posts).toHaveLength(1);
    expect(posts[0]?.document?.summary).toContain('Lazy Neuron');
    expect(
      wordsOf(posts[0]?.document ?? { summary: '', blocks: [], actions: [], visibility: 'asker' }),
    ).toMatch(/vote/);
    expect(beneath).toHaveLength(1);
    expect(new Date(state.clock.now) >= new Date(moved.body.now ?? '')).toBe(true);
    expect(titled(again, /^Paper of the week/)).toHaveLength(1);
  });

  test('is started over with the library as it is and nothing else', async () => {
    const { url } = await start();
    const host = await open(url, 'host');
    await host.say('/reading add lamb', 'dm');
    await host.post('/api/clock', { to: 'next-post' });
    await host.until(() => titled(host, /^Paper of the week/).length === 1);

    await host.post('/api/restart', {});
    await host.until(() => host.restarts === 1);

    const state = await host.state();
    expect(state.clock.isMoved).toBe(false);
    expect(
      state.messages.some(({ document }) => document?.summary.startsWith('Paper of the week') === true),
    ).toBe(false);
    await host.say('/reading list', 'dm');
    await host.until(() => titled(host, /reading list/i).length > 0);
    expect(titled(host, /is empty|nothing/i)).toHaveLength(1);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  test('answers piped lines as ever, while the page is there, and ends with them', async () => {
    const { code, stdout } = await runProgram(['start'], { env: env(), stdin: '/paper lazy neuron\n' });

    expect(code).toBe(0);
    expect(stdout).toMatch(/^ready http:\S+ \(web\)\n[\s\S]*Lazy Neuron/);
  });
});

describe('the clock', () => {
  test('can be moved where only the local page is served, and nowhere else', () => {
    const { slack, discord } = readConfig({ SLACK_BOT_TOKEN: 'xoxb-x', SLACK_APP_TOKEN: 'xapp-x' }, '');
    const alone = readConfig({}, '');

    expect(pageClock({ slack, discord })).toBeNull();
    expect(pageClock(alone)?.aheadMs()).toBe(0);
  });
});
