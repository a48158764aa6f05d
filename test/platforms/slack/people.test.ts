import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Access, type Command, defineCommand, type Place } from '../../../src/core/command/command.ts';
import { SILENT } from '../../../src/core/ports/log.ts';
import { answeringOptions } from '../../../src/platforms/slack/clients.ts';
import { personOf, tenantOf, withAccess } from '../../../src/platforms/slack/people.ts';
import { createRuntime } from '../../../src/platforms/slack/runtime.ts';
import { createScriptedDesk } from '../../contracts/platform-desk.ts';
import { type SlackEmulator, startSlackEmulator } from '../../support/slack-emulator/index.ts';
import { handClock } from './hand-clock.ts';

const ORIGIN = { teamId: 'T1', enterpriseId: 'E1', isEnterpriseInstall: false };
const CHANNEL: Place = { kind: 'channel', id: 'C1' };
const DM: Place = { kind: 'dm', id: 'DU1' };

const nothing = async () => ({ kind: 'silence' as const });

const commands: readonly Command[] = [
  defineCommand({
    name: 'rebuild',
    description: 'For admins',
    options: {},
    examples: ['rebuild'],
    access: 'admin',
    run: nothing,
  }),
  defineCommand({
    name: 'schedule',
    description: 'For hosts',
    options: {},
    examples: ['schedule'],
    access: 'host',
    run: nothing,
  }),
  defineCommand({
    name: 'withdraw',
    description: 'For whoever made it, and hosts',
    options: {},
    examples: ['withdraw'],
    ownerToo: true,
    run: nothing,
  }),
];

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
    const workspace = slack.addWorkspace({ id: 'T1' });
    const { botUser } = workspace;
    slack.person('T1', 'U1');
    slack.person('T1', 'U2');
    slack.person('T1', 'U8', { isOwner: true });
    slack.person('T1', 'U9', { isAdmin: true });
    slack.person('T1', 'UEXT', { isAdmin: true, team: 'T2' });
    workspace.addChannel({ id: 'C1', creator: 'U2', members: ['U1', 'U2', 'U9', 'UEXT', botUser] });
    workspace.addChannel({ id: 'C2', creator: 'U1', members: ['U1', 'U2', 'U9', botUser] });
    workspace.addChannel({ id: 'G1', kind: 'private', creator: 'U2', members: ['U2', botUser] });
    workspace.addChannel({ id: 'G2', kind: 'private', creator: 'U2', members: ['U2'] });
  });

  afterEach(() => slack.close());

  test.each<[who: string, line: string, place: Place, access: Access]>([
    ['U1', '/rebuild', CHANNEL, 'everyone'],
    ['U2', '/rebuild', CHANNEL, 'everyone'],
    ['U8', '/rebuild', CHANNEL, 'admin'],
    ['U9', '/rebuild', CHANNEL, 'admin'],
    ['U404', '/rebuild', CHANNEL, 'everyone'],
    ['U1', '/rebuild', DM, 'everyone'],
    ['U1', '/schedule', CHANNEL, 'everyone'],
    ['U2', '/schedule', CHANNEL, 'host'],
    ['U2', '/schedule', { kind: 'channel', id: 'C2' }, 'everyone'],
    ['U9', '/schedule', CHANNEL, 'admin'],
    ['U1', '/schedule', DM, 'host'],
    ['U2', '/schedule', { kind: 'channel', id: 'G1' }, 'host'],
    ['U2', '/schedule', { kind: 'channel', id: 'G2' }, 'everyone'],
    ['U1', '/schedule', { kind: 'channel', id: 'DU2' }, 'everyone'],
    ['U1', '/withdraw', CHANNEL, 'everyone'],
    ['U2', '/withdraw', CHANNEL, 'host'],
    ['U9', '/withdraw', CHANNEL, 'admin'],
    ['U9', 'lazy neuron', CHANNEL, 'everyone'],
  ])('are those Slack gives them: %s saying %s in %o is %s', async (id, text, place, access) => {
    const { accessOf } = setUp();

    expect(await accessOf(id, text, place)).toBe(access);
  });

  test('are not those of an admin of another workspace, in a shared channel', async () => {
    const { accessOf } = setUp();

    expect(await accessOf('UEXT', '/rebuild')).toBe('everyone');
  });

  test('are asked for once a minute, and never for what everyone may do', async () => {
    const { accessOf, clock } = setUp();

    await accessOf('U9', 'lazy neuron');
    await accessOf('U9', '/rebuild');
    await accessOf('U9', '/rebuild');
    const withinTheMinute = slack.calls('users.info').length;
    clock.advance(60_000);
    await accessOf('U9', '/rebuild');

    expect([withinTheMinute, slack.calls('users.info').length]).toEqual([1, 2]);
  });

  test('as host are asked for once a minute for each channel', async () => {
    const { accessOf, clock } = setUp();
    const elsewhere: Place = { kind: 'channel', id: 'C2' };

    const first = [await accessOf('U2', '/schedule'), await accessOf('U2', '/schedule', elsewhere)];
    await accessOf('U1', '/schedule');
    const withinTheMinute = slack.calls('conversations.info').length;
    clock.advance(60_000);
    await accessOf('U2', '/schedule');

    expect(first).toEqual(['host', 'everyone']);
    expect([withinTheMinute, slack.calls('conversations.info').length]).toEqual([2, 3]);
  });

  test('are nobody’s while Slack does not answer, and found once it does', async () => {
    const { accessOf } = setUp();
    slack.faults.add('users.info', { kind: 'refused', error: 'missing_scope' });
    slack.faults.add('conversations.info', { kind: 'refused', error: 'missing_scope' });

    const before = await accessOf('U2', '/schedule');
    const after = await accessOf('U2', '/schedule');

    expect([before, after]).toEqual(['everyone', 'host']);
  });

  function setUp() {
    const clock = handClock();
    const settings = {
      transport: { kind: 'socket' as const, appToken: '' },
      tenancy: { kind: 'one' as const, botToken: '' },
      apiUrl: slack.apiUrl,
      commandPrefix: '',
    };
    const parts = { settings, commands, log: SILENT, installations: null, ...clock };
    const runtime = createRuntime(parts, createScriptedDesk(), () => {});
    const options = answeringOptions({ apiUrl: slack.apiUrl, log: SILENT });
    const client = new WebClient(slack.workspace('T1').botToken, options);
    return {
      clock,
      async accessOf(id: string, text: string, place: Place = CHANNEL) {
        const person = personOf(ORIGIN, id, '');
        const { access } = await withAccess(runtime, client, { person, place, said: { kind: 'text', text } });
        return access;
      },
    };
  }
});
