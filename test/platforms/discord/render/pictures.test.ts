import { describe, expect, test } from 'vitest';
import type { Chart } from '../../../../src/core/document/document.ts';
import { renderMessage } from '../../../../src/platforms/discord/render/index.ts';
import { withChart, yearly } from '../../../support/charts.ts';
import { checkDiscordPayload } from '../../../support/discord-rules/index.ts';

const ROUTE = 'POST /channels/1/messages';

function drawn(...charts: Chart[]) {
  const pictures = new Map(
    charts.map((chart) => [chart, { png: new Uint8Array([137, 80]), width: 600, height: 300 }]),
  );
  return renderMessage(withChart(...charts), { share: true, pictures });
}

describe('charts that were painted', () => {
  test('are shown by a gallery in the place of their bars', () => {
    const { components, files } = drawn(yearly());

    const [card] = components;
    expect(card).toMatchObject({
      components: [
        { type: 10, content: '## What the library holds' },
        {
          type: 12,
          items: [{ media: { url: 'attachment://chart.png' }, description: yearly().alt }],
        },
        { type: 1 },
      ],
    });
    expect(files).toMatchObject([{ name: 'chart.png', mediaType: 'image/png' }]);
  });

  test.each([
    ['long', yearly({ alt: 'word '.repeat(900) })],
    ['hostile', yearly({ alt: '@everyone \u202e [a](https://a.example)' })],
  ])('keep every rule where their words are %s', (_, chart) => {
    const { files, ...body } = drawn(chart);

    expect(
      checkDiscordPayload(
        ROUTE,
        body,
        files.map(({ name }) => name),
      ),
    ).toEqual([]);
  });

  test('beyond what a message holds stay in words, and keep every rule', () => {
    const charts = Array.from({ length: 14 }, (_, index) => yearly({ title: `Chart ${index}` }));

    const { files, ...body } = drawn(...charts);

    const names = files.map(({ name }) => name);
    expect(names.filter((name) => name.endsWith('.png'))).toHaveLength(9);
    expect(JSON.stringify(body)).toContain('Chart 13');
    expect(checkDiscordPayload(ROUTE, body, names)).toEqual([]);
  });
});
