/** First and last year, both included; `null` where open. */
export interface YearRange {
  from: number | null;
  to: number | null;
}

const YEAR = '([12]\\d{3})';
const SINGLE = new RegExp(`^=?${YEAR}$`);
const CLOSED = new RegExp(`^${YEAR}(?:\\.{2,3}|…|[-–—]|to)${YEAR}$`, 'i');
const FROM = new RegExp(`^(?:(?:>=|=>|≥)${YEAR}|${YEAR}(?:\\.{2,3}|…|[-–—+]))$`);
const TO = new RegExp(`^(?:(?:<=|=<|≤)|\\.{2,3}|…|[-–—])${YEAR}$`);
const AFTER = new RegExp(`^>${YEAR}$`);
const BEFORE = new RegExp(`^<${YEAR}$`);

/**
 * Reads `2020`, `2020..2022`, `2020-2022`, `>=2020`, `>2020`, `..2019`, `2020..` and the like; the wrong way round
 * is put right. `null` for anything else.
 */
export function parseYearRange(text: string): YearRange | null {
  const single = SINGLE.exec(text);
  if (single !== null) return { from: Number(single[1]), to: Number(single[1]) };
  const closed = CLOSED.exec(text);
  if (closed !== null) return ordered(Number(closed[1]), Number(closed[2]));
  const from = FROM.exec(text);
  if (from !== null) return { from: Number(from[1] ?? from[2]), to: null };
  const to = TO.exec(text);
  if (to !== null) return { from: null, to: Number(to[1]) };
  const after = AFTER.exec(text);
  if (after !== null) return { from: Number(after[1]) + 1, to: null };
  const before = BEFORE.exec(text);
  return before === null ? null : { from: null, to: Number(before[1]) - 1 };
}

function ordered(a: number, b: number): YearRange {
  return { from: Math.min(a, b), to: Math.max(a, b) };
}

/** The years in both, `null` when there are none. */
export function intersectYears(a: YearRange, b: YearRange): YearRange | null {
  const from = a.from === null ? b.from : Math.max(a.from, b.from ?? a.from);
  const to = a.to === null ? b.to : Math.min(a.to, b.to ?? a.to);
  return from !== null && to !== null && from > to ? null : { from, to };
}
