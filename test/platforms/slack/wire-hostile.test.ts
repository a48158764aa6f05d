import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostileStrings } from '../../support/hostile-strings.ts';
import type { PersonAtSlack } from '../../support/slack-emulator/index.ts';
import { fieldsOf } from '../../support/slack-emulator/json.ts';
import { liveMarkup } from '../../support/slack-emulator/live-markup.ts';
import { dmAnswer, slashAnswer } from './answers.ts';
import { openStartedWire, type StartedWire } from './wire.ts';

/** Hosts our own cards link to. */
const OWN_HOSTS = ['arxiv.org', 'www.semanticscholar.org', 'doi.org'];

describe('hostile words typed on Slack', () => {
  let wire: StartedWire;
  let reader: PersonAtSlack;

  beforeAll(async () => {
    wire = await openStartedWire();
    reader = wire.slack.person('T1', 'U1');
  });

  afterAll(() => wire.close());

  test.each(hostileStrings)('come back readable and harmless to a command: $name', async ({ text }) => {
    const before = wire.slack.journal.entries.length;

    await slashAnswer(wire.slack, reader, `/cite ${text}`);

    expect(actingSince(before)).toEqual([]);
  });

  test.each(hostileStrings.filter(({ text }) => text.trim() !== ''))(
    'come back readable and harmless in a DM: $name',
    async ({ text }) => {
      const before = wire.slack.journal.entries.length;

      await dmAnswer(wire.slack, reader, `?${text}`);

      expect(actingSince(before)).toEqual([]);
    },
  );

  function actingSince(index: number): string[] {
    return wire.slack.journal.entries.slice(index).flatMap((entry) => {
      if (entry.kind === 'ack') return liveMarkup(fieldsOf(entry.payload), OWN_HOSTS);
      return entry.kind === 'call' || entry.kind === 'respond' ? liveMarkup(entry.args, OWN_HOSTS) : [];
    });
  }
});
