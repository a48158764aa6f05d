import { inertBlock } from '../../core/document/inert-text.ts';
import type { Paper } from '../../core/paper/paper.ts';

/**
 * A paper as one line of JSON, ended by LF: the ten fields of the public shape always, `null` where unknown,
 * then the others where they say something. `provenance` is for people and other programs; reading passes it
 * over, since where a paper came from is then this file. When this library came to hold it is nobody else's fact.
 */
export function paperLine(paper: Paper): string {
  const { id, title, abstract, authors, published, categories, arxivId, doi, url, hasCode, ...others } =
    paper;
  const always = { id, title, abstract, authors, published, categories, arxivId, doi, url, hasCode };
  const said = Object.fromEntries(
    Object.entries(others).filter(([field, value]) => field !== 'added' && isSaid(value)),
  );
  return `${JSON.stringify({ ...always, ...said }, inertValue)}\n`;
}

function isSaid(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return false;
  return !Array.isArray(value) || value.length > 0;
}

function inertValue(_field: string, value: unknown): unknown {
  return typeof value === 'string' ? inertBlock(value) : value;
}
