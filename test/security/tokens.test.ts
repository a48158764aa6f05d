import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { SILENT } from '../../src/core/ports/log.ts';
import { openHouse } from '../../src/main.ts';
import { redact } from '../../src/platforms/slack/redact.ts';
import { createSealer } from '../../src/platforms/slack/sealed.ts';
import { backup } from '../../src/store/backup.ts';
import { openWire, openWireHouse } from '../platforms/discord/wire.ts';
import { dmAnswer, slashAnswer } from '../platforms/slack/answers.ts';
import { install } from '../platforms/slack/install.ts';
import { openStartedWire } from '../platforms/slack/wire.ts';
import { SAMPLES } from '../support/store-samples.ts';

const KEY = 'canary-secret-key-of-thirty-two-b';

describe('canary secrets', () => {
  test('of Slack stand in no answer, no log and no file', async () => {
    const wire = await openStartedWire({ transport: 'http', tenancy: 'many' });
    await install(wire, 'T1');
    const ada = wire.slack.person('T1', 'U1');
    await dmAnswer(wire.slack, ada, 'lazy neuron');
    await slashAnswer(wire.slack, ada, '/broadsheet status');
    const { botToken } = wire.slack.workspace('T1');
    const { signingSecret, clientSecret, appToken } = wire.slack.app;
    const sent = wire.slack.journal.entries.map((entry) =>
      entry.kind === 'call' || entry.kind === 'respond' ? JSON.stringify(entry.args) : '',
    );

    const everything = [JSON.stringify(wire.logged), await wire.stored(), ...sent].join('\n');
    await wire.close();

    for (const secret of [botToken, signingSecret, appToken, KEY]) expect(everything).not.toContain(secret);
    // The exchange of a code for a token is the one call that carries it.
    expect(
      [JSON.stringify(wire.logged), everything.replaceAll(/"client_secret":"[^"]*"/g, '')].join(),
    ).not.toContain(clientSecret);
  });

  test('of Discord stand in no answer, no log and no file', async () => {
    const house = await openWireHouse();
    const wire = await openWire(house);
    await wire.answerTo(wire.ada.slash('paper', { query: 'lazy neuron' }, { channel: wire.papers }));
    await wire.answerTo(wire.ada.slash('broadsheet status'));
    const everything = JSON.stringify([wire.logged, wire.discord.requests.map(({ json }) => json)]);
    const { token } = wire.discord.world;
    await wire.close();
    await house.close();

    expect(everything).not.toContain(token);
  });
});

describe('what is kept', () => {
  test('holds install tokens sealed, and so does a backup', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'broadsheet-tokens-'));
    const house = await openHouse({ dataDir: folder, access: 'write', log: SILENT });
    const token = 'xoxb-canary-install-token';
    const sealed = createSealer(KEY, (size) => Buffer.alloc(size, 7)).seal(token, 'T1');
    await house.store.installations.change('T1', () => ({ ...SAMPLES.installations, id: 'T1', sealed }));
    const file = join(folder, 'backup.gz');
    await backup(house.store, file, { now: () => new Date('2026-11-23T12:00:00Z') });
    await house.close();

    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = files.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
    const texts = await Promise.all(paths.map((path) => readFile(path)));
    const modes = await Promise.all(paths.map(async (path) => (await stat(path)).mode & 0o077));
    const folders = files.filter((each) => each.isDirectory() && !each.name.endsWith('.lock'));
    const folderModes = await Promise.all(
      folders.map(async (each) => (await stat(join(each.parentPath, each.name))).mode & 0o077),
    );
    const unpacked = gunzipSync(await readFile(file)).toString();
    await rm(folder, { recursive: true, force: true });

    expect(unpacked).toContain('"T1"');
    expect([unpacked, ...texts.map(String)].filter((text) => text.includes('canary'))).toEqual([]);
    expect([...new Set([...modes, ...folderModes])]).toEqual([0]);
  });

  test('opens with the key it was sealed with, for the workspace it was sealed for, and no other', () => {
    const sealer = createSealer(KEY, (size) => Buffer.alloc(size, 7));
    const sealed = sealer.seal('xoxb-canary', 'T1');

    expect(sealer.open(sealed, 'T1')).toBe('xoxb-canary');
    expect(sealer.open(sealed, 'T2')).toBeNull();
    expect(createSealer(`${KEY}!`, (size) => Buffer.alloc(size, 7)).open(sealed, 'T1')).toBeNull();
  });
});

describe('words for the log', () => {
  test.each([
    'xoxb-123-456-abcDEF',
    'xoxp-1-2-3',
    'xoxe.xoxp-1-abc',
    'xapp-1-A1-2-abc',
    'https://hooks.slack.com/commands/T1/2/abcdef',
    'wss://wss-primary.slack.com/link/?ticket=abc',
  ])('lose %s', (secret) => {
    expect(redact(`failed for ${secret} again`)).not.toContain(secret.slice(8));
  });
});
