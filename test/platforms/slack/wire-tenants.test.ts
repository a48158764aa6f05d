import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonAtSlack } from '../../support/slack-emulator/index.ts';
import { answerInDm, dmAnswer } from './answers.ts';
import { install } from './install.ts';
import { openStartedWire, type StartedWire } from './wire.ts';

const LAZY = 'The Lazy Neuron Phenomenon';

describe('many workspaces on one Slack app', () => {
  let wire: StartedWire;
  let here: PersonAtSlack;
  let there: PersonAtSlack;

  beforeEach(async () => {
    wire = await openStartedWire({ transport: 'http', tenancy: 'many' });
    here = wire.slack.person('T1', 'U1');
    there = wire.slack.person('T2', 'U1');
  });

  afterEach(() => wire.close());

  test('a workspace that installs the app is answered', async () => {
    const page = await install(wire, 'T1');

    expect(page.status).toBe(200);
    expect((await dmAnswer(wire.slack, here, 'lazy neuron')).text).toContain(LAZY);
  });

  test('a forged state installs nothing', async () => {
    const page = await install(wire, 'T1', { state: 'forged' });

    expect(page.status).toBe(400);
    expect(wire.slack.calls('oauth.v2.access')).toEqual([]);
  });

  test('an installation outlives a restart', async () => {
    await install(wire, 'T1');

    await wire.restart();

    expect((await dmAnswer(wire.slack, here, 'lazy neuron')).text).toContain(LAZY);
  });

  test('neither sees the reading list of the other, though the ids are the same', async () => {
    await install(wire, 'T1');
    await install(wire, 'T2');
    const card = await dmAnswer(wire.slack, here, 'lazy neuron');
    await answerInDm(wire.slack, here, () => here.press(card, 'Save'));

    const listHere = await dmAnswer(wire.slack, here, '/reading list');
    const listThere = await dmAnswer(wire.slack, there, '/reading list');

    expect(listHere.text).toContain(LAZY);
    expect(listThere.text).toContain('empty');
  });

  test.each(['app_uninstalled', 'tokens_revoked'])('%s takes the installation away', async (type) => {
    await install(wire, 'T1');
    await install(wire, 'T2');
    const { botUser } = wire.slack.workspace('T1');

    await wire.slack.tell('T1', {
      type,
      ...(type === 'tokens_revoked' ? { tokens: { bot: [botUser] } } : {}),
    }).acknowledged;
    await wire.untilForgotten('T1');

    expect((await dmAnswer(wire.slack, there, 'lazy neuron')).text).toContain(LAZY);
  });

  test('a token revoked in one workspace leaves the other untouched', async () => {
    await install(wire, 'T1');
    await install(wire, 'T2');
    const { botToken, tokens } = wire.slack.workspace('T1');
    Object.assign(tokens.get(botToken) ?? {}, { state: 'revoked' });
    here.dm('lazy neuron');
    await wire.untilLogged(({ message, fields }) => JSON.stringify([message, fields]).includes('T1'));

    expect((await dmAnswer(wire.slack, there, 'lazy neuron')).text).toContain(LAZY);
    expect(wire.platform.health().ready).toBe(true);
  });

  test('no token stands in the log or, readable, in the store', async () => {
    await install(wire, 'T1');
    await dmAnswer(wire.slack, here, 'lazy neuron');

    const { botToken } = wire.slack.workspace('T1');
    const { clientSecret, signingSecret } = wire.slack.app;
    const kept = JSON.stringify(wire.logged) + (await wire.stored());

    expect([botToken, clientSecret, signingSecret].filter((secret) => kept.includes(secret))).toEqual([]);
  });
});
