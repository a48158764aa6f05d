import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Document } from '../../../src/core/document/document.ts';
import { gate, sentence } from '../../contracts/platform-desk.ts';
import { type Adapter, openAdapter } from './adapter.ts';
import { answerIn, answerInDm, dmAnswer, slashAnswer } from './answers.ts';
import { settled } from './hand-clock.ts';

const SHARE = { route: 'paper', args: { query: 'HiRE' } };

function card(words: string): { kind: 'document'; document: Document } {
  const reply = sentence(words);
  if (reply.kind !== 'document') throw new Error('a sentence is a document');
  return { kind: 'document', document: { ...reply.document, share: SHARE } };
}

describe('the Slack adapter', () => {
  let adapter: Adapter;

  beforeEach(async () => {
    adapter = await openAdapter();
    await adapter.platform.start(adapter.desk);
  });

  afterEach(() => adapter.close());

  test('says that it is looking after a while, and puts the answer in its place', async () => {
    const { slack, reader, desk, clock } = adapter;
    const slow = gate();
    desk.answerWith(async () => {
      await slow.opened;
      return sentence('Found.');
    });
    reader.dm('slow question');
    await slack.until(() => clock.waiting().includes(1200), 'the timer');

    clock.advance(1200);
    const looking = await slack.until(() => reader.seesInDm()[1], 'a sign of life');
    slow.open();
    const answer = await slack.until(() => reader.seesInDm().find(({ edits }) => edits > 0), 'the answer');

    expect(looking.text).toMatch(/^Looking/u);
    expect(answer).toMatchObject({ ts: looking.ts, text: expect.stringContaining('Found.') });
  });

  test('answers a slash command plainly in its own DM, and privately in that of two people', async () => {
    const { slack, workspace, reader } = adapter;
    workspace.addChannel({ id: 'DOTHER', kind: 'im', members: ['U1', 'U2'] });
    const own = reader.dmChannel();

    const inOwn = await slashAnswer(slack, reader, '/paper HiRE', own);
    const inOther = await slashAnswer(slack, reader, '/paper HiRE', 'DOTHER');

    expect([inOwn.isPrivate, inOther.isPrivate]).toEqual([false, true]);
  });

  test('teaches in place of an answer, and names the command as it is typed', async () => {
    const answer = await slashAnswer(adapter.slack, adapter.reader, '/reading frobnicate');

    expect(answer.text).toContain('/reading does not know');
    expect(adapter.desk.heard).toEqual([]);
  });

  test('asks the admin right of Slack only for a command that needs it', async () => {
    await dmAnswer(adapter.slack, adapter.reader, 'lazy neuron');

    expect(adapter.slack.calls('users.info')).toEqual([]);
  });

  test('publishes a home once while nothing in it changes', async () => {
    const { slack, reader } = adapter;
    const open = async () => {
      await reader.openHome().acknowledged;
      await dmAnswer(slack, reader, 'after that');
    };

    await open();
    await slack.until(() => reader.home(), 'the home');
    await open();

    expect(slack.calls('views.publish')).toHaveLength(1);
  });

  test('shares once for a double click, and takes the private answer away', async () => {
    const { slack, reader, desk } = adapter;
    desk.answerWith(() => card('A fine paper.'));
    const answer = await slashAnswer(slack, reader, '/paper HiRE');

    reader.press(answer, 'Share');
    await reader.press(answer, 'Share').acknowledged;
    await slack.until(() => slack.calls('chat.postMessage').length > 0, 'the shared card');
    await slack.until(() => !reader.sees('C1').some(({ isPrivate }) => isPrivate), 'the private one gone');

    expect(slack.calls('chat.postMessage')).toHaveLength(1);
  });

  test('says how to let it in where it cannot share', async () => {
    const { slack, reader, desk } = adapter;
    desk.answerWith(() => card('A fine paper.'));
    const answer = await slashAnswer(slack, reader, '/paper HiRE', 'C9');

    const why = await answerIn(slack, reader, 'C9', () => reader.press(answer, 'Share'));

    expect(why.text).toContain('/invite');
    expect(why.isPrivate).toBe(true);
  });

  test('looks a message up in a window where it is not in the channel', async () => {
    const { slack, reader, desk } = adapter;
    desk.answerWith(() => sentence('About lazy neurons.'));
    const { message } = reader.write('C9', 'the lazy neuron paper');

    await reader.shortcut('look_up', message);
    const modal = await slack.until(() => reader.modal(), 'the window');

    expect(modal.text).toContain('About lazy neurons.');
  });

  test('looks at five links of a message and no more', async () => {
    const { slack, reader, desk } = adapter;
    const links = Array.from({ length: 8 }, (_, index) => `https://arxiv.org/abs/2210.0631${index}`);

    reader.write('C1', links.join(' '));
    await dmAnswer(slack, reader, 'after that');

    const asked = desk.heard.filter(({ said }) => said.kind === 'call' && said.call.route === 'paper link');
    expect(asked).toHaveLength(5);
  });

  test('stays quiet about links in a draft where it is not in the channel', async () => {
    const { slack, reader, desk } = adapter;
    const link = { url: 'https://arxiv.org/abs/2210.06313', domain: 'arxiv.org' };
    const draft = {
      type: 'link_shared',
      source: 'composer',
      unfurl_id: 'x',
      channel: 'COMPOSER',
      user: 'U1',
    };

    await slack.tell('T1', { ...draft, links: [link], is_bot_user_member: false }).acknowledged;
    await dmAnswer(slack, reader, 'after that');

    expect(desk.heard).toHaveLength(1);
  });

  test('offers nothing in a menu rather than too late', async () => {
    const { slack, reader, desk, clock } = adapter;
    const taught = await slashAnswer(slack, reader, '/paper');
    reader.press(taught, 'Choose from a list');
    const modal = await slack.until(() => reader.modal(), 'the search');
    desk.suggest = () => new Promise(() => {});

    const offered = reader.typeahead(modal, 'suggest:paper', 'lazy');
    await slack.until(() => clock.waiting().includes(1500), 'the limit');
    clock.advance(1500);

    expect(await offered).toEqual([]);
  });

  test('shows in its health that the token was taken back, and logs it once', async () => {
    const { slack, workspace, reader, platform, lines } = adapter;
    for (const token of workspace.tokens.values()) token.state = 'revoked';

    reader.dm('lazy neuron');
    reader.dm('lazy neuron again');
    await slack.until(() => slack.calls('chat.postMessage').length >= 2, 'two attempts');
    await settled();

    expect(platform.health()).toEqual({
      ready: false,
      detail: 'token refused (token_revoked): set SLACK_BOT_TOKEN',
    });
    expect(lines.filter(({ message }) => message.includes('token refused'))).toHaveLength(1);
  });

  test('keeps tokens, addresses and words out of the log', async () => {
    const { slack, workspace, reader, lines } = adapter;
    slack.faults.add('chat.postMessage', { kind: 'cut', when: 'before' });

    await answerInDm(slack, reader, () => reader.dm('very private words'));

    const logged = JSON.stringify(lines);
    const secrets = [workspace.botToken, slack.app.appToken, 'very private words', '/respond/'];
    expect(secrets.filter((secret) => logged.includes(secret))).toEqual([]);
    expect(logged).toContain('chat.postMessage');
  });
});

describe('the Slack adapter over HTTP', () => {
  let adapter: Adapter;

  beforeEach(async () => {
    adapter = await openAdapter('http');
  });

  afterEach(() => adapter.close());

  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${adapter.webUrl}${path}`, { method: 'POST', body, headers });

  test('leaves other paths to others, and pages of installing where there is one workspace', async () => {
    await adapter.platform.start(adapter.desk);

    const [other, install] = [await post('/healthz', ''), await fetch(`${adapter.webUrl}/slack/install`)];

    expect([other.status, install.status]).toEqual([404, 404]);
  });

  test('asks Slack to come again before it is started and after it is stopped', async () => {
    const before = (await post('/slack/events', '{}')).status;
    await adapter.platform.start(adapter.desk);
    await adapter.platform.stop();
    const after = (await post('/slack/events', '{}')).status;

    expect([before, after]).toEqual([503, 503]);
  });

  test('does not read a body without end', async () => {
    await adapter.platform.start(adapter.desk);
    const stamp = { 'x-slack-request-timestamp': String(Math.floor(adapter.clock.now().getTime() / 1000)) };

    const answer = await post('/slack/events', 'x'.repeat(2 * 1024 * 1024), stamp);

    expect(answer.status).toBe(413);
  });
});
