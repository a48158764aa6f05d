import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerIn, dmAnswer, slashAnswer } from '../platforms/slack/answers.ts';
import { openStartedWire, type StartedWire } from '../platforms/slack/wire.ts';
import { channel, reader } from '../support/people.ts';
import type { HttpMode, PersonAtSlack } from '../support/slack-emulator/index.ts';
import { openDeskOver } from '../support/test-desk.ts';

const LAZY = 'The Lazy Neuron Phenomenon';

describe('a request that says it is Slack’s', () => {
  let wire: StartedWire;
  let http: HttpMode;
  let ada: PersonAtSlack;

  beforeEach(async () => {
    wire = await openStartedWire({ transport: 'http' });
    http = wire.http();
    ada = wire.slack.person('T1', 'U1');
  });
  afterEach(() => wire.close());

  const question = async (trap: { skewSeconds?: number; signature?: 'wrong' | 'missing' }) => {
    const { outgoing, acknowledged } = ada.dm('HiRE');
    await acknowledged;
    const payload = { ...outgoing.payload, event_id: 'EvOther' };
    return (await http.post(http.prepare({ type: 'events_api', payload }, { trap }))).status;
  };

  test.each([
    ['signed by somebody else', { signature: 'wrong' as const }],
    ['not signed', { signature: 'missing' as const }],
    ['older than five minutes', { skewSeconds: -310 }],
    ['from more than five minutes ahead', { skewSeconds: 310 }],
  ])('is turned away when it is %s', async (_what, trap) => {
    expect(await question(trap)).toBe(401);
  });

  test.each([-280, 280])('is taken within five minutes either way: %d s', async (skewSeconds) => {
    expect(await question({ skewSeconds })).toBe(200);
  });

  test('is turned away when a byte of it was changed', async () => {
    const { outgoing, acknowledged } = ada.dm('HiRE');
    await acknowledged;
    const { headers, body } = http.prepare(outgoing);

    expect((await http.post({ headers, body: body.replace('HiRE', 'HiRF') })).status).toBe(401);
  });

  test('is answered once, however often it is played again', async () => {
    const { outgoing, acknowledged } = ada.dm('lazy neuron');
    await acknowledged;
    const request = http.prepare(outgoing);

    for (let count = 0; count < 5; count += 1) expect((await http.post(request)).status).toBe(200);
    await dmAnswer(wire.slack, ada, 'HiRE');

    const answers = ada.seesInDm().filter(({ author, text }) => author !== ada.id && text.includes(LAZY));
    expect(answers).toHaveLength(1);
  });

  test('presses a button once, however often it is played again', async () => {
    const card = await slashAnswer(wire.slack, ada, '/paper lazy neuron');
    const delivery = ada.press(card, 'Save');
    await delivery.acknowledged;

    await delivery.again().acknowledged;
    await answerIn(wire.slack, ada, 'C1', () => ada.slash('/reading', 'list'));

    expect((await dmAnswer(wire.slack, ada, '/reading list')).text.match(/Lazy Neuron/g)).toHaveLength(1);
  });
});

describe('what is done twice', () => {
  test('counts once for votes and for what is saved', async () => {
    const desk = await openDeskOver([{ title: 'Lazy Neurons' }]);
    await desk.say('/nominate lazy neurons', reader, channel);

    for (let count = 0; count < 3; count += 1) {
      await desk.press({ route: 'nominate vote', args: { paper: 'lazy-neurons' } }, reader, channel);
      await desk.press({ route: 'reading add', args: { query: 'lazy neurons' } }, reader, channel);
    }

    for await (const [, ballot] of desk.store.ballots.all())
      expect(ballot.nominations.map(({ votes }) => votes.length)).toEqual([1]);
    for await (const [, list] of desk.store.readingLists.all()) expect(list.entries).toHaveLength(1);
  });
});
