function names(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** White space of any width. */
export const SPACING = names(
  ', ; : > quad qquad enspace enskip thinspace medspace thickspace \\ newline par linebreak nobreakspace space hfill',
);

/** Set the style of what follows in their group, or only its looks. They say nothing themselves. */
export const SILENT = names(
  'rm bf it em tt sf sc sl cal mit boldmath unboldmath displaystyle textstyle scriptstyle scriptscriptstyle ' +
    'limits nolimits normalfont itshape bfseries ttfamily scshape slshape upshape mdseries rmfamily sffamily ' +
    'tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge centering noindent indent ' +
    'smallskip medskip bigskip newpage clearpage null nonumber notag relax protect allowbreak break ' +
    'bigl bigr Bigl Bigr ! - / @ ( ) [ ] + maketitle displaylines mathstrut strut hfil raggedright goodbreak nobreak',
);

/** Point to something that is not there: dropped with their arguments and the tie before them. */
export const REFERENCES = names(
  'cite citep citet citealt citealp citeauthor citeyear citeyearpar Cite Citep Citet parencite textcite autocite ' +
    'footcite nocite onlinecite ref eqref pageref autoref cref Cref label tag index',
);

/** Instructions to TeX: dropped with their arguments. */
export const INSTRUCTIONS = names(
  'hspace vspace hskip vskip color pagestyle thispagestyle hphantom vphantom phantom newcommand renewcommand ' +
    'providecommand def let bibliography bibliographystyle input include includegraphics usepackage',
);

export const STYLE_WRAPPERS: ReadonlyMap<string, 'strong' | 'emphasis' | 'code'> = new Map([
  ['emph', 'emphasis'],
  ['textit', 'emphasis'],
  ['textsl', 'emphasis'],
  ['textbf', 'strong'],
  ['texttt', 'code'],
]);

/** Style of everything that follows in the group; `null` is plain. */
export const STYLE_DECLARATIONS: ReadonlyMap<string, 'strong' | 'emphasis' | 'code' | null> = new Map([
  ['em', 'emphasis'],
  ['it', 'emphasis'],
  ['itshape', 'emphasis'],
  ['sl', 'emphasis'],
  ['slshape', 'emphasis'],
  ['bf', 'strong'],
  ['bfseries', 'strong'],
  ['tt', 'code'],
  ['ttfamily', 'code'],
  ['rm', null],
  ['normalfont', null],
  ['upshape', null],
  ['mdseries', null],
]);

/** Set their argument as prose, inside formulas too. */
export const PROSE_WRAPPERS = names('text textrm textnormal textsf textup textmd mbox hbox fbox tup');
