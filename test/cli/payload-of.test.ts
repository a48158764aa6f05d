import { describe, expect, test } from 'vitest';
import { payloadOf, readPress, viewOf } from '../../src/cli/payload-of.ts';
import type { Document } from '../../src/core/document/document.ts';
import { withChart, yearly } from '../support/charts.ts';

const withFile: Document = {
  ...withChart(yearly()),
  blocks: [
    ...withChart(yearly()).blocks,
    { kind: 'file', name: 'reading list.bib', mediaType: 'text/x-bibtex', content: '@article{a}' },
  ],
};
const CALL = { route: 'paper', args: { query: 'HiRE' } };
const WITH_BUTTON: Document = {
  ...withChart(),
  actions: [{ kind: 'button', label: 'Show', spoken: 'Show it', call: CALL, style: 'plain' }],
};

describe('what a platform would be sent, for the page', () => {
  test('names the file of each picture of Slack’s, and the block it comes from', async () => {
    const { payload, pictures, files } = await viewOf(withFile, 'slack', {
      share: true,
      isPrivate: false,
      pictures: true,
    });

    const [id = ''] = Object.keys(pictures);
    expect(pictures[id]).toBe(1);
    expect(JSON.stringify(payload)).toContain(`"slack_file":{"id":"${id}"}`);
    expect(files).toEqual({ 'reading list.bib': 2 });
    expect(payload).not.toHaveProperty('files');
  });

  test('names the address of each picture and file of Discord’s', async () => {
    const { payload, pictures, files } = await viewOf(withFile, 'discord', {
      share: true,
      isPrivate: false,
      pictures: true,
    });

    expect(pictures).toEqual({ 'attachment://chart.png': 1 });
    expect(files).toEqual({ 'attachment://reading-list.bib': 2 });
    expect(JSON.stringify(payload)).toContain('attachment://chart.png');
  });

  test('tells two charts apart', async () => {
    const document = withChart(yearly(), yearly());

    const onSlack = await viewOf(document, 'slack', { share: false, isPrivate: false, pictures: true });
    const onDiscord = await viewOf(document, 'discord', { share: false, isPrivate: false, pictures: true });

    expect(Object.values(onSlack.pictures)).toEqual([1, 2]);
    expect(onDiscord.pictures).toEqual({ 'attachment://chart.png': 1, 'attachment://chart-2.png': 2 });
  });

  test('has words on Slack, and the picture on Discord, in what one person alone sees', async () => {
    const settings = { share: true, isPrivate: true, pictures: true };

    const onSlack = await viewOf(withFile, 'slack', settings);
    const onDiscord = await viewOf(withFile, 'discord', settings);

    expect(onSlack.pictures).toEqual({});
    expect(JSON.stringify(onSlack.payload)).toContain('2024');
    expect(onDiscord.pictures).toEqual({ 'attachment://chart.png': 1 });
  });

  test.each(['slack', 'discord'] as const)(
    'has words where no pictures are wanted on %s',
    async (platform) => {
      const { payload, pictures } = await viewOf(withFile, platform, {
        share: false,
        isPrivate: false,
        pictures: false,
      });

      expect(pictures).toEqual({});
      expect(JSON.stringify(payload)).toContain('2024');
    },
  );
});

describe('a press on it', () => {
  const elements = (value: unknown): Record<string, unknown>[] =>
    Array.isArray(value)
      ? value.flatMap(elements)
      : typeof value === 'object' && value !== null
        ? [value as Record<string, unknown>, ...Object.values(value).flatMap(elements)]
        : [];

  test('is read as Slack’s listener would', async () => {
    const { payload } = await viewOf(WITH_BUTTON, 'slack', { share: true, isPrivate: false, pictures: true });
    const buttons = elements(payload).filter(({ type }) => type === 'button');

    const read = await Promise.all(
      buttons.map(({ action_id: actionId, value }) =>
        readPress('slack', { actionId: String(actionId), value: String(value) }),
      ),
    );

    expect(read).toEqual([
      { kind: 'call', token: expect.stringMatching(/^paper/) },
      { kind: 'share', token: expect.stringMatching(/^library status/) },
    ]);
  });

  test('is read as Discord’s listener would', async () => {
    const { payload } = await viewOf(WITH_BUTTON, 'discord', {
      share: true,
      isPrivate: false,
      pictures: true,
    });
    const buttons = elements(payload).filter(({ type }) => type === 2);

    const read = await Promise.all(
      buttons.map(({ custom_id: customId }) => readPress('discord', { customId: String(customId) })),
    );

    expect(read).toEqual([
      { kind: 'call', token: expect.stringMatching(/^paper/) },
      { kind: 'share', token: expect.stringMatching(/^library status/) },
    ]);
  });

  test('of a chosen entry is what the entry holds', async () => {
    expect(await readPress('slack', { actionId: 'pick:1', value: 'paper?query=HiRE' })).toEqual({
      kind: 'call',
      token: 'paper?query=HiRE',
    });
    expect(await readPress('discord', { customId: 'p:1', value: 'paper?query=HiRE' })).toEqual({
      kind: 'call',
      token: 'paper?query=HiRE',
    });
  });

  test.each([
    ['slack', { actionId: 'link:1', value: '' }],
    ['slack', { actionId: 'other', value: 'paper' }],
  ] as const)('is nothing on %s for %o', async (platform, part) => {
    expect(await readPress(platform, part)).toBeNull();
  });

  test.each([{ customId: 'x:paper' }, { customId: 'f:paper' }, { customId: 'k:1' }])(
    'is nothing on Discord for %o',
    async (part) => {
      expect(await readPress('discord', part)).toBeNull();
    },
  );
});

describe('what ask prints', () => {
  const reply = { kind: 'document' as const, document: withFile };

  test('has the picture for Discord, told by its bytes', async () => {
    const { files } = (await payloadOf(reply, 'discord', true)) as { files: Record<string, unknown>[] };

    expect(files).toEqual([
      { name: 'chart.png', mediaType: 'image/png', bytes: expect.any(Number) },
      { name: 'reading-list.bib', mediaType: 'text/x-bibtex', content: '@article{a}' },
    ]);
    expect(files[0]?.bytes).toBeGreaterThan(1000);
  });

  test('has words for Slack, as the first message has', async () => {
    expect(JSON.stringify(await payloadOf(reply, 'slack', true))).toContain('2024 3 cs.LG');
  });
});
