import { readFileSync } from 'node:fs';
import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { SCOPES, slackManifest } from '../../src/platforms/slack/index.ts';
import { startedBench } from '../platforms/discord/started-bench.ts';
import { INTENT } from '../support/discord-emulator/wire.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

describe('what is asked of Slack', () => {
  test('is what the table gives a reason for, and the README says each', () => {
    const manifest = JSON.stringify(slackManifest(commands, { prefix: '' }));
    const asked = /"bot":\[([^\]]*)\]/.exec(manifest)?.[1]?.replaceAll('"', '').split(',') ?? [];

    expect(asked.toSorted()).toEqual(Object.keys(SCOPES).toSorted());
    for (const [scope, reason] of Object.entries(SCOPES)) {
      expect(reason.length).toBeGreaterThan(10);
      expect(readme).toContain(`\`${scope}\``);
      expect(readme).toContain(reason);
    }
  });

  test('holds nothing that reads, writes or manages more than that', () => {
    for (const scope of Object.keys(SCOPES)) {
      expect(scope).not.toMatch(
        /admin|chat:write\.(?:public|customize)|users:read\.email|search|:manage|mpim|identify/,
      );
    }
  });
});

describe('what is asked of Discord', () => {
  test('is no privileged intent', async () => {
    const bench = await startedBench();
    const [identify] = bench.discord.gateway.identifies;
    await bench.dispose();

    const privileged = INTENT.guildMembers | INTENT.guildPresences | INTENT.messageContent;
    expect((identify?.intents ?? privileged) & privileged).toBe(0);
  });

  test('is no administrator permission, in no link of the README', () => {
    const links = [...readme.matchAll(/permissions=(\d+)/g)].map(([, bits]) => BigInt(bits ?? '0'));

    for (const bits of links) expect(bits & PermissionFlagsBits.Administrator).toBe(0n);
    expect(readme).not.toMatch(/tick[^.]*\*Administrator\*/i);
  });
});
