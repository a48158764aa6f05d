import { describe, expect, it } from 'vitest';
import { latexToPlain, latexToRich } from '../../../src/core/latex/index.ts';

/** Each row: what it shows, the source, the text. */
type Row = [behaviour: string, source: string, text: string];

function rows(cases: Row[]): void {
  it.each(cases)('%s: %s', (_behaviour, source, text) => {
    expect(latexToPlain(source)).toBe(text);
  });
}

describe('formulas', () => {
  rows([
    ['single dollars', 'the $n$ of it', 'the n of it'],
    ['double dollars', 'so $$a=b$$ holds', 'so a = b holds'],
    ['round brackets', '\\(a\\le b\\) holds', 'a ≤ b holds'],
    ['square brackets', 'so \\[a\\to b\\] holds', 'so a → b holds'],
    ['space inside the dollars', 'rank-$ r $ and $ n$-by-$ n $', 'rank-r and n-by-n'],
    ['neighbours', '$a$$b$', 'ab'],
    ['dollars inside \\text', '$a \\text{ if $b$}$', 'a if b'],
    ['an environment', '\\begin{equation} x=1 \\end{equation}', 'x = 1'],
    ['a matrix', '$\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}$', '(a, b; c, d)'],
    ['a list', '\\begin{itemize}\\item A \\item B\\end{itemize}', '• A • B'],
    ['macros outside any formula', 'Z decays \\to 2\\gamma and more', 'Z decays → 2γ and more'],
    ['a forgotten end', 'of $x^2 and more', 'of x² and more'],
    ['a forgotten start', 'order \\alpha^2$, then', 'order α^2, then'],
  ]);
});

describe('scripts', () => {
  rows([
    ['a power', '$n^2$', 'n²'],
    ['a transpose', '$U^\\top V$ and $A^TB$', 'UᵀV and AᵀB'],
    ['indices', '$σ_1/σ_r$', 'σ₁/σᵣ'],
    ['a word', '$x_{\\text{max}}$', 'xₘₐₓ'],
    ['a negative power', '$10^{-5}$', '10⁻⁵'],
    ['a power Unicode lacks', '$n^{1.5}$', 'n^1.5'],
    ['an expression Unicode lacks', '$\\mathbb{R}^{n \\times r}$', 'ℝ^(n×r)'],
    ['an index Unicode lacks', '$\\min_U g(U)$', 'min_U g(U)'],
    ['a script in a script', '$2^{n^2}$', '2^(n²)'],
    ['degrees', '0$^{\\circ}$', '0°'],
    ['primes', "$f'(x)$", 'f′(x)'],
    ['before the letter', 'fusion of $^{132}$Sn', 'fusion of ¹³²Sn'],
    ['braces in prose', 'YBa$_2$Cu_{3}O^{7-}', 'YBa₂Cu₃O⁷⁻'],
    ['sums', '$\\sum_{i=1}^n x_i$', '∑ᵢ₌₁ⁿ xᵢ'],
  ]);
});

describe('fractions and roots', () => {
  rows([
    ['a fraction', '$\\frac{a}{b}$', 'a/b'],
    ['single tokens', '$\\frac12$', '1/2'],
    ['a long numerator', '$\\dfrac{a+b}{c}$', '(a+b)/c'],
    ['a product below', '$\\frac{1}{2n}$', '1/(2n)'],
    ['beside a letter', '$\\frac{1}{2}x$', '1/2 x'],
    ['\\over', '$ {a+1 \\over b}$', '(a+1)/b'],
    ['a root', '$\\sqrt{2}$', '√2'],
    ['a root of a fraction', '$\\sqrt{\\tfrac{2λ}η}$', '√(2λ/η)'],
    ['a cube root', '$\\sqrt[3]{x}$', '∛x'],
    ['a root that lost its backslash', 'at sqrt{s}=196', 'at √s=196'],
    ['a binomial', '$\\binom{n}{k}$', '(n choose k)'],
  ]);
});

describe('operators and letters', () => {
  rows([
    ['a function between letters', '$O(nr\\log n)$', 'O(nr log n)'],
    ['a function before brackets', '$\\operatorname{rank}(A)$', 'rank(A)'],
    ['functions in a row', '$\\log\\log n$', 'log log n'],
    ['relations get spaces', '$n\\geq2$ and $κ= σ$', 'n ≥ 2 and κ = σ'],
    ['relations of several characters', '$x:=y$', 'x := y'],
    ['relations without a left side', '$\\sim 5$', '∼5'],
    ['products close up', '$1.47\\times$ and $n \\times n$', '1.47× and n×n'],
    ['a negated relation', '$x \\not= y$', 'x ≠ y'],
    ['a map', '$f\\colon X\\to Y$', 'f: X → Y'],
    ['norms', '$\\|x\\|_2 \\le \\abs{y}$', '‖x‖₂ ≤ |y|'],
    ['sets', '$S = \\{1,\\dots,n\\}$', 'S = {1,…,n}'],
    ['stretched brackets', '$\\left( a \\right.$', '( a'],
    ['double-struck', '$\\mathbb{R}, \\mathbb{E}, \\Bbb Z$', 'ℝ, 𝔼, ℤ'],
    ['calligraphic and bold letters are plain', '$\\mathcal{N}(\\mathbf{0},{\\cal I})$', 'N(0,I)'],
    ['marks', '$\\hat{x}_i, \\bar D, \\tilde G_2$', 'x̂ᵢ, D̄, G̃₂'],
    ['text', '$\\text{if } x>0$', 'if x > 0'],
    ['units', '$10\\,\\mathrm{GeV}$', '10 GeV'],
    ['a macro the author defined', '$\\jpsi K$', 'jpsi K'],
  ]);
});

describe('accents', () => {
  rows([
    ['caron and acute', "Rastislav \\v{S}r\\'amek", 'Rastislav Šrámek'],
    ['diaeresis inside and outside braces', '{\\"o} \\"{o} \\"o', 'ö ö ö'],
    ['cedilla with a space', 'Fran\\c cois \\c{c}', 'François ç'],
    ['letters take their space', 'Sm\\o rrebr\\o d, \\AA, Stra\\ss e', 'Smørrebrød, Å, Straße'],
    ['dotless i', "\\'{\\i} Garc\\'\\i a {\\i}", 'í García ı'],
    ['ogonek, breve, double acute', '\\k{i} \\u{A} \\H{o}', 'į Ă ő'],
    ['an accent on nothing', '\\^{}\\~{}', '^~'],
  ]);
});

describe('quotation marks and dashes', () => {
  rows([
    ['single', "the `crisis' in", 'the ‘crisis’ in'],
    ['double', "the ``crisis'' in", 'the “crisis” in'],
    ['double closed by a straight one', 'the ``crisis" in', 'the “crisis” in'],
    ['around a formula', "`$n$ circuits' and", '‘n circuits’ and'],
    ['apostrophes stay', "don't, the teacher's", "don't, the teacher's"],
    ['what nothing closes stays', 'Sen`s and `this', 'Sen`s and `this'],
    ['dashes', 'a -- b, c---d, Burer--Monteiro', 'a – b, c—d, Burer–Monteiro'],
    ['flags and arrows stay', 'run --help, x --> y', 'run --help, x --> y'],
  ]);
});

describe('white space', () => {
  rows([
    ['collapses and is trimmed', '  a\n b\t\u00a0c ', 'a b c'],
    ['ties', 'Fig.~3 of x~y', 'Fig. 3 of x y'],
    ['a tilde that is none', 'about ~29, http://a/~b', 'about ~29, http://a/~b'],
    ['line breaks and gaps', 'a\\\\ b\\\\[2pt]c $x\\quad y\\,z\\!w$', 'a b c x y zw'],
  ]);
});

describe('comments', () => {
  rows([
    ['after a sentence', 'an objective. %, and establish this. Finally, x', 'an objective. Finally, x'],
    ['per cent', 'by 50% of, 50 % of, 50\\% of, (12) % of', 'by 50% of, 50 % of, 50% of, (12) % of'],
    ['per cent after a unit', 'at 8 vol. % methanol. Then', 'at 8 vol. % methanol. Then'],
    ['joining lines', '{%\nab}', 'ab'],
    ['per cent in a formula', '$5\\%$ and 56$%$', '5% and 56%'],
  ]);
});

describe('citations, addresses and notes', () => {
  rows([
    ['a citation goes with its tie', 'the approach~\\citep[p.~2]{a,b} to it', 'the approach to it'],
    ['before punctuation', 'the approach \\cite{a}, which', 'the approach, which'],
    ['in brackets of its own', 'the approach (\\cite{a}).', 'the approach.'],
    ['references', 'Theorem~\\ref{t} and \\label{x}more', 'Theorem and more'],
    ['an address', '\\url{http://a.b/c_d%20~x}', 'http://a.b/c_d%20~x'],
    ['a link', '\\href{http://a.b/c_d}{the text}', 'the text'],
    ['a footnote', 'code\\footnote{at a.b}', 'code (at a.b)'],
  ]);
});

describe('unknown macros', () => {
  rows([
    ['a wrapper keeps its argument', '\\changes{we present~\\citep{x} it} now', 'we present it now'],
    ['a name stays', 'of \\Position Coupling', 'of Position Coupling'],
    ['an empty group ends a name', '\\foo{} bar, \\alpha{}bar', 'foo bar, αbar'],
    ['definitions go', '\\newcommand{\\a}{b}text', 'text'],
  ]);
});

describe('text that only looks like TeX', () => {
  it.each([
    'snake_case, C#, AT&T, O(n), L^p, f(x)=a/b',
    'from $5 and $6 to $10',
    'US$5 million and US$6',
    'a * b # c & d | e < f > g',
    'Ünïcödé, 漢字, 🙂 and “quotes”',
  ])('stays: %s', (text) => {
    expect(latexToPlain(text)).toBe(text);
  });

  it('keeps the braces of a set after an equals sign', () => {
    expect(latexToPlain('the alphabet X = {0, 1} of')).toBe('the alphabet X = {0, 1} of');
  });

  it('drops the braces that protect a title', () => {
    expect(latexToPlain('A Note on {GAN}s')).toBe('A Note on GANs');
  });

  it('drops braces without a partner', () => {
    expect(latexToPlain('a} b {c')).toBe('a b c');
  });

  it('removes control and bidirectional characters', () => {
    expect(latexToPlain('a\u0000b\u001b[c\u202ed\u2066e\u200f')).toBe('ab[cde');
  });
});

describe('styles', () => {
  it('marks emphasis, strong text and code', () => {
    const rich = latexToRich('a \\emph{b} {\\em c} \\textit{d} {\\bf e} \\textbf{f} \\texttt{g_h}');

    expect(rich).toEqual([
      { text: 'a ' },
      { text: 'b', style: 'emphasis' },
      { text: ' ' },
      { text: 'c', style: 'emphasis' },
      { text: ' ' },
      { text: 'd', style: 'emphasis' },
      { text: ' ' },
      { text: 'e', style: 'strong' },
      { text: ' ' },
      { text: 'f', style: 'strong' },
      { text: ' ' },
      { text: 'g_h', style: 'code' },
    ]);
  });

  it('ends a declaration with its group', () => {
    expect(latexToRich('{a \\it b} c')).toEqual([
      { text: 'a ' },
      { text: 'b', style: 'emphasis' },
      { text: ' c' },
    ]);
  });

  it('lets the inner style win', () => {
    expect(latexToRich('\\emph{a \\textbf{b}}')).toEqual([
      { text: 'a', style: 'emphasis' },
      { text: ' ' },
      { text: 'b', style: 'strong' },
    ]);
  });

  it('gives nothing for nothing', () => {
    expect(latexToRich(' {} ')).toEqual([]);
  });
});
