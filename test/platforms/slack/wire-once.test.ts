import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gate } from '../../contracts/platform-desk.ts';
import { TIMED_OUT } from '../../support/slack-emulator/delivery.ts';
import type { PersonAtSlack } from '../../support/slack-emulator/index.ts';
import { answerIn, answerInDm, dmAnswer, slashAnswer } from './answers.ts';
import { openStartedWire, type StartedWire } from './wire.ts';

const LAZY = 'The Lazy Neuron Phenomenon';

describe('late, repeated and out-of-order things on Slack', () => {
  let wire: StartedWire;
  let reader: PersonAtSlack;

  beforeEach(async () => {
    wire = await openStartedWire();
    reader = wire.slack.person('T1', 'U1');
  });

  afterEach(() => wire.close());

  test('a message delivered three times is answered once', async () => {
    let delivery = reader.dm('lazy neuron');
    await delivery.acknowledged;

    delivery = delivery.again(TIMED_OUT);
    await delivery.acknowledged;
    await delivery.again({ attempt: 2, reason: 'timeout' }).acknowledged;
    await dmAnswer(wire.slack, reader, 'HiRE');

    expect(textsPosted().filter((text) => text.includes(LAZY))).toHaveLength(1);
  });

  test('a mention that comes as a message too is answered once', async () => {
    const { outgoing } = reader.mention('C1', 'lazy neuron');
    await wire.slack.until(() => reader.sees('C1').some(({ text }) => text.includes(LAZY)), 'the answer');

    await wire.slack.tell('T1', {
      ...Object(outgoing.payload.event),
      type: 'message',
      channel_type: 'channel',
    }).acknowledged;
    await dmAnswer(wire.slack, reader, 'HiRE');

    expect(reader.sees('C1').filter(({ text }) => text.includes(LAZY))).toHaveLength(1);
  });

  test('a command delivered twice is answered once', async () => {
    const delivery = await reader.slash('/paper', 'lazy neuron', { channel: 'C1' });

    await delivery.again(TIMED_OUT).acknowledged;
    await slashAnswer(wire.slack, reader, '/paper HiRE');

    expect(reader.sees('C1').filter(({ text }) => text.includes(LAZY))).toHaveLength(1);
  });

  test('a double click on Save is answered once and saves once', async () => {
    const card = await dmAnswer(wire.slack, reader, 'lazy neuron');

    await answerInDm(wire.slack, reader, () => {
      reader.press(card, 'Save');
      reader.press(card, 'Save');
    });
    const list = await dmAnswer(wire.slack, reader, '/reading list');

    expect(list.text).toContain('1 paper');
    expect(textsPosted().filter((text) => text.includes('Saved'))).toHaveLength(1);
  });

  test('a press delivered twice does its deed once', async () => {
    const card = await slashAnswer(wire.slack, reader, '/paper lazy neuron');
    const delivery = reader.press(card, 'Share');
    await delivery.acknowledged;

    await delivery.again(TIMED_OUT).acknowledged;
    await slashAnswer(wire.slack, reader, '/paper HiRE');

    expect(wire.slack.person('T1', 'U2').sees('C1')).toHaveLength(1);
  });

  test('an answer that comes after the response_url has died still reaches the person', async () => {
    const slow = gate();
    wire.holdAnswers(slow.opened);
    await reader.slash('/paper', 'lazy neuron', { channel: 'C1' });

    wire.slack.advance(31 * 60_000);
    slow.open();
    const seen = () => [...reader.sees('C1'), ...reader.seesInDm()].find(({ text }) => text.includes(LAZY));
    const answer = await wire.slack.until(seen, 'the answer by another way');

    expect(answer.text).toContain(LAZY);
    expect(wire.slack.person('T1', 'U2').sees('C1')).toEqual([]);
  });

  test('says so when a trigger is too old to open a form, and offers it again', async () => {
    const saved = await dmAnswer(wire.slack, reader, '/reading add lazy neuron');
    const slow = gate();
    wire.holdAnswers(slow.opened);
    const delivery = reader.press(saved, 'Add a note');
    await delivery.acknowledged;

    wire.slack.advance(4000);
    const offer = await answerInDm(wire.slack, reader, () => slow.open());
    reader.press(offer, offer.buttons[0] ?? '');
    const form = await wire.slack.until(() => reader.modal(), 'the form');

    expect(form.title).toBe('Note');
  });

  test('buttons of messages from before a restart work', async () => {
    const card = await slashAnswer(wire.slack, reader, '/paper lazy neuron');
    await wire.restart();

    const answer = await answerIn(wire.slack, reader, 'C1', () => reader.press(card, 'Similar'));

    expect(answer.text).toContain('Near');
  });

  test('a slow answer says that it is looking, then takes its place', async () => {
    const slow = gate();
    wire.holdAnswers(slow.opened);
    await reader.slash('/paper', 'lazy neuron', { channel: 'C1' });
    const looking = await wire.slack.until(() => reader.sees('C1')[0], 'a word that it is looking');

    const answer = await answerIn(wire.slack, reader, 'C1', () => slow.open());

    expect(looking.text).toMatch(/looking/iu);
    expect(answer.text).toContain(LAZY);
    expect(reader.sees('C1')).toHaveLength(1);
  });

  test('a press that carries nonsense is answered in words', async () => {
    const card = await dmAnswer(wire.slack, reader, 'lazy neuron');
    const [button] = card.message.blocks.flatMap((block) =>
      Array.isArray(block.elements) ? block.elements : [],
    );
    Object.assign(button ?? {}, { value: 'no such route?query=%zz' });
    const [label = ''] = card.buttons;

    const answer = await answerInDm(wire.slack, reader, () => reader.press(card, label));

    expect(answer.text).not.toBe('');
  });

  function textsPosted(): string[] {
    return reader.seesInDm().map(({ text }) => text);
  }
});
