import { AskerError } from '../core/errors.ts';
import { parseIdentifier } from '../core/identifiers/index.ts';
import type { Paper } from '../core/paper/paper.ts';
import type { House } from '../main.ts';

/** The paper with this id, arXiv id or DOI. Throws `AskerError` in words when the library has none. */
export async function knownPaper(house: House, given: string): Promise<Paper> {
  const paper = (await house.library.paper(given)) ?? (await byIdentifier(house, given));
  if (paper !== null) return paper;
  throw new AskerError(
    'unknown-paper',
    `No paper has the id “${given.slice(0, 120)}”. “broadsheet search” finds ids.`,
  );
}

async function byIdentifier(house: House, given: string): Promise<Paper | null> {
  if (parseIdentifier(given) === null) return null;
  const answer = await house.lookup.find(given, 1);
  return answer.kind === 'one' && answer.because === 'identifier' ? answer.paper : null;
}
