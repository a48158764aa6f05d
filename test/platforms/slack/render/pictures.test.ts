import { describe, expect, test } from 'vitest';
import { renderMessage } from '../../../../src/platforms/slack/render/index.ts';
import { withChart, yearly } from '../../../support/charts.ts';
import { checkSlackPayload } from '../../../support/slack-rules/index.ts';

describe('charts whose pictures Slack has', () => {
  test('are images of those files, with the numbers as their words', () => {
    const chart = yearly();

    const { blocks } = renderMessage(withChart(chart), { share: false, pictures: new Map([[chart, 'F1']]) });

    expect(blocks[1]).toEqual({ type: 'image', slack_file: { id: 'F1' }, alt_text: chart.alt });
  });

  test('stand beside charts in words', () => {
    const [first, second] = [yearly(), yearly({ title: 'Another' })];

    const { blocks } = renderMessage(withChart(first, second), {
      share: false,
      pictures: new Map([[second, 'F2']]),
    });

    expect(blocks.map(({ type }) => type)).toEqual(['header', 'rich_text', 'image']);
  });

  test.each([
    ['long', 'word '.repeat(900)],
    ['empty', ''],
    ['hostile', '<!channel> \u202e & <https://a.example|b>'],
  ])('keep within what Slack takes where the words are %s', (_, alt) => {
    const chart = yearly({ alt });

    const { files, ...payload } = renderMessage(withChart(chart), {
      share: true,
      pictures: new Map([[chart, 'F1']]),
    });

    expect(checkSlackPayload('chat.postMessage', { channel: 'C1', ...payload })).toEqual([]);
    expect(files).toEqual([]);
  });

  test('stay where a long text around them is cut', () => {
    const chart = yearly();
    const document = withChart(chart);
    const long = 'A sentence that goes on. '.repeat(900);
    document.blocks.push({ kind: 'paragraph', text: [{ text: long }] });

    const { blocks } = renderMessage(document, { share: false, pictures: new Map([[chart, 'F1']]) });

    expect(blocks.map(({ type }) => type)).toContain('image');
  });
});
