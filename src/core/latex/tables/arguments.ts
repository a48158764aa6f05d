/** How many arguments a macro takes and what they hold: a formula, prose, or characters that are not TeX. */
export interface Signature {
  args: number;
  /** `inherit`: whatever surrounds the macro. */
  mode: 'maths' | 'prose' | 'inherit';
  /** Whether `[…]` may stand before the arguments; it is read as the last argument, after the others. */
  optional: boolean;
}

const FORMULA: Signature = { args: 1, mode: 'maths', optional: false };
const TWO_FORMULAS: Signature = { args: 2, mode: 'maths', optional: false };
const PROSE: Signature = { args: 1, mode: 'prose', optional: false };
const TWO_PROSE: Signature = { args: 2, mode: 'prose', optional: false };
const PROSE_WITH_OPTION: Signature = { args: 1, mode: 'prose', optional: true };

function all(names: string, signature: Signature): [string, Signature][] {
  return names.split(' ').map((name) => [name, signature]);
}

const LETTER_ACCENTS = 'u v H c k r b d t';

/** Names that are accents in prose only; in a formula they are their authors' own macros. */
export const PROSE_ONLY_ACCENTS: ReadonlySet<string> = new Set(LETTER_ACCENTS.split(' '));

/** What an unknown macro takes when a group follows it. */
export const UNKNOWN: Signature = { args: 1, mode: 'inherit', optional: false };

export const SIGNATURES: ReadonlyMap<string, Signature> = new Map([
  ...all('frac tfrac dfrac cfrac sfrac nicefrac binom dbinom tbinom', TWO_FORMULAS),
  ...all('stackrel overset underset', TWO_FORMULAS),
  ...all('not bar hat tilde dot ddot vec check breve acute grave mathring', FORMULA),
  ...all('overline widehat widetilde underline overrightarrow overbrace underbrace', FORMULA),
  ...all('mathbb Bbb mathbbm mathds mathcal Cal mathscr mathfrak frak mathbf mathsf', FORMULA),
  ...all('mathtt mathit mathrm mathnormal boldsymbol bm bold pmb operatorname', FORMULA),
  ...all('mathop mathrel mathbin mathord pmod pod ensuremath smash', FORMULA),
  ...all('abs norm ket bra', FORMULA),
  ...all('sqrt', { args: 1, mode: 'maths', optional: true }),
  ...all('text textrm textnormal textsf textup textmd mbox hbox fbox tup', PROSE),
  ...all('emph textit textsl textbf texttt textsc uline MakeUppercase uppercase', PROSE),
  ...all('section subsection subsubsection paragraph title', PROSE_WITH_OPTION),
  ...all('footnote thanks footnotetext', PROSE_WITH_OPTION),
  ...all('textcolor colorbox href raisebox', TWO_PROSE),
  ...all('cite citep citet citealt citealp citeauthor citeyear citeyearpar', PROSE_WITH_OPTION),
  ...all('Cite Citep Citet parencite textcite autocite footcite nocite onlinecite', PROSE_WITH_OPTION),
  ...all('ref eqref pageref autoref cref Cref label tag index bibliographystyle', PROSE),
  ...all('bibliography input include includegraphics usepackage', PROSE_WITH_OPTION),
  ...all('hspace vspace hskip vskip color pagestyle thispagestyle hphantom vphantom phantom', PROSE),
  ...all('url path nolinkurl', PROSE),
  ...all('newcommand renewcommand providecommand', { args: 2, mode: 'prose', optional: true }),
  ...all('def let', TWO_PROSE),
  ...all(`' \` ^ " ~ = .`, { args: 1, mode: 'inherit', optional: false }),
  ...all(LETTER_ACCENTS, PROSE),
]);
