/** The tags of one record. */
export interface RisRecord {
  /** The line of its first tag. */
  line: number;
  /** Its type: `JOUR`. `null` where tags stand outside any record. */
  type: string | null;
  /** Every value of a tag, in order; empty ones left out. */
  values: Map<string, string[]>;
  /** UTF-16 units of the values. */
  length: number;
  /** Whether it was ended by `ER`. */
  ended: boolean;
}

/** A longer record is no paper's: its text is let go while it is read. */
export const LONGEST_RECORD = 1_000_000;

const TITLE_TAGS = ['T1', 'TI', 'CT', 'BT'];

export function startRecord(line: number, type: string | null): RisRecord {
  return { line, type, values: new Map(), length: 0, ended: false };
}

export function addValue(record: RisRecord, tag: string, value: string): void {
  record.length += value.length + 1;
  if (value === '' || isTooLong(record)) return;
  const values = record.values.get(tag);
  if (values === undefined) record.values.set(tag, [value]);
  else values.push(value);
}

/** A line without a tag goes on with the value before it. */
export function addToLast(record: RisRecord, tag: string, line: string): void {
  const values = record.values.get(tag) ?? [];
  const last = values.pop();
  if (last === undefined) {
    addValue(record, tag, line);
    return;
  }
  record.length += line.length + 1;
  values.push(isTooLong(record) ? last : `${last} ${line}`);
}

export function isTooLong(record: RisRecord): boolean {
  return record.length > LONGEST_RECORD;
}

/** The first value of the first tag that has one; empty without. */
export function firstOf(record: RisRecord, ...tags: readonly string[]): string {
  return allOf(record, ...tags)[0] ?? '';
}

export function allOf(record: RisRecord, ...tags: readonly string[]): string[] {
  return tags.flatMap((tag) => record.values.get(tag) ?? []);
}

export function titleOf(record: RisRecord): string {
  return firstOf(record, ...TITLE_TAGS);
}

/** Takes a record's values into the one before it, of which it turned out to be a part. */
export function foldInto(whole: RisRecord, part: RisRecord): void {
  for (const [tag, values] of part.values) for (const value of values) addValue(whole, tag, value);
  whole.ended = part.ended;
}
