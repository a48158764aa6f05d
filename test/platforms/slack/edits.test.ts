import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Action, Document, Reply } from '../../../src/core/document/document.ts';
import type { MessageRef } from '../../../src/core/document/message-ref.ts';
import { markerOf, messageOf, requestTo } from '../../contracts/messenger-samples.ts';
import { gate, sentence } from '../../contracts/platform-desk.ts';
import type { PersonAtSlack } from '../../support/slack-emulator/index.ts';
import { fieldsOf, listOf } from '../../support/slack-emulator/json.ts';
import type { SeenMessage } from '../../support/slack-emulator/visible.ts';
import { checkSlackPayload } from '../../support/slack-rules/index.ts';
import { type Adapter, openAdapter } from './adapter.ts';
import { answerIn, dmAnswer, slashAnswer } from './answers.ts';

const VOTE: Action = {
  kind: 'button',
  label: 'Vote',
  spoken: 'Vote for it',
  call: { route: 'paper', args: { query: 'vote' } },
  style: 'primary',
};

/** A nomination as everybody sees it, with so many votes. */
function nomination(votes: number): Document {
  const words = `Nominated, with ${votes} votes.`;
  return {
    summary: words,
    blocks: [{ kind: 'paragraph', text: [{ text: words }] }],
    actions: [VOTE],
    visibility: 'everyone',
  };
}

/** What the presser alone hears, and what the messages look like from now on. */
function voted(votes: number, messages: readonly MessageRef[]): Reply {
  const { kind, document } = privately(`That is vote number ${votes}.`);
  return { kind, document, edits: messages.map((message) => ({ message, document: nomination(votes) })) };
}

describe('a press that changes a message everybody sees', () => {
  let adapter: Adapter;
  let other: PersonAtSlack;

  beforeEach(async () => {
    adapter = await openAdapter();
    adapter.slack.person('T1', 'U2', { name: 'other' });
    adapter.workspace.channels.get('C1')?.members.add('U2');
    other = adapter.slack.person('T1', 'U2');
    await adapter.platform.start(adapter.desk);
  });

  afterEach(() => adapter.close());

  /** A nomination in a channel, as a slash command brings it there. */
  async function nominated(channel = 'C1'): Promise<SeenMessage> {
    adapter.desk.answerWith(() => ({ kind: 'document', document: nomination(0) }));
    const card = await slashAnswer(adapter.slack, adapter.reader, '/paper HiRE', channel);
    let votes = 0;
    adapter.desk.answerWith(({ on }) => {
      votes += 1;
      return voted(votes, on === undefined ? [] : [on]);
    });
    return card;
  }

  const standing = (card: SeenMessage, channel = 'C1') =>
    adapter.reader.sees(channel).find(({ ts }) => ts === card.ts);
  const changed = (card: SeenMessage, words: string, channel = 'C1') =>
    adapter.slack.until(() => standing(card, channel)?.text.includes(words), `the message to say ${words}`);

  test('tells the desk which message it was', async () => {
    const card = await nominated();

    await answerIn(adapter.slack, other, 'C1', () => other.press(card, 'Vote'));

    expect(adapter.desk.heard.at(-1)?.on).toEqual({ channel: 'C1', message: card.ts });
  });

  test('is answered to the presser alone, and the message is another for all', async () => {
    const card = await nominated();

    const answer = await answerIn(adapter.slack, other, 'C1', () => other.press(card, 'Vote'));
    await changed(card, 'with 1 votes');

    expect(answer).toMatchObject({ isPrivate: true, text: expect.stringContaining('vote number 1') });
    expect(adapter.reader.sees('C1').filter(({ isPrivate }) => isPrivate)).toEqual([]);
    expect(standing(card)?.buttons).toEqual(['Vote']);
    const updates = adapter.slack
      .calls('chat.update')
      .map(({ args }) => checkSlackPayload('chat.update', args));
    expect(updates).toEqual([[]]);
  });

  test('can change other messages than the one that was pressed', async () => {
    const first = await nominated();
    const second = await nominated();
    const both = [first, second].map(({ ts }) => ({ channel: 'C1', message: ts }));
    adapter.desk.answerWith(() => voted(7, both));

    other.press(first, 'Vote');

    await changed(first, 'with 7 votes');
    await changed(second, 'with 7 votes');
  });

  test('changes the message even where the app is not in the channel', async () => {
    const card = await nominated('C9');

    adapter.reader.press(card, 'Vote');
    await changed(card, 'with 1 votes', 'C9');

    expect(adapter.slack.calls('chat.update').map(({ response }) => response.error)).toEqual([
      'channel_not_found',
    ]);
  });

  test('keeps the marker of an issue', async () => {
    const { messenger } = adapter.platform;
    const place = { kind: 'channel', tenant: 'slack:T1', channel: 'C1' } as const;
    const posted = messageOf(await messenger.post(requestTo(place, { document: nomination(0) })));
    const before = adapter.workspace.channels.get('C1')?.messages.at(-1);
    const blockId = listOf(before?.blocks)[0]?.block_id;
    const card = adapter.reader.sees('C1').find(({ ts }) => ts === posted.message);
    if (card === undefined) throw new Error('nobody sees the issue');
    adapter.desk.answerWith(() => voted(3, [posted]));

    other.press(card, 'Vote');
    await changed(card, 'with 3 votes');

    const after = adapter.workspace.channels.get('C1')?.messages.find(({ ts }) => ts === posted.message);
    expect(blockId).toBe(`broadsheet:issue:${markerOf(1).token}`);
    expect(listOf(after?.blocks)[0]?.block_id).toBe(blockId);
    expect(fieldsOf(after?.metadata).event_type).toBe('broadsheet_issue');
  });

  test('that cannot be made is logged, and nobody hears of it', async () => {
    const card = await nominated();
    adapter.desk.answerWith(() => voted(2, [{ channel: 'C1', message: '1.000001' }]));

    await answerIn(adapter.slack, other, 'C1', () => other.press(card, 'Vote'));
    await adapter.slack.until(() => adapter.slack.calls('chat.update').length > 0, 'the change');
    const next = await dmAnswer(adapter.slack, other, 'still there?');

    expect(next.text).toContain('vote number 2');
    expect(other.sees('C1')).toHaveLength(2);
    expect(adapter.lines.some(({ fields }) => fields.call === 'chat.update')).toBe(true);
  });

  test('shows the newest in the end, and nothing that is older already', async () => {
    const card = await nominated();
    const slow = gate();
    adapter.slack.faults.add('chat.update', { kind: 'held', until: slow.opened });
    const heard = () => adapter.desk.heard.length;
    const press = async (person: PersonAtSlack) => {
      const before = heard();
      person.press(card, 'Vote');
      await adapter.slack.until(() => heard() > before, 'the desk to hear it');
    };

    await press(other);
    await adapter.slack.until(() => standing(card)?.edits, 'the first change');
    await answerIn(adapter.slack, adapter.reader, 'C1', () => press(adapter.reader));
    adapter.clock.advance(2000);
    await answerIn(adapter.slack, adapter.reader, 'C1', () => press(adapter.reader));
    slow.open();
    await changed(card, 'with 3 votes');

    expect(adapter.slack.count('chat.update')).toBe(2);
  });

  test('is known by its message in a direct message too', async () => {
    adapter.desk.answerWith(() => ({ kind: 'document', document: nomination(0) }));
    const card = await dmAnswer(adapter.slack, adapter.reader, 'nominate it');

    adapter.reader.press(card, 'Vote');
    await adapter.slack.until(() => adapter.desk.heard[1], 'the press');

    expect(adapter.desk.heard[1]?.on).toEqual({ channel: adapter.reader.dmChannel(), message: card.ts });
  });

  test('is given no message where it was pressed on what one person sees', async () => {
    adapter.desk.answerWith(() => privately('Only you see this.'));
    const whisper = await slashAnswer(adapter.slack, adapter.reader, '/paper HiRE');
    await adapter.reader.openHome().acknowledged;
    const home = await adapter.slack.until(() => adapter.reader.home(), 'the home');
    const before = adapter.desk.heard.length;

    adapter.reader.press(whisper, 'Vote');
    await adapter.slack.until(() => adapter.desk.heard.length > before, 'the press');
    adapter.reader.press(home, 'Vote');
    await adapter.slack.until(() => adapter.desk.heard.length > before + 1, 'the press at home');

    expect(adapter.desk.heard.slice(before).flatMap(({ on }) => on ?? [])).toEqual([]);
  });

  test('at home is pressed in the direct message with the person', async () => {
    adapter.desk.answerWith(() => privately('Home.'));
    await adapter.reader.openHome().acknowledged;
    const home = await adapter.slack.until(() => adapter.reader.home(), 'the home');
    const before = adapter.desk.heard.length;

    adapter.reader.press(home, 'Vote');
    await adapter.slack.until(() => adapter.desk.heard.length > before, 'the press');

    expect(adapter.desk.heard[before]?.place).toEqual({ kind: 'dm', id: adapter.reader.dmChannel() });
  });
});

function privately(words: string): Extract<Reply, { kind: 'document' }> {
  const reply = sentence(words);
  if (reply.kind !== 'document') throw new Error('a sentence is a document');
  return { kind: 'document', document: { ...reply.document, actions: [VOTE], visibility: 'asker' } };
}
