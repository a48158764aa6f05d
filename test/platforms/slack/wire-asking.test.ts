import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonAtSlack } from '../../support/slack-emulator/index.ts';
import { answerIn, answerInDm, dmAnswer, slashAnswer } from './answers.ts';
import { openStartedWire, type StartedWire } from './wire.ts';

describe('asking on Slack, over the wire and the seed library', () => {
  let wire: StartedWire;
  let reader: PersonAtSlack;

  beforeEach(async () => {
    wire = await openStartedWire();
    reader = wire.slack.person('T1', 'U1');
  });

  afterEach(() => wire.close());

  test.each([
    ['/paper lazy neuron', 'The Lazy Neuron Phenomenon'],
    ['/author Bhojanapalli', 'Bhojanapalli'],
    ['/similar lazy neuron', 'Near “The Lazy Neuron Phenomenon'],
    ['/random', 'Published'],
    ['/cite lazy neuron apa', '2022'],
    ['/reading list', 'Your reading list is empty'],
    ['/library status', '43'],
    ['/broadsheet help', '/paper'],
    ['/broadsheet status', 'slack'],
    ['/broadsheet privacy', 'reading list'],
    ['/broadsheet forget-me', 'nothing'],
  ])('answers %s to the asker alone', async (line, words) => {
    const answer = await slashAnswer(wire.slack, reader, line);

    expect(answer.text.toLowerCase()).toContain(words.toLowerCase());
    expect(answer.isPrivate).toBe(true);
    expect(wire.slack.person('T1', 'U2').sees('C1')).toEqual([]);
  });

  test('acknowledges each command at once', async () => {
    const acknowledged = await (await reader.slash('/paper', 'attention')).acknowledged;

    expect(acknowledged.inTime).toBe(true);
  });

  test.each([
    ['/cite', 'cite HiRE'],
    ['/reading frobnicate', 'list, add, done'],
    ['/paper', 'paper lazy neuron'],
  ])('teaches by the answer to %s', async (line, words) => {
    const answer = await slashAnswer(wire.slack, reader, line);

    expect(answer.text).toContain(words);
  });

  test('says a full sentence to screen readers', async () => {
    const answer = await slashAnswer(wire.slack, reader, '/paper lazy neuron');

    expect(answer.spoken).toMatch(/^The Lazy Neuron Phenomenon.+by .+\.$/u);
  });

  test('answers any words in a DM, for all to see there', async () => {
    const answer = await dmAnswer(wire.slack, reader, 'lazy nueron');

    expect(answer.text).toContain('The Lazy Neuron Phenomenon');
    expect(answer.isPrivate).toBe(false);
    expect(answer.buttons).not.toContain('Share');
  });

  test('answers in the thread of a DM it was asked in', async () => {
    const root = await dmAnswer(wire.slack, reader, 'lazy neuron');

    const answer = await answerInDm(wire.slack, reader, () => reader.dm('HiRE', { thread: root.ts }));

    expect(answer.threadTs).toBe(root.ts);
  });

  test('answers a mention in the thread it stands in', async () => {
    const { message } = reader.write('C1', 'What was that paper about lazy neurons?');

    const answer = await answerIn(wire.slack, reader, 'C1', () =>
      reader.mention('C1', 'lazy neuron', { thread: message.ts }),
    );

    expect(answer.threadTs).toBe(message.ts);
    expect(answer.text).toContain('The Lazy Neuron Phenomenon');
  });

  test('understands what Slack does to text on its way', async () => {
    const answer = await dmAnswer(wire.slack, reader, 'https://arxiv.org/abs/2210.06313');

    expect(answer.text).toContain('The Lazy Neuron Phenomenon');
  });

  test('leaves other bots, edits and its own messages without an answer', async () => {
    const { slack } = wire;
    const dm = { type: 'message', channel: reader.dmChannel(), channel_type: 'im', ts: '1790000009.000001' };
    const events = [
      { ...dm, bot_id: 'B9', user: 'U9', text: 'lazy neuron' },
      { ...dm, subtype: 'message_changed', message: { user: 'U1', text: 'lazy neuron' } },
      { ...dm, subtype: 'message_deleted', deleted_ts: '1790000009.000001' },
      {
        ...dm,
        bot_id: slack.workspace('T1').botId,
        user: slack.workspace('T1').botUser,
        text: 'lazy neuron',
      },
    ];

    for (const event of events) await slack.tell('T1', event).acknowledged;
    await dmAnswer(slack, reader, 'HiRE');

    expect(slack.calls('chat.postMessage')).toHaveLength(1);
  });

  test('looks up the paper a message names, by its shortcut', async () => {
    const { message } = reader.write('C1', 'Has anybody read 2210.06313 yet?');

    const answer = await answerIn(wire.slack, reader, 'C1', () => reader.shortcut('look_up', message));

    expect(answer.text).toContain('The Lazy Neuron Phenomenon');
    expect(answer.isPrivate).toBe(true);
  });

  test('answers by a response_url where it is no member', async () => {
    wire.slack.workspace('T1').addChannel({ id: 'C9', name: 'elsewhere', members: ['U1'] });

    const answer = await slashAnswer(wire.slack, reader, '/paper lazy neuron', 'C9');

    expect(answer.text).toContain('The Lazy Neuron Phenomenon');
  });
});

describe('a Slack command prefix', () => {
  test('goes before every command', async () => {
    const wire = await openStartedWire({ commandPrefix: 'lab-' });
    const reader = wire.slack.person('T1', 'U1');

    const answer = await slashAnswer(wire.slack, reader, '/lab-paper lazy neuron');

    expect(answer.text).toContain('The Lazy Neuron Phenomenon');
    await wire.close();
  });
});
