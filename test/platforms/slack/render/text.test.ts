import { describe, expect, test } from 'vitest';
import { allot } from '../../../../src/platforms/slack/render/allot.ts';
import { slackHref } from '../../../../src/platforms/slack/render/href.ts';
import { cutText, escapedWithin, escapeText } from '../../../../src/platforms/slack/render/text.ts';

describe('cutting text', () => {
  test.each([
    ['leaves what fits alone', 'as it is', 8, 'as it is'],
    ['ends at a word where one is near', 'lazy neurons fire', 14, 'lazy neurons…'],
    ['does not end on a space', 'lazy neurons fire', 13, 'lazy neurons…'],
    ['cuts within a word longer than half the room', 'a supercalifragilistic', 10, 'a superca…'],
    ['never cuts inside a surrogate pair', '😀😀😀', 4, '😀…'],
    ['never cuts inside a joined emoji', 'ab👩‍👩‍👧‍👦', 8, 'ab…'],
    ['never parts a letter from its mark', 'abce\u0301fg', 6, 'abce\u0301…'],
  ])('%s', (_habit, text, most, cut) => {
    expect(cutText(text, most)).toBe(cut);
  });

  test('counts an entity as Slack does and never cuts inside one', () => {
    expect(escapedWithin('&&&&&&', 16)).toBe('&amp;&amp;&amp;…');
  });

  test('escapes what Slack reads as markup and nothing else', () => {
    expect(escapeText('<@U1> & *bold* _it_ |')).toBe('&lt;@U1&gt; &amp; *bold* _it_ |');
  });
});

describe('sharing out room', () => {
  test.each([
    ['gives each what it wants where all fits', [10, 20], 40, 5, [10, 20]],
    ['cuts the long one and leaves the short ones whole', [10, 500, 20], 100, 5, [10, 70, 20]],
    ['cuts two long ones alike', [10, 500, 400], 110, 5, [10, 50, 50]],
    ['leaves the last ones out rather than cut all to stumps', [50, 50, 50, 50], 120, 50, [50, 50, 0, 0]],
    ['keeps the first one even where it does not fit', [500], 20, 100, [20]],
    ['has nothing to give to nothing', [], 100, 5, []],
  ])('%s', (_habit, wanted, room, least, given) => {
    expect(allot(wanted, room, least)).toEqual(given);
  });
});

describe('an address', () => {
  test.each([
    ['https://example.org/a|b?c>d', 'https://example.org/a%7Cb?c%3Ed'],
    ['http://example.org/', null],
    ['javascript:alert(1)', null],
    ['https://user:secret@example.org/', null],
    [`https://example.org/${'x'.repeat(3000)}`, null],
    ['no address', null],
    [undefined, null],
  ])('%j becomes %j', (href, expected) => {
    expect(slackHref(href)).toBe(expected);
  });
});
