import { readableTitle, shortLine } from '../core/cards/paper-lines.ts';
import type { Person, Typeahead } from '../core/command/command.ts';
import { latexToPlain } from '../core/latex/index.ts';
import { paperRef } from '../core/paper/paper-ref.ts';
import type { SuggestedValue } from '../core/ports/platform.ts';
import type { Services } from '../core/services.ts';
import { foldedWords } from '../core/text/fold.ts';

/** What Slack allows an option of a menu to carry. */
const LONGEST_VALUE = 75;

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
    return authors.map(({ name, papers }) => ({
      value: name.slice(0, LONGEST_VALUE),
      label: `${name} (${papers})`,
      typed: name,
    }));
  }
  if (typeahead === 'reading') return suggestEntries(services, typed, person, limit);
  const papers = await services.lookup.suggestPapers(typed, limit);
  return papers.map((paper) => {
    const title = readableTitle(paper);
    return { value: paperRef(paper.id), label: `${title} — ${shortLine(paper)}`, typed: title };
  });
}

async function suggestEntries(services: Services, typed: string, person: Person, limit: number) {
  const words = foldedWords(typed);
  const entries = await services.reading.list(person);
  return entries
    .map((entry) => ({ value: paperRef(entry.paperId), title: latexToPlain(entry.title) }))
    .filter(({ title }) => words.every((word) => foldedWords(title).join(' ').includes(word)))
    .slice(0, limit)
    .map(({ value, title }) => ({ value, label: title, typed: title }));
}
