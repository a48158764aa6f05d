import { readableTitle, shortLine } from '../core/cards/paper-lines.ts';
import type { Person, Typeahead } from '../core/command/command.ts';
import { latexToPlain } from '../core/latex/index.ts';
import type { Services } from '../core/services.ts';
import { foldedWords } from '../core/text/fold.ts';

export interface SuggestedValue {
  /** What to put in the option. */
  value: string;
  /** What to show for it. */
  label: string;
}

/** Values for a half-typed option, from local data alone, so that they are there while the person types. */
export async function suggestValues(
  services: Services,
  typeahead: Typeahead,
  typed: string,
  person: Person,
  limit: number,
): Promise<SuggestedValue[]> {
  if (typeahead === 'author') {
    const authors = await services.library.suggestAuthors(typed, limit);
    return authors.map(({ name, papers }) => ({ value: name, label: `${name} (${papers})` }));
  }
  if (typeahead === 'reading') return suggestEntries(services, typed, person, limit);
  const papers = await services.lookup.suggestPapers(typed, limit);
  return papers.map((paper) => {
    const title = readableTitle(paper);
    return { value: title, label: `${title} — ${shortLine(paper)}` };
  });
}

async function suggestEntries(services: Services, typed: string, person: Person, limit: number) {
  const words = foldedWords(typed);
  const entries = await services.reading.list(person);
  return entries
    .map((entry) => latexToPlain(entry.title))
    .filter((title) => words.every((word) => foldedWords(title).join(' ').includes(word)))
    .slice(0, limit)
    .map((title) => ({ value: title, label: title }));
}
