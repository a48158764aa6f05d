/** Environments whose content is a formula. */
export const MATHS_ENVIRONMENTS: ReadonlySet<string> = new Set(
  (
    'math displaymath equation align alignat aligned eqnarray gather gathered multline flalign split array ' +
    'cases matrix pmatrix bmatrix vmatrix Bmatrix smallmatrix subequations'
  ).split(' '),
);

/** Formulas in rows and columns that are written as `(a, b; c, d)`. */
export const MATRIX_ENVIRONMENTS: ReadonlySet<string> = new Set(
  'matrix pmatrix bmatrix vmatrix Bmatrix smallmatrix'.split(' '),
);

/** Environments with an argument for their columns, which says nothing to a reader. */
export const COLUMN_ENVIRONMENTS: ReadonlySet<string> = new Set(['array', 'tabular', 'alignat', 'minipage']);
