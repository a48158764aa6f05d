import { familyKey } from '../core/names/index.ts';
import type { PaperDraft } from '../core/paper/paper.ts';
import { yearOf } from '../core/paper/published.ts';
import { normaliseTitle } from '../core/text/title.ts';

/** What whoever asks knows beside the title. */
export interface KnownOfPaper {
  year?: number | null;
  authors?: readonly string[];
}

/** Online and in print, a preprint and its journal: one paper often has two neighbouring years. */
const MOST_YEARS_APART = 1;
/** No honest title has more; it bounds the work. */
const MOST_COLONS = 8;

/**
 * Whether a source's best hit is the paper that was asked for. Sources always answer something, so this is strict:
 * the titles are the same once normalised; or one is the other with a subtitle after a colon and what is known beside
 * the title agrees, the year within one or an author's family name. Likeness is not enough: titles 0.915 alike have
 * been two papers.
 */
export function sameTitle(asked: string, found: PaperDraft, known: KnownOfPaper = {}): boolean {
  const title = normaliseTitle(asked);
  if (title === '') return false;
  if (title === normaliseTitle(found.title)) return true;
  const isPart = startsWithMain(found.title, title) || startsWithMain(asked, normaliseTitle(found.title));
  return isPart && (sameTime(found, known) || sameAuthors(found, known));
}

/** Whether `main` is all of a title that stands before one of its colons. */
function startsWithMain(title: string, main: string): boolean {
  const parts = title.split(/[:：]/u, MOST_COLONS);
  return parts.some((_, index) => index > 0 && normaliseTitle(parts.slice(0, index).join(':')) === main);
}

function sameTime(found: PaperDraft, { year = null }: KnownOfPaper): boolean {
  const foundYear = yearOf(found.published ?? null);
  return year !== null && foundYear !== null && Math.abs(year - foundYear) <= MOST_YEARS_APART;
}

function sameAuthors(found: PaperDraft, { authors = [] }: KnownOfPaper): boolean {
  const families = new Set((found.authors ?? []).map(familyKey));
  families.delete('');
  return authors.some((author) => families.has(familyKey(author)));
}
