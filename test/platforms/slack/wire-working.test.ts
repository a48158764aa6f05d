import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonAtSlack } from '../../support/slack-emulator/index.ts';
import { answerIn, answerInDm, dmAnswer, slashAnswer } from './answers.ts';
import { openStartedWire, type StartedWire } from './wire.ts';

const LAZY = 'The Lazy Neuron Phenomenon';

describe('buttons, forms and the home on Slack', () => {
  let wire: StartedWire;
  let reader: PersonAtSlack;

  beforeEach(async () => {
    wire = await openStartedWire();
    reader = wire.slack.person('T1', 'U1');
  });

  afterEach(() => wire.close());

  test('shows a private answer to everyone by Share', async () => {
    const card = await slashAnswer(wire.slack, reader, '/paper lazy neuron');
    const other = wire.slack.person('T1', 'U2');

    const shared = await answerIn(wire.slack, other, 'C1', () => reader.press(card, 'Share'));

    expect(shared.text).toContain(LAZY);
    expect(shared.isPrivate).toBe(false);
    expect(shared.buttons).not.toContain('Share');
  });

  test('lets others press the buttons of a shared card, each for themselves', async () => {
    const other = wire.slack.person('T1', 'U2');
    const card = await slashAnswer(wire.slack, reader, '/paper lazy neuron');
    const shared = await answerIn(wire.slack, other, 'C1', () => reader.press(card, 'Share'));

    const saved = await answerIn(wire.slack, other, 'C1', () => other.press(shared, 'Save'));

    expect(saved.isPrivate).toBe(true);
    expect((await dmAnswer(wire.slack, other, '/reading list')).text).toContain(LAZY);
    expect((await dmAnswer(wire.slack, reader, '/reading list')).text).toContain('empty');
  });

  test.each(['Abstract', 'Similar', 'Cite', 'Save'])('answers the press of %s', async (label) => {
    const card = await dmAnswer(wire.slack, reader, 'lazy neuron');

    const answer = await answerInDm(wire.slack, reader, () => reader.press(card, label));

    expect(answer.text).toContain('Lazy Neuron');
  });

  test('turns the pages of a long list', async () => {
    const first = await dmAnswer(wire.slack, reader, '/paper author:bhojanapalli');

    const second = await answerInDm(wire.slack, reader, () => reader.press(first, 'More'));

    expect(first.text).toContain('Page 1 of');
    expect(second.text).toContain('Page 2 of');
  });

  test('opens a paper of a list by its number', async () => {
    const list = await dmAnswer(wire.slack, reader, '/similar lazy neuron');
    const second = /2\. (.+)/u.exec(list.text)?.[1] ?? 'no second';

    const card = await answerInDm(wire.slack, reader, () => reader.press(list, '2'));

    expect(card.text).toContain(second);
  });

  test('takes a note in a modal', async () => {
    const card = await slashAnswer(wire.slack, reader, '/paper lazy neuron');
    const saved = await answerIn(wire.slack, reader, 'C1', () => reader.press(card, 'Save'));
    reader.press(saved, 'Add a note');
    await wire.slack.until(() => reader.modal(), 'the form');

    const noted = await answerIn(wire.slack, reader, 'C1', () => reader.submit(['Read before Friday.']));

    expect(noted.text).toContain('Noted');
    expect((await dmAnswer(wire.slack, reader, '/reading list')).text).toContain('Read before Friday.');
  });

  test('shows the reading list and the help at home', async () => {
    await dmAnswer(wire.slack, reader, '/reading add lazy neuron');

    reader.openHome();
    const home = await wire.slack.until(() => reader.home(), 'the home');

    expect(home.text).toContain(LAZY);
    expect(home.text).toContain('/paper');
  });

  test('publishes the home of each person for that person alone', async () => {
    const other = wire.slack.person('T1', 'U2');
    await dmAnswer(wire.slack, reader, '/reading add lazy neuron');

    other.openHome();
    const home = await wire.slack.until(() => other.home(), 'the home');

    expect(home.text).not.toContain(LAZY);
  });

  test('finds a paper from the home, and shows it there', async () => {
    await openHome('Find a paper');

    await reader.submit([null, 'lazy neuron']);
    const shown = await wire.slack.until(
      () => reader.modal()?.text.includes(LAZY) && reader.modal(),
      'the card',
    );

    expect(shown.buttons).toContain('Save');
  });

  test('hands the reading list over as a file when it is asked for at home', async () => {
    await dmAnswer(wire.slack, reader, '/reading add lazy neuron');

    await openHome('Export');
    const files = () => reader.seesInDm().flatMap((each) => each.files);
    const [file] = await wire.slack.until(() => files().length > 0 && files(), 'the file');

    expect(file?.name).toMatch(/\.bib$/u);
    expect(file?.content).toContain('Lazy Neuron');
  });

  test('offers papers while one types, and shows the one chosen', async () => {
    const modal = await openSearch();
    const offered = await reader.typeahead(modal, 'suggest:paper', 'lazy');

    const card = await answerIn(wire.slack, reader, 'C1', () => reader.submit([offered[0] ?? null, null]));

    expect(offered[0]).toContain('Lazy Neuron');
    expect(card.text).toContain(LAZY);
  });

  test('takes words of one’s own in the same modal', async () => {
    await openSearch();

    const card = await answerIn(wire.slack, reader, 'C1', () => reader.submit([null, 'lazy neuron']));

    expect(card.text).toContain(LAZY);
  });

  test('says beside the input that something must be chosen', async () => {
    await openSearch();

    await reader.submit([null, null]);

    expect(reader.modal()?.view.errors).not.toEqual({});
  });

  /** Opens the home, presses a button there and waits for the window it opens. */
  async function openHome(button: string) {
    reader.openHome();
    const home = await wire.slack.until(() => reader.home(), 'the home');
    reader.press(home, button);
    await wire.slack.until(() => reader.modal(), 'a window');
  }

  async function openSearch() {
    const taught = await slashAnswer(wire.slack, reader, '/paper');
    reader.press(taught, 'Choose from a list');
    return wire.slack.until(() => reader.modal(), 'the search');
  }
});

describe('links on Slack', () => {
  const LINK = 'https://arxiv.org/abs/2210.06313';
  let wire: StartedWire;
  let reader: PersonAtSlack;

  beforeEach(async () => {
    wire = await openStartedWire();
    reader = wire.slack.person('T1', 'U1');
  });

  afterEach(() => wire.close());

  const cardsOf = (ts: string) => reader.sees('C1').find((each) => each.ts === ts)?.cards ?? [];

  test('get a card beneath them', async () => {
    const { message } = reader.write('C1', `Look: ${LINK}`);

    await wire.slack.until(() => cardsOf(message.ts).length > 0, 'the card');

    expect(cardsOf(message.ts)[0]?.text).toContain(LAZY);
  });

  test('stay quiet when they were just shown here', async () => {
    const first = reader.write('C1', LINK).message;
    await wire.slack.until(() => cardsOf(first.ts).length > 0, 'the first card');

    const again = reader.write('C1', `Again ${LINK}`).message;
    const elsewhere = reader.write('C2', LINK).message;
    const seen = () => reader.sees('C2').find(({ ts }) => ts === elsewhere.ts)?.cards ?? [];
    await wire.slack.until(() => seen().length > 0, 'the card in another channel');

    expect(cardsOf(again.ts)).toEqual([]);
  });

  test('to papers we do not know stay as they are', async () => {
    const unknown = reader.write('C1', 'https://arxiv.org/abs/1706.03762').message;
    const known = reader.write('C1', LINK).message;

    await wire.slack.until(() => cardsOf(known.ts).length > 0, 'the card');

    expect(cardsOf(unknown.ts)).toEqual([]);
  });

  test('have buttons that work', async () => {
    const { message } = reader.write('C1', LINK);
    await wire.slack.until(() => cardsOf(message.ts).length > 0, 'the card');
    const [seen] = reader.sees('C1');
    if (seen === undefined) throw new Error('the message is gone');

    const answer = await answerIn(wire.slack, reader, 'C1', () => reader.press(seen, 'Similar'));

    expect(answer.isPrivate).toBe(true);
    expect(answer.text).toContain('Near');
  });
});
