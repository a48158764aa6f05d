/** Solves `left · x = right` for a positive definite `left`, by Gauss and Jordan; no pivoting is needed there. */
export function solve(left: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = left.map((row, at) => [...row, right[at] ?? 0]);
  rows.forEach((pivotRow, at) => {
    const pivot = pivotRow[at] ?? 1;
    pivotRow.forEach((value, column) => {
      pivotRow[column] = value / pivot;
    });
    for (const row of rows) {
      const factor = row === pivotRow ? 0 : (row[at] ?? 0);
      if (factor === 0) continue;
      pivotRow.forEach((value, column) => {
        row[column] = (row[column] ?? 0) - factor * value;
      });
    }
  });
  return rows.map((row) => row.at(-1) ?? 0);
}
