import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HttpMode, PersonAtSlack } from '../../support/slack-emulator/index.ts';
import { answerIn, dmAnswer, slashAnswer } from './answers.ts';
import { openStartedWire, type StartedWire } from './wire.ts';

const LAZY = 'The Lazy Neuron Phenomenon';

describe('Slack by signed HTTP', () => {
  let wire: StartedWire;
  let reader: PersonAtSlack;
  let http: HttpMode;

  beforeEach(async () => {
    wire = await openStartedWire({ transport: 'http' });
    reader = wire.slack.person('T1', 'U1');
    http = wire.http();
  });

  afterEach(() => wire.close());

  test('answers a command, a press, a message and the home', async () => {
    const card = await slashAnswer(wire.slack, reader, '/paper lazy neuron');
    const near = await answerIn(wire.slack, reader, 'C1', () => reader.press(card, 'Similar'));
    const plain = await dmAnswer(wire.slack, reader, 'HiRE');
    reader.openHome();
    const home = await wire.slack.until(() => reader.home(), 'the home');

    expect(card.text).toContain(LAZY);
    expect(near.text).toContain('Near');
    expect(plain.text).toContain('HiRE');
    expect(home.text).toContain('/paper');
  });

  test.each([
    ['a wrong signature', { signature: 'wrong' as const }],
    ['no signature', { signature: 'missing' as const }],
    ['a time stamp six minutes old', { skewSeconds: -360 }],
    ['a time stamp six minutes ahead', { skewSeconds: 360 }],
  ])('turns away %s', async (_name, trap) => {
    const honest = reader.dm('HiRE');
    await honest.acknowledged;
    const request = http.prepare(
      { type: 'events_api', payload: { ...honest.outgoing.payload, event_id: 'Ev9' } },
      { trap },
    );

    const answer = await http.post(request);

    expect(answer.status).toBe(401);
    expect(answer.body).not.toContain(wire.slack.app.signingSecret);
  });

  test('does nothing twice for a request that is played again', async () => {
    const { outgoing, acknowledged } = reader.dm('lazy neuron');
    await acknowledged;
    const request = http.prepare(outgoing);

    const statuses = [(await http.post(request)).status, (await http.post(request)).status];
    await dmAnswer(wire.slack, reader, 'HiRE');

    expect(statuses).toEqual([200, 200]);
    const answers = reader.seesInDm().filter(({ text, author }) => author !== 'U1' && text.includes(LAZY));
    expect(answers).toHaveLength(1);
  });

  test('answers Slack’s check of the address', async () => {
    const challenge = {
      type: 'events_api' as const,
      payload: { type: 'url_verification', challenge: 'abc' },
    };

    const answer = await http.post(http.prepare(challenge));

    expect(answer.status).toBe(200);
    expect(answer.body).toContain('abc');
  });

  test('turns away what is no request of Slack’s in words of its own', async () => {
    const garbage = { body: '{"not":', headers: { 'content-type': 'application/json' } };

    const answer = await http.post(garbage);

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toMatch(/at .+\.js/u);
  });
});
