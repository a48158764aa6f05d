import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TIMED_OUT } from '../../support/slack-emulator/delivery.ts';
import { type SlackEmulator, startSlackEmulator } from '../../support/slack-emulator/index.ts';
import { openBareApp } from './bare-app.ts';

/** The emulator is held to what a real Bolt app of a few lines expects of Slack. */
describe('the Slack emulator under a bare Bolt app', () => {
  let slack: SlackEmulator;
  let app: App;

  beforeEach(async () => {
    slack = await startSlackEmulator();
    const workspace = slack.addWorkspace({ id: 'T1' });
    slack.person('T1', 'U1');
    slack.person('T1', 'U2');
    workspace.addChannel({ id: 'C1', name: 'papers', members: ['U1', 'U2', workspace.botUser] });
    workspace.addChannel({ id: 'C2', name: 'elsewhere', members: ['U1'] });
    app = openBareApp(slack);
  });

  afterEach(async () => {
    await app.stop();
    await slack.close();
  });

  test('carries a slash command there and its private answer back', async () => {
    app.command('/paper', async ({ ack, respond, command }) => {
      await ack();
      await respond({ text: `You asked for ${command.text}.` });
    });
    await app.start();
    const person = slack.person('T1', 'U1');

    await person.slash('/paper', 'lazy neuron');
    const answer = await slack.until(() => person.sees('C1')[0], 'an answer');

    expect(answer).toMatchObject({ text: 'You asked for lazy neuron.', isPrivate: true });
    expect(slack.person('T1', 'U2').sees('C1')).toEqual([]);
  });

  test('shows what an acknowledgement carries, and replaces it through the response_url', async () => {
    app.command('/paper', async ({ ack, respond }) => {
      await ack({ text: 'Looking…' });
      await respond({ text: 'Found.', replace_original: true });
    });
    await app.start();
    const person = slack.person('T1', 'U1');

    await person.slash('/paper', 'lazy neuron');
    await slack.until(() => person.sees('C1').some(({ text }) => text === 'Found.'), 'the answer');

    expect(person.sees('C1').map(({ text }) => text)).toEqual(['Found.']);
  });

  test('presses a button by its words', async () => {
    app.message(async ({ say }) => {
      await say({ text: 'One button.', blocks: [buttonRow('Similar', 'similar?query=hire')] });
    });
    app.action('go', async ({ ack, action, respond }) => {
      await ack();
      await respond({ text: `Pressed ${'value' in action ? action.value : ''}.`, replace_original: false });
    });
    await app.start();
    const person = slack.person('T1', 'U1');
    person.dm('hello');
    const shown = await slack.until(() => person.seesInDm().find(({ buttons }) => buttons.length > 0), 'it');

    person.press(shown, 'Similar');
    const answer = await slack.until(() => person.seesInDm()[2], 'the answer to the press');

    expect(answer.text).toBe('Pressed similar?query=hire.');
  });

  test('opens a modal on a trigger, offers options while typing, and takes the submission', async () => {
    app.shortcut('look_up', async ({ ack, client, shortcut }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: searchView() });
    });
    app.options('paper', async ({ ack, payload }) => {
      const words = payload.value;
      await ack({ options: [{ text: { type: 'plain_text', text: `${words} one` }, value: 'one' }] });
    });
    const chosen: unknown[] = [];
    app.view('search', async ({ ack, view }) => {
      await ack();
      chosen.push(view.state.values.which?.paper?.selected_option?.value);
    });
    await app.start();
    const person = slack.person('T1', 'U1');
    const { message } = person.write('C1', 'a paper');

    await person.shortcut('look_up', message);
    const modal = await slack.until(() => person.modal(), 'the modal');
    const offered = await person.typeahead(modal, 'paper', 'neu');
    await person.submit(['neu one']);

    expect(offered).toEqual(['neu one']);
    expect(chosen).toEqual(['one']);
    expect(person.modal()).toBeNull();
  });

  test('reports links on the app’s domains and shows their cards', async () => {
    app.event('link_shared', async ({ event, client }) => {
      const unfurls = Object.fromEntries(event.links.map(({ url }) => [url, { text: 'A card.' }]));
      await client.chat.unfurl({ channel: event.channel, ts: event.message_ts, unfurls });
    });
    await app.start();
    const person = slack.person('T1', 'U1');

    person.write('C1', 'see https://arxiv.org/abs/2210.06313 and https://example.org/');
    const message = await slack.until(() => person.sees('C1').find(({ cards }) => cards.length > 0), 'cards');

    expect(message.cards.map(({ url }) => url)).toEqual(['https://arxiv.org/abs/2210.06313']);
  });

  test('hands a retry to the app with its number and reason', async () => {
    const heard: unknown[] = [];
    app.message(async ({ context }) => {
      heard.push([context.retryNum, context.retryReason]);
      slack.journal.look();
    });
    await app.start();
    const delivery = slack.person('T1', 'U1').dm('hello');
    await delivery.acknowledged;

    await delivery.again(TIMED_OUT).acknowledged;
    await slack.until(() => heard.length === 2, 'both');

    expect(heard).toEqual([
      [undefined, undefined],
      [1, 'timeout'],
    ]);
  });

  test('refuses as Slack does, by channel, token and scope', async () => {
    await app.start();
    const { client } = app;
    const token = slack.workspace('T1').botToken;
    const post = (channel: string, withToken = token) =>
      client.chat
        .postMessage({ channel, text: 'hello', token: withToken })
        .catch((error) => error.data.error);

    const unknown = await post('C9');
    const outside = await post('C2');
    const stranger = await post('C1', 'xoxb-nobody');
    slack.workspace('T1').tokens.get(token)?.scopes.delete('chat:write');
    const unscoped = await post('C1');
    Object.assign(slack.workspace('T1').tokens.get(token) ?? {}, { state: 'revoked' });
    const revoked = await post('C1');

    expect([unknown, outside, stranger, unscoped, revoked]).toEqual([
      'channel_not_found',
      'not_in_channel',
      'invalid_auth',
      'missing_scope',
      'token_revoked',
    ]);
  });

  test('carries out a call whose answer never arrives, and not one cut off before', async () => {
    await app.start();
    const call = () =>
      app.client.chat
        .postMessage({ channel: 'C1', text: 'hello', token: slack.workspace('T1').botToken })
        .then(() => 'answered')
        .catch(() => 'failed');
    slack.faults.add('chat.postMessage', { kind: 'cut', when: 'before' });
    slack.faults.add('chat.postMessage', { kind: 'cut', when: 'after' });

    const outcomes = [await call(), await call(), await call()];

    expect(outcomes).toEqual(['failed', 'failed', 'answered']);
    expect(slack.person('T1', 'U1').sees('C1')).toHaveLength(2);
  });

  test('lets a response_url be used five times in half an hour', async () => {
    const outcomes: unknown[] = [];
    app.command('/paper', async ({ ack, respond, command }) => {
      await ack();
      if (command.text === 'old') slack.advance(31 * 60_000);
      for (let use = 0; use < (command.text === 'old' ? 1 : 6); use += 1)
        await respond('again').then(
          () => outcomes.push('ok'),
          () => outcomes.push('refused'),
        );
      outcomes.push('end');
      slack.journal.look();
    });
    await app.start();

    await slack.person('T1', 'U1').slash('/paper', 'many');
    await slack.until(() => outcomes.includes('end'), 'the end');
    await slack.person('T1', 'U1').slash('/paper', 'old');
    await slack.until(() => outcomes.filter((each) => each === 'end').length === 2, 'the second end');

    expect(outcomes).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'refused', 'end', 'refused', 'end']);
  });

  test('opens no view on a trigger older than three seconds, nor twice on one', async () => {
    const outcomes: unknown[] = [];
    app.command('/paper', async ({ ack, client, command }) => {
      await ack();
      if (command.text === 'late') slack.advance(3001);
      const open = () => client.views.open({ trigger_id: command.trigger_id, view: searchView() });
      outcomes.push(
        await open().then(
          () => 'open',
          (error) => error.data.error,
        ),
      );
      outcomes.push(
        await open().then(
          () => 'open',
          (error) => error.data.error,
        ),
      );
      slack.journal.look();
    });
    await app.start();

    await slack.person('T1', 'U1').slash('/paper', 'at once');
    await slack.until(() => outcomes.length === 2, 'two tries');
    await slack.person('T1', 'U1').slash('/paper', 'late');
    await slack.until(() => outcomes.length === 4, 'four tries');

    expect(outcomes).toEqual(['open', 'exchanged_trigger_id', 'expired_trigger_id', 'expired_trigger_id']);
  });

  test('takes a file in three steps', async () => {
    await app.start();

    await app.client.filesUploadV2({
      token: slack.workspace('T1').botToken,
      channel_id: 'C1',
      filename: 'list.bib',
      content: '@article{émigré}\n',
    });

    const [message] = slack.person('T1', 'U1').sees('C1');
    expect(message?.files).toEqual([{ name: 'list.bib', content: '@article{émigré}\n' }]);
  });

  test('says in words what Slack would refuse in a payload', async () => {
    const strict = await startSlackEmulator({ check: (method) => [`${method} is never right`] });
    strict.addWorkspace({ id: 'T1' });
    const strictApp = openBareApp(strict);
    await strictApp.start();

    await strictApp.stop();

    await expect(strict.close()).rejects.toThrow('apps.connections.open is never right');
  });

  test('has metadata in the history only for those who ask', async () => {
    await app.start();
    const token = slack.workspace('T1').botToken;
    const metadata = { event_type: 'issue', event_payload: { slot: '1' } };
    await app.client.chat.postMessage({ token, channel: 'C1', text: 'An issue.', metadata });

    const plain = await app.client.conversations.history({ token, channel: 'C1' });
    const whole = await app.client.conversations.history({
      token,
      channel: 'C1',
      include_all_metadata: true,
    });

    expect(plain.messages?.[0]?.metadata).toBeUndefined();
    expect(whole.messages?.[0]?.metadata).toEqual(metadata);
  });
});

function buttonRow(label: string, value: string) {
  return {
    type: 'actions' as const,
    block_id: 'row',
    elements: [
      { type: 'button' as const, action_id: 'go', text: { type: 'plain_text' as const, text: label }, value },
    ],
  };
}

function searchView() {
  const words = (text: string) => ({ type: 'plain_text' as const, text });
  return {
    type: 'modal' as const,
    callback_id: 'search',
    title: words('Find'),
    submit: words('Show'),
    blocks: [
      {
        type: 'input' as const,
        block_id: 'which',
        label: words('Paper'),
        element: { type: 'external_select' as const, action_id: 'paper', min_query_length: 2 },
      },
    ],
  };
}
