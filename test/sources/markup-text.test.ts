import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markupLine, markupText } from '../../src/sources/markup-text.ts';

describe('a title with markup', () => {
  test.each([
    ['faces', 'Growth of <i>Exempla ficta</i> in <b>vitro</b>', 'Growth of Exempla ficta in vitro'],
    ['an entity', 'Salt &amp; Pepper: &#8220;why&#x201D; &Uuml;ber', 'Salt & Pepper: “why” Über'],
    [
      'what was escaped once too often',
      '&amp;lt;i&amp;gt;In situ&amp;lt;/i&amp;gt; &amp;amp; ex',
      'In situ & ex',
    ],
    ['a lowered figure', 'CO<sub>2</sub> and H<jats:sub>2</jats:sub>O', 'CO₂ and H₂O'],
    ['a raised figure', 'At 10<sup>-3</sup> of the 1<sup>st</sup> kind', 'At 10⁻³ of the 1st kind'],
    ['signs that are no markup', 'When p<0.05 and n>3', 'When p<0.05 and n>3'],
    ['an escaped sign', 'When p &lt; 0.05', 'When p < 0.05'],
    ['a comment', 'One<!-- of two > three --> title', 'One title'],
    ['line breaks', 'One\n          title', 'One title'],
    ['TeX', 'The $L^2$ norm at 50%', 'The $L^2$ norm at 50%'],
    ['an unknown entity', 'AT&T &nosuchname; R&D', 'AT&T &nosuchname; R&D'],
  ])('is read where it has %s', (_what, markup, text) => {
    expect(markupLine(markup)).toBe(text);
  });

  test.each([
    [
      'a power',
      '<mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math>',
      'On x² now',
    ],
    ['a fraction', '<math><mfrac><mi>a</mi><mrow><mi>b</mi></mrow></mfrac></math>', 'On a/b now'],
    [
      'a formula of chemistry, spread over lines',
      '<mml:math display="inline">\n <mml:msub>\n <mml:mi mathvariant="normal">CO</mml:mi>\n <mml:mn>2</mml:mn>\n </mml:msub>\n</mml:math>',
      'On CO₂ now',
    ],
    ['a Greek letter by name', '<math><mi>&alpha;</mi><mo>&lt;</mo><mn>1</mn></math>', 'On α < 1 now'],
    ['MathML that was cut', '<math><msup><mi>x</mi><mn>2</mn></math>', 'On x² now'],
  ])('MathML is read: %s', (_what, formula, text) => {
    expect(markupLine(`On ${formula} now`)).toBe(text);
  });

  test('of a formula given twice, the TeX is kept', () => {
    const formula =
      '<jats:alternatives><jats:tex-math>\\documentclass{minimal}\\begin{document}$$x^2$$\\end{document}</jats:tex-math>' +
      '<mml:math><mml:mi>x</mml:mi></mml:math></jats:alternatives>';

    expect(markupLine(`On <jats:inline-formula>${formula}</jats:inline-formula> now`)).toBe('On $x^2$ now');
  });

  test('signs that call a chat together are gone, hidden characters too', () => {
    expect(markupLine('Hey &lt;!channel&gt; @everyone \u202Eabc&#x202E;')).toBe('Hey channel everyone abc');
  });
});

describe('an abstract with markup', () => {
  test('the heading that only says "Abstract" goes', () => {
    expect(markupText('<jats:title>Abstract</jats:title><jats:p>We count.</jats:p>')).toBe('We count.');
  });

  test('other headings stand before their part, each on a line', () => {
    const markup = `<jats:sec><jats:title>Background</jats:title>
      <jats:p>Little is known.</jats:p></jats:sec>
      <jats:sec><jats:title>Methods:</jats:title><jats:p>We counted.</jats:p></jats:sec>`;

    expect(markupText(markup)).toBe('Background: Little is known.\nMethods: We counted.');
  });

  test('lists and breaks are lines', () => {
    expect(markupText('One<br/>two<ul><li>three</li></ul>')).toBe('One\ntwo\nthree');
  });

  test('text of any kind is read in no time and without a fault', () => {
    const piece = fc.constantFrom(
      '<math>',
      '</math>',
      '<jats:title>',
      '</jats:title>',
      '<sup>',
      '&',
      ';',
      '<!--',
      'x ',
    );

    fc.assert(
      fc.property(fc.array(piece, { maxLength: 300 }), (pieces) => {
        expect(typeof markupText(pieces.join(''))).toBe('string');
      }),
    );
  });
});
