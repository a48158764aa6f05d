/** Functions written as words. A space sets them off from a letter or digit beside them. */
export const OPERATORS: ReadonlySet<string> = new Set(
  (
    'arccos arcsin arctan arg argmax argmin cos cosh cot coth csc deg det diag dim div exp gcd hom inf injlim ker ' +
    'lcm lg liminf limsup ln log max min mod bmod Pr poly polylog projlim rank sec sgn sign sin sinh span sup ' +
    'supp tan tanh tr trace lim vol Aut Hom End Ext Tor Spec Sym GL SL SU SO Sp Var Cov'
  ).split(' '),
);
