import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { typedText, withoutMention } from '../../../src/platforms/slack/incoming-text.ts';

describe('text as Slack hands it over', () => {
  test.each([
    ['a &amp; b &lt;c&gt;', 'a & b <c>'],
    ['&amp;lt;', '&lt;'],
    ['see <https://arxiv.org/abs/2210.06313>', 'see https://arxiv.org/abs/2210.06313'],
    ['<http://arxiv.org/abs/1|arxiv.org/abs/1>', 'arxiv.org/abs/1'],
    ['<https://arxiv.org/abs/1|this paper>', 'https://arxiv.org/abs/1'],
    ['<mailto:ada@example.org|ada@example.org>', 'ada@example.org'],
    ['<https://example.org/?a=1&amp;b=2>', 'https://example.org/?a=1&b=2'],
    ['in <#C1|papers>, <@U1|ada>, <!here>', 'in #papers, @ada, @here'],
    ['ask <@U1>', 'ask <@U1>'],
    ['plain  words < 3', 'plain  words < 3'],
  ])('%s is what somebody typed', (sent, typed) => {
    expect(typedText(sent)).toBe(typed);
  });

  test('comes back as it was typed, whatever that was', () => {
    const sentAs = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

    fc.assert(fc.property(fc.string(), (typed) => typedText(sentAs(typed)) === typed));
  });

  test('keeps whom a mention means where that matters', () => {
    expect(typedText('to <@U1|ada> &amp; co', { keepPeople: true })).toBe('to <@U1|ada> & co');
  });

  test('loses the mention of the app, and no other', () => {
    expect(withoutMention('<@UBOT> lazy <@U2> neuron <@UBOT|app>', 'UBOT')).toBe('lazy <@U2> neuron');
  });
});
