const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;

/**
 * A name as it is shown, from the form lists are sorted by: `Berg, Ludwig van der`, `van der Berg, Jr., Ludwig` and
 * `Beispiel, Ada, Jr.` become `Ludwig van der Berg`, `Ludwig van der Berg Jr.` and `Ada Beispiel Jr.`. A name without
 * a comma is shown already.
 */
export function shownName(name: string): string {
  const pieces = name
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const suffix = pieces.slice(1).find((piece) => SUFFIX.test(piece)) ?? '';
  const [family = '', ...given] = pieces.filter((piece) => piece !== suffix);
  return [...given, family, suffix].filter((piece) => piece !== '').join(' ');
}

/** Whether a list of names ends in words for those left out. */
export function isEtAl(name: string): boolean {
  return /^(?:and )?(?:others|et\.? al\.?|\.\.\.|…)$/i.test(name.trim());
}
