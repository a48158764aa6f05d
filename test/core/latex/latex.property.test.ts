import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatten } from '../../../src/core/document/rich-text.ts';
import { latexToPlain, latexToRich } from '../../../src/core/latex/index.ts';
import { parse } from '../../../src/core/latex/parse.ts';

// biome-ignore format: a table
const PIECES = [
  '{', '}', '$', '$$', '\\', '^', '_', '~', '%', '`', "'", '-',
  ' ', '\n', '[', ']', '\\(', '\\)', '\\[', '\\]', '. %', '\\frac', '\\sqrt', '\\over',
  '\\left.', '\\begin{pmatrix}', '\\end{pmatrix}', '\\emph', '\\cite', '\\url', "\\'", '\\verb|', '\\bf', '\\unknown', '\\hat', '\\text',
  'x', 'word', '5', 'é', '🙂', '\ud800', '\u202e',
];
const hostile = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));

const word = fc.constantFrom('low', 'rank', 'the', 'Bound', 'n');
const symbol = fc.constantFrom('\\alpha', '\\leq', '\\times', '\\log', '\\infty', 'x', '2', '\\jpsi');
const formula = fc.letrec<{ term: string }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small' },
    symbol,
    fc.tuple(tie('term'), tie('term')).map(([a, b]) => `\\frac{${a}}{${b}}`),
    fc.tuple(tie('term'), tie('term')).map(([a, b]) => `{${a}}^{${b}}`),
    tie('term').map((a) => `\\sqrt{${a}}`),
    tie('term').map((a) => `\\mathcal{${a}}`),
  ),
})).term;
const prose = fc.oneof(
  word,
  formula.map((content) => `$${content}$`),
  formula.map((content) => `\\(${content}\\)`),
  word.map((content) => `\\emph{${content}}`),
  word.map((content) => `{\\bf ${content}}`),
  word.map((content) => `\\"${content}~\\cite{${content}}`),
);
const wellFormed = fc.array(prose, { maxLength: 12 }).map((parts) => parts.join(' '));

describe('any source', () => {
  it('is read without an error, as rich text whose text is the plain text', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (source) => {
        expect(flatten(latexToRich(source))).toBe(latexToPlain(source));
      }),
      { numRuns: 1000 },
    );
  });

  it('becomes one trimmed line with single spaces and no control characters', () => {
    fc.assert(
      fc.property(hostile, (source) => {
        const text = latexToPlain(source);

        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/\s\s|[\n\t\u0000-\u001f\u202a-\u202e]/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('has no empty spans and no two neighbours of one style', () => {
    fc.assert(
      fc.property(hostile, (source) => {
        const rich = latexToRich(source);

        expect(rich.every((span) => span.text !== '')).toBe(true);
        expect(rich.every((span, index) => index === 0 || span.style !== rich[index - 1]?.style)).toBe(true);
      }),
    );
  });

  it('does not change again when its text is plain', () => {
    fc.assert(
      fc.property(hostile, (source) => {
        const text = latexToPlain(source);
        fc.pre(!/[\\${}%~`]|--|[\^_]\S*\{/u.test(text));

        expect(latexToPlain(text)).toBe(text);
      }),
    );
  });
});

describe('a well-formed source', () => {
  it('leaves no TeX behind', () => {
    fc.assert(
      fc.property(wellFormed, (source) => {
        expect(latexToPlain(source)).not.toMatch(/[\\${}]/u);
      }),
    );
  });
});

describe('text without TeX', () => {
  it('comes back as it is, with single spaces', () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-z0-9.,:;!?()#&*+/=<>|@_^-]{1,8}$/u), { maxLength: 12 });
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(' ');
        fc.pre(!text.includes('--'));

        expect(latexToPlain(text)).toBe(text);
      }),
    );
  });
});

describe('a hostile source', () => {
  it.each(['{', '$', '\\', '^', '\\hat', '$x^{', '\\sqrt[', '{$', '``a', '\\begin{a}', '\\operatorname{'])(
    'of a quarter of a million characters of %s is read to its end',
    (piece) => {
      const source = `${piece.repeat(Math.ceil(250_000 / piece.length))} the end`;

      expect(latexToPlain(source).endsWith('end')).toBe(true);
    },
    60_000,
  );

  it('nests no deeper than the bound', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

    expect(depthOf(parse(`$${'{'.repeat(5000)}x${'}'.repeat(5000)}$`))).toBeLessThan(200);
  });

  it('grows its output no faster than itself', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 20 }), (source, times) => {
        const repeated = source.repeat(times);

        expect(latexToPlain(repeated).length).toBeLessThanOrEqual(4 * repeated.length + 8);
      }),
    );
  });
});
