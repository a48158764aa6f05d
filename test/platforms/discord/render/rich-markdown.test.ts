import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RichText, Span } from '../../../../src/core/document/document.ts';
import { fitRich } from '../../../../src/platforms/discord/render/rich-markdown.ts';
import { HOSTILE_HERE } from './hostile-here.ts';
import { effectsOf, isWholeOrBeginning, seen, toBeSeen } from './seen.ts';

const SAFE = 'https://example.org/safe';

const STYLED: readonly { name: string; span: (text: string) => Span; kinds: string[] }[] = [
  { name: 'plain', span: (text) => ({ text }), kinds: [] },
  { name: 'strong', span: (text) => ({ text, style: 'strong' }), kinds: ['strong'] },
  { name: 'emphasis', span: (text) => ({ text, style: 'emphasis' }), kinds: ['emphasis'] },
  { name: 'code', span: (text) => ({ text, style: 'code' }), kinds: ['code'] },
  { name: 'linked', span: (text) => ({ text, href: SAFE }), kinds: ['link'] },
  {
    name: 'strong and linked',
    span: (text) => ({ text, style: 'strong', href: SAFE }),
    kinds: ['link', 'strong'],
  },
];

describe('rich text for Discord', () => {
  describe.each(STYLED)('$name', ({ span, kinds }) => {
    test.each([4000, 300, 60])(
      'shows hostile text and lets only its own style act, in %i characters',
      (most) => {
        const trespasses = HOSTILE_HERE.filter((text) => {
          const { text: written } = fitRich([span(text)], most);
          const others = effectsOf(written).filter(({ kind }) => !kinds.includes(kind));
          const shown = seen(written).replaceAll(` (${SAFE})`, '');
          const whole = comparableOf(text);
          return others.length > 0 || !isShown(shown, whole) || written.length > most;
        });

        expect(trespasses).toEqual([]);
      },
    );
  });

  test('shows each of several styled spans in its own style', () => {
    const rich: RichText = [
      { text: 'one', style: 'strong' },
      { text: 'two', style: 'emphasis' },
      { text: 'three', style: 'strong' },
      { text: 'four*', style: 'strong' },
      { text: ' five ', style: 'code' },
      { text: '*six' },
      { text: 'seven', style: 'emphasis', href: SAFE },
    ];

    const { text } = fitRich(rich, 4000);

    expect(effectsOf(text)).toEqual([
      { kind: 'strong', text: 'one' },
      { kind: 'emphasis', text: 'two' },
      { kind: 'strong', text: 'three' },
      { kind: 'strong', text: 'four*' },
      { kind: 'code', text: 'five' },
      { kind: 'link', text: 'seven', target: SAFE },
      { kind: 'emphasis', text: 'seven' },
    ]);
    expect(seen(text)).toBe('onetwothreefour* five *sixseven');
  });

  test('keeps only its own effects, whatever spans stand together', () => {
    const spans = fc.array(
      fc.record(
        {
          text: fc.constantFrom(...HOSTILE_HERE.filter((text) => text.length < 200), 'a', ' b', 'c '),
          style: fc.constantFrom('strong' as const, 'emphasis' as const, 'code' as const),
          href: fc.constantFrom(SAFE, 'http://evil.example/', 'javascript:alert(1)'),
        },
        { requiredKeys: ['text'] },
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 1500 }), (rich, most) => {
        const { text } = fitRich(rich, most);

        const styles = new Set(rich.map(({ style }) => style));
        const others = effectsOf(text).filter(({ kind, target }) =>
          kind === 'link' ? target !== SAFE : !styles.has(kind as 'strong'),
        );
        expect(others).toEqual([]);
        expect(text.length).toBeLessThanOrEqual(most);
        expect(text).not.toMatch(/\p{Cs}/u);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['https://example.org/a)b(c', 'https://example.org/a%29b%28c'],
    ['https://example.org/?q=**[x]**|`\\', 'https://example.org/?q=%2A%2A%5Bx%5D%2A%2A%7C%60%5C'],
    ['https://example.org/@everyone', 'https://example.org/%40everyone'],
  ])('encodes what would end the address %s', (href, target) => {
    const { text } = fitRich([{ text: 'there', style: 'strong', href }], 4000);

    expect(effectsOf(text)[0]).toEqual({ kind: 'link', text: 'there', target });
  });

  test.each(['http://example.org/', 'javascript:alert(1)', 'https://user:pass@example.org/', 'nonsense', ''])(
    'does not link to %j',
    (href) => {
      const { text } = fitRich([{ text: 'there', href }], 4000);

      expect(text).toBe('there');
    },
  );

  test('shows the address itself when the linked text is one', () => {
    const own = fitRich([{ text: SAFE, href: SAFE }], 4000);
    const other = fitRich([{ text: 'https://bank.example/', href: SAFE }], 4000);

    expect(own.text).toBe(`<${SAFE}>`);
    expect(effectsOf(other.text)).toEqual([{ kind: 'link', text: SAFE, target: SAFE }]);
    expect(seen(other.text)).toContain(`https://bank.example/ (${SAFE})`);
  });

  test('gives up a link rather than the words of a text it has no room for', () => {
    const href = `https://example.org/${'a'.repeat(200)}`;

    const { text, cut } = fitRich([{ text: 'a title of many words '.repeat(10), href }], 230);

    expect(cut).toBe(true);
    expect(effectsOf(text)).toEqual([]);
    expect(text.length).toBeGreaterThan(200);
  });

  test('cuts at the end of a word and says so', () => {
    const { text, cut } = fitRich([{ text: 'Sparse *activations* of transformers' }], 30);

    expect(cut).toBe(true);
    expect(text).toBe('Sparse \\*activations\\* of…');
  });

  test.each(Array.from({ length: 24 }, (_, index) => index + 1))(
    'never halves a character or an escape at %i',
    (most) => {
      const { text } = fitRich([{ text: '😀*e\u0301*👩‍👩‍👧‍👦<@1>😀😀😀' }], most);

      expect(text).not.toMatch(/\p{Cs}/u);
      expect(text.length).toBeLessThanOrEqual(most);
      expect(effectsOf(text)).toEqual([]);
      expect(text).not.toMatch(/(?:^|[^\\])\\…|\u200d…/u);
    },
  );
});

function comparableOf(text: string): string {
  return toBeSeen(text);
}

/** A text without anything to see is left out. */
function isShown(shown: string, whole: string): boolean {
  return (
    isWholeOrBeginning(shown, whole) ||
    (shown === '' && !/[\p{L}\p{N}\p{P}\p{S}]/u.test(whole.replace(/[\u115f\u1160\u3164\uffa0\u2800]/gu, '')))
  );
}
