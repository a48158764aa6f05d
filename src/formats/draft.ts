import type { PaperDraft } from '../core/paper/paper.ts';
import { cleanLine, cleanText } from './clean-text.ts';

/** What an entry says of a paper, before it is cleaned; `null`, empty text and empty lists say nothing. */
export type RawFacts = {
  [Field in keyof PaperDraft]?: PaperDraft[Field] | null | undefined;
};

const LONGEST_ID = 300;

/**
 * A draft of what an entry says: every text clean, lists without empty or repeated members, fields that say nothing
 * left out. `null` when there is no title, without which there is no paper.
 */
export function draftOf(facts: RawFacts): PaperDraft | null {
  const title = cleanLine(facts.title ?? '');
  if (title === '') return null;
  const draft: PaperDraft = { title };
  for (const [field, value] of Object.entries(facts)) {
    if (field === 'title') continue;
    const clean =
      typeof value === 'string' ? cleanField(field, value) : Array.isArray(value) ? lines(value) : value;
    if (isSaid(clean)) Object.assign(draft, { [field]: clean });
  }
  return draft;
}

function cleanField(field: string, value: string): string {
  if (field === 'abstract') return cleanText(value).trim();
  const line = cleanLine(value);
  return field === 'id' ? line.slice(0, LONGEST_ID) : line;
}

function lines(values: readonly unknown[]): unknown[] {
  const clean = values.map((value) => (typeof value === 'string' ? cleanLine(value) : value));
  return [...new Set(clean)].filter((value) => value !== '');
}

function isSaid(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === false) return false;
  return !Array.isArray(value) || value.length > 0;
}
