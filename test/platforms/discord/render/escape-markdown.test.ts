import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../../../../src/platforms/discord/render/index.ts';
import { HOSTILE_HERE } from './hostile-here.ts';
import { effectsOf, seen, toBeSeen } from './seen.ts';

const MARKUP = fc.constantFrom(
  ...'\\*_~`|<>#-+.:@/()[]{}!&?0123456789 ',
  'a',
  'everyone',
  'here',
  'http://',
  'https://e.org/',
  'discord.gg/',
  '\n',
  '```',
  '\u200b',
  'é',
);

describe('escaping text for Discord', () => {
  test.each(HOSTILE_HERE.map((text) => [text.slice(0, 60), text]))(
    'shows %j and lets nothing act',
    (_, text) => {
      const escaped = escapeMarkdown(text);

      expect(effectsOf(escaped)).toEqual([]);
      expect(seen(escaped)).toBe(toBeSeen(text));
    },
  );

  test('lets nothing act, whatever signs stand together', () => {
    fc.assert(
      fc.property(fc.array(MARKUP, { maxLength: 40 }), (signs) => {
        const text = signs.join('');
        const escaped = escapeMarkdown(text);

        expect(effectsOf(escaped)).toEqual([]);
        expect(seen(escaped)).toBe(toBeSeen(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('leaves no mention, link or call to be found by a plain search either', () => {
    const text =
      '@everyone @here <@1> <@!2> <@&3> <#4> </paper:5> <t:6> <a:b:7> [x](http://e.org) https://e.org';

    const escaped = escapeMarkdown(text);

    expect(escaped).not.toMatch(/@everyone|@here|<@|<#|<\/\w+:|<t:|<a:|\]\(|https?:\/\//u);
  });

  test('is one line, composed, without what is not seen', () => {
    const escaped = escapeMarkdown('one\ntwo\u2028e\u0301\u202e\u0007');

    expect(escaped).toBe('one two \u00e9');
  });

  test('leaves ordinary prose as it is', () => {
    const prose = 'HiRE: High Recall Approximate Top-k Estimation (2024), 3.5% faster at O(n); see Fig. 1.';

    expect(escapeMarkdown(prose)).toBe(prose);
  });
});
