import { readFileSync } from 'node:fs';
import { authorPageReader } from '../../../src/formats/author-page/index.ts';
import { readAll } from '../read-all.ts';

/** The invented page of test/fixtures. */
export const page = readFileSync(new URL('../../fixtures/author-page/page.txt', import.meta.url), 'utf8');

export function readPage(text: string, captured = '2024-05-06') {
  return readAll(authorPageReader, text, [], captured);
}

/** A page of one entry under a whole header. */
export function pageOf(...lines: string[]): string {
  const header = page.slice(0, page.indexOf('LGMar 3')).replaceAll('7', '1');
  return `${header}${lines.join('\n')}\n`;
}
