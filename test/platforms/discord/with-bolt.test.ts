// Bolt first: it is its undici that would take over the connections of discord.js.
import '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createResvgPainter } from '../../../src/pictures/resvg/index.ts';
import { requestTo } from '../../contracts/messenger-samples.ts';
import { longDocument, withFile } from '../../contracts/platform-samples.ts';
import { pngSize, withChart, yearly } from '../../support/charts.ts';
import { messagesIn } from '../../support/discord-emulator/world.ts';
import { type DiscordBench, startedBench } from './started-bench.ts';

let bench: DiscordBench;

beforeEach(async () => {
  bench = await startedBench({ painter: createResvgPainter() });
});

afterEach(() => bench.dispose());

test('a file arrives whole although Bolt was loaded first', async () => {
  bench.desk.answerWith(() => ({ kind: 'document', document: withFile }));
  const ada = bench.discord.person('Ada');

  const { original } = await bench.answered(ada.slash('reading export'));

  const files = original?.files.map(({ name, content }) => [name, content.toString('utf8')]);
  expect(files).toEqual([['reading-list.bib', '@article{flowers}\n']]);
});

test('so does the picture of a chart', async () => {
  bench.desk.answerWith(() => ({ kind: 'document', document: withChart(yearly()) }));
  const ada = bench.discord.person('Ada');

  const { original } = await bench.answered(ada.slash('library status'));

  const [picture] = original?.files ?? [];
  expect(original?.files).toHaveLength(1);
  expect(picture?.name).toBe('chart.png');
  expect(pngSize(picture?.content ?? Buffer.alloc(24)).width).toBe(1200);
});

test('so does one that is posted', async () => {
  const guild = bench.discord.guild('Lab');
  const { id } = bench.discord.channel(guild, 'papers');
  const to = { kind: 'channel', tenant: `discord:${guild.id}`, channel: id } as const;

  const outcome = await bench.running.messenger.post(requestTo(to, { document: longDocument(150) }));

  const files = messagesIn(bench.discord.world, id).flatMap((message) => message.files);
  expect(outcome.kind).toBe('accepted');
  expect(files.map(({ content }) => content.toString().includes('Paragraph number 150'))).toEqual([true]);
});
