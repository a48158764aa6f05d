import { oneLine } from './one-line.ts';

/** Keywords in one text: parted by commas, or by semicolons where a keyword holds a comma. */
export function keywordList(words: readonly string[]): string {
  const lines = words.map(oneLine).filter((line) => line !== '');
  const [only, ...others] = lines;
  if (only === undefined || !lines.some((line) => line.includes(','))) return lines.join(', ');
  return others.length === 0 ? `${only};` : lines.join('; ');
}
