import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defineCommand } from '../../../src/core/command/command.ts';
import { SILENT } from '../../../src/core/ports/log.ts';
import { answeringOptions } from '../../../src/platforms/slack/clients.ts';
import { personOf, tenantOf, withAccess } from '../../../src/platforms/slack/people.ts';
import { createRuntime } from '../../../src/platforms/slack/runtime.ts';
import { createScriptedDesk } from '../../contracts/platform-desk.ts';
import { type SlackEmulator, startSlackEmulator } from '../../support/slack-emulator/index.ts';
import { handClock } from './hand-clock.ts';

const ORIGIN = { teamId: 'T1', enterpriseId: 'E1', isEnterpriseInstall: false };
const SAID = { kind: 'text' as const, text: '/rebuild' };

const rebuild = defineCommand({
  name: 'rebuild',
  description: 'For admins',
  options: {},
  examples: ['rebuild'],
  access: 'admin',
  run: async () => ({ kind: 'silence' }),
});

describe('who asks on Slack', () => {
  test('belongs to their workspace, or to the organisation that installed the app', () => {
    expect(tenantOf(ORIGIN)).toBe('slack:T1');
    expect(tenantOf({ ...ORIGIN, isEnterpriseInstall: true })).toBe('slack:E1');
  });

  test('is called by their id where Slack gives no name', () => {
    expect(personOf(ORIGIN, 'U1', '')).toEqual({
      tenant: 'slack:T1',
      id: 'U1',
      name: 'U1',
      access: 'everyone',
    });
  });
});

describe('the rights of who asks on Slack', () => {
  let slack: SlackEmulator;

  beforeEach(async () => {
    slack = await startSlackEmulator();
    slack.addWorkspace({ id: 'T1' });
    slack.person('T1', 'U1');
    slack.person('T1', 'U9', { isAdmin: true });
  });

  afterEach(() => slack.close());

  test.each([
    ['U1', 'everyone'],
    ['U9', 'admin'],
    ['U404', 'everyone'],
  ])('are those Slack gives them: %s is %s', async (id, access) => {
    const { runtime, client } = setUp();

    expect((await withAccess(runtime, client, personOf(ORIGIN, id, ''), SAID)).access).toBe(access);
  });

  test('are asked for once a minute, and never for what everyone may do', async () => {
    const { runtime, client, clock } = setUp();
    const admin = personOf(ORIGIN, 'U9', '');
    const ask = (text: string) => withAccess(runtime, client, admin, { kind: 'text', text });

    await ask('lazy neuron');
    await ask('/rebuild');
    await ask('/rebuild');
    const withinTheMinute = slack.calls('users.info').length;
    clock.advance(60_000);
    await ask('/rebuild');

    expect([withinTheMinute, slack.calls('users.info').length]).toEqual([1, 2]);
  });

  function setUp() {
    const clock = handClock();
    const settings = {
      transport: { kind: 'socket' as const, appToken: '' },
      tenancy: { kind: 'one' as const, botToken: '' },
      apiUrl: slack.apiUrl,
      commandPrefix: '',
    };
    const parts = { settings, commands: [rebuild], log: SILENT, installations: null, ...clock };
    const runtime = createRuntime(parts, createScriptedDesk(), () => {});
    const options = answeringOptions({ apiUrl: slack.apiUrl, log: SILENT });
    return { runtime, clock, client: new WebClient(slack.workspace('T1').botToken, options) };
  }
});
