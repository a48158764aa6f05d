/** A table in Markdown, so that a run can be pasted where it is discussed. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export const NONE = '–';

/** Two figures below one, one below a hundred, then none. */
export function rounded(value: number): string {
  if (value < 10) return value.toFixed(2);
  return value < 100 ? value.toFixed(1) : grouped(Math.round(value));
}

/** 100,000 and not 100000. */
export function grouped(value: number): string {
  return value.toLocaleString('en-GB');
}
