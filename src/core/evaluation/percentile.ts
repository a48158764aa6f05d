/**
 * The value below or at which `percent` of all values lie (nearest rank: always one of the values). `percent` is
 * 0 to 100; 0 for no values.
 */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? 0;
}
