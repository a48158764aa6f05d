import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Painter } from '../../../src/core/ports/painter.ts';
import { DISCORD_TIMING } from '../../../src/platforms/discord/timing.ts';
import {
  type CountingPainter,
  countingPainter,
  FAILING_PAINTER,
  withChart,
  yearly,
} from '../../support/charts.ts';
import type { Person } from '../../support/discord-emulator/person.ts';
import { allComponents } from '../../support/discord-emulator/texts.ts';
import { visibleTo } from '../../support/discord-emulator/visible.ts';
import type { Channel, Guild, StoredMessage } from '../../support/discord-emulator/world.ts';
import { answerText, type DiscordBench, startedBench } from './started-bench.ts';

const CALLBACK = 'POST /interactions/:interaction/:token/callback';
const PATCH = 'PATCH /channels/:channel/messages/:message';

describe('a chart in an answer on Discord', () => {
  let bench: DiscordBench;
  let painter: CountingPainter;
  let guild: Guild;
  let room: Channel;
  let ada: Person;

  const start = async (by: Painter) => {
    bench = await startedBench({ painter: by });
    guild = bench.discord.guild('Lab');
    room = bench.discord.channel(guild, 'papers');
    ada = bench.discord.person('Ada');
    bench.discord.join(guild, ada);
    bench.desk.answerWith(() => ({ kind: 'document', document: withChart(yearly()) }));
  };

  beforeEach(async () => {
    painter = countingPainter();
    await start(painter);
  });

  afterEach(() => bench.dispose());

  const galleryOf = (message: StoredMessage | null) =>
    allComponents(message?.wire.components ?? []).find(({ type }) => type === 12) as
      | { items: { media: { url: string }; description: string }[] }
      | undefined;

  test('is a picture with its numbers in words, to the asker alone where others look on', async () => {
    const answer = await bench.answered(ada.slash('library status', {}, { channel: room }));
    const { original } = answer;

    expect(original?.files.map(({ name }) => name)).toEqual(['chart.png']);
    expect(galleryOf(original)?.items).toMatchObject([
      { media: { url: expect.stringContaining('chart.png') }, description: yearly().alt },
    ]);
    expect(answerText(answer)).not.toContain('█');
    expect(original?.onlyFor).not.toBeNull();
  });

  test('goes along when the answer is shared', async () => {
    const { original } = await bench.answered(ada.slash('library status', {}, { channel: room }));
    if (original === null) throw new Error('there is no answer');

    ada.press(original, 'Share');
    const shared = await bench.discord.until(
      () => visibleTo(bench.discord.world, room, ada.user).find(({ ephemeral }) => !ephemeral),
      'the shared answer',
    );

    expect(shared.files.map(({ name }) => name)).toEqual(['chart.png']);
  });

  test('is shown in words where Discord takes no files there', async () => {
    bench.discord.faults.add(CALLBACK, { kind: 'error', status: 403, code: 50013 });

    const answer = await bench.answered(ada.slash('library status', {}, { channel: room }));

    expect(answer.original?.files).toEqual([]);
    expect(answerText(answer)).toContain('█');
  });

  test('keeps its picture in a message that is changed, and loses it where the chart is gone', async () => {
    const said = (...charts: ReturnType<typeof yearly>[]) => ({
      ...withChart(...charts),
      visibility: 'everyone' as const,
    });
    bench.desk.answerWith(() => ({ kind: 'document', document: said(yearly()) }));
    const { original } = await bench.answered(ada.slash('library status', {}, { channel: room }));
    if (original === null) throw new Error('there is no answer');
    const message = { channel: room.id, message: original.wire.id };
    const change = async (...charts: ReturnType<typeof yearly>[]) => {
      const edits = [{ message, document: said(...charts) }];
      bench.desk.answerWith(() => ({ kind: 'document', document: withChart(), edits }));
      const before = bench.discord.requestsTo(PATCH).length;
      await bench.answered(ada.slash('nominate', { query: 'HiRE' }, { channel: room }));
      await bench.discord.until(() => bench.discord.requestsTo(PATCH).length > before, 'the change');
      return original.files.map(({ name }) => name);
    };

    expect(await change(yearly({ title: 'Another' }))).toEqual(['chart.png']);
    expect(await change()).toEqual([]);
  });

  test('is shown in words where it cannot be painted', async () => {
    await bench.dispose();
    await start(FAILING_PAINTER);

    const answer = await bench.answered(ada.slash('library status', {}, { channel: room }));

    expect(answer.original?.files).toEqual([]);
    expect(answerText(answer)).toContain('█');
    expect(bench.logged.map(({ message }) => message)).toContain(
      'a chart could not be painted and is shown in words',
    );
  });

  test('is shown in words where painting takes too long for Discord', async () => {
    painter.paint = () => new Promise(() => {});

    const asked = ada.slash('library status', {}, { channel: room });
    await bench.discord.until(
      () => bench.timer.waiting().includes(DISCORD_TIMING.paintWithinMs),
      'painting to begin',
    );
    bench.timer.fire(DISCORD_TIMING.paintWithinMs);
    const answer = await bench.answered(asked);

    expect(answerText(answer)).toContain('█');
  });
});
