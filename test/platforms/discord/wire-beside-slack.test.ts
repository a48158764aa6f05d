import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dmAnswer } from '../slack/answers.ts';
// Slack's library comes first on purpose: the HTTP client it brings would otherwise not be in discord.js' way.
import { openStartedWire, type StartedWire } from '../slack/wire.ts';
import { openWire, openWireHouse, type Wire, type WireHouse } from './wire.ts';

const LAZY = 'The Lazy Neuron Phenomenon';

describe('Slack and Discord in one process', () => {
  let slack: StartedWire;
  let house: WireHouse;
  let discord: Wire;

  beforeAll(async () => {
    slack = await openStartedWire();
    house = await openWireHouse();
    discord = await openWire(house);
  });

  afterAll(async () => {
    await discord.close();
    await house.close();
    await slack.close();
  });

  test('a file is handed over on Discord while Slack is connected', async () => {
    const reader = slack.slack.person('T1', 'U1');
    const before = await dmAnswer(slack.slack, reader, 'lazy neuron');
    await discord.answerTo(discord.ada.slash('reading add', { query: 'lazy neuron' }));

    const exported = await discord.answerTo(discord.ada.slash('reading export', { format: 'bibtex' }));

    expect(before.text).toContain(LAZY);
    expect(exported.files.map(({ content }) => content.toString()).join('')).toContain('Lazy Neuron');
  });

  test('Slack still answers after Discord has sent a file', async () => {
    await discord.answerTo(discord.eve.slash('library export', { format: 'bibtex' }));

    const answer = await dmAnswer(slack.slack, slack.slack.person('T1', 'U2'), 'lazy neuron');

    expect(answer.text).toContain(LAZY);
  });
});
