import { cleanLine } from '../clean-text.ts';

/** What a field's value is made of: text in braces or quotation marks, or a word that may stand for text. */
export type ValuePart = { kind: 'text' | 'word'; text: string };

export interface ParsedEntry {
  /** Empty where there is none. */
  key: string;
  /** By lower-case name; of a name given twice the first, as BibTeX reads it. */
  fields: Map<string, ValuePart[]>;
  /** What cannot be read of it; fields before are there. */
  problem: string | null;
}

/** Longest key that is one; a longer text without a comma is none. */
const LONGEST_KEY = 300;
/** As much of a field's name is told. */
const LONGEST_NAME = 60;

/** The key and fields between an entry's brackets. What is no field is passed over up to the next line or comma. */
export function parseEntry(body: string): ParsedEntry {
  const [head = '', key = ''] = /^\s*([^,={}"]*?)\s*(?:,|$)/.exec(body.slice(0, LONGEST_KEY)) ?? [];
  return { key: key.replace(/\s+/g, ' '), ...parseFields(body, head.length) };
}

/** `name = value` of a `@string`, or every field of an entry from an index on. */
export function parseFields(body: string, from: number): Pick<ParsedEntry, 'fields' | 'problem'> {
  const fields = new Map<string, ValuePart[]>();
  let index = from;
  for (;;) {
    index = skip(body, index, /(?:[\s,)]|%[^\n]*)*/y);
    if (index >= body.length) return { fields, problem: null };
    const nameEnd = skip(body, index, /[^\s=,{}"#()%]*/y);
    const name = body.slice(index, nameEnd).toLowerCase();
    const equals = skip(body, nameEnd, /\s*/y);
    if (name === '' || body[equals] !== '=') {
      index = skip(body, Math.max(nameEnd, index + 1), /[^,\n]*/y);
      continue;
    }
    const value = parseValue(body, equals + 1);
    if (value === null) {
      const named = cleanLine(name).slice(0, LONGEST_NAME);
      return { fields, problem: `the braces or quotation marks of "${named}" do not pair up` };
    }
    if (value.parts.length > 0 && !fields.has(name)) fields.set(name, value.parts);
    index = value.end;
  }
}

/** Parts joined by `#`; `null` where one does not end. */
function parseValue(body: string, from: number): { parts: ValuePart[]; end: number } | null {
  const parts: ValuePart[] = [];
  let index = from;
  for (;;) {
    index = skip(body, index, /\s*/y);
    const mark = body[index];
    if (mark === '{' || mark === '"') {
      const end = mark === '{' ? closingBrace(body, index) : closingQuote(body, index);
      if (end === null) return null;
      parts.push({ kind: 'text', text: body.slice(index + 1, end) });
      index = end + 1;
    } else {
      const end = skip(body, index, /[^\s,#{}"()=]*/y);
      if (end > index) parts.push({ kind: 'word', text: body.slice(index, end) });
      index = end;
    }
    const next = skip(body, index, /\s*/y);
    if (body[next] !== '#') return { parts, end: index };
    index = next + 1;
  }
}

/** The brace that closes the one at an index, or `null`. */
export function closingBrace(text: string, opening: number): number | null {
  const braces = /[{}]/g;
  braces.lastIndex = opening;
  let depth = 0;
  for (let found = braces.exec(text); found !== null; found = braces.exec(text)) {
    depth += found[0] === '{' ? 1 : -1;
    if (depth === 0) return found.index;
  }
  return null;
}

/** The quotation mark, outside of braces, that ends the text begun at an index, or `null`. */
function closingQuote(text: string, opening: number): number | null {
  const marks = /[{}"]/g;
  marks.lastIndex = opening + 1;
  let depth = 0;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    if (found[0] === '"' && depth === 0) return found.index;
    if (found[0] !== '"') depth += found[0] === '{' ? 1 : -1;
    if (depth < 0) return null;
  }
  return null;
}

function skip(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from;
  return from + (pattern.exec(text)?.[0].length ?? 0);
}
