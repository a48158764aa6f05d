import { readableTitle, shortLine } from '../core/cards/paper-lines.ts';
import type { Person, Typeahead } from '../core/command/command.ts';
import { describeCoverage } from '../core/digest/describe-coverage.ts';
import { latexToPlain } from '../core/latex/index.ts';
import { paperRef } from '../core/paper/paper-ref.ts';
import { suggestCategories } from '../core/paper/suggest-categories.ts';
import type { Place } from '../core/person.ts';
import type { SuggestedValue } from '../core/ports/platform.ts';
import { zoneSuggestions } from '../core/schedule/index.ts';
import type { Services } from '../core/services.ts';
import { foldedWords } from '../core/text/fold.ts';
import { suggestSchedules } from './suggest-schedules.ts';

/** What Slack allows an option of a menu to carry. */
const LONGEST_VALUE = 75;

/** Who types, where as far as that is known, and when. */
export interface Typing {
  person: Person;
  place: Place | null;
  now: Date;
}

/** Values for a half-typed option, from local data alone, so that they are there while the person types. */
export async function suggestValues(
  services: Services,
  typeahead: Typeahead,
  typed: string,
  typing: Typing,
  limit: number,
): Promise<SuggestedValue[]> {
  switch (typeahead) {
    case 'paper':
      return suggestPapers(services, typed, limit);
    case 'author':
      return suggestAuthors(services, typed, limit);
    case 'reading':
      return suggestEntries(services, typed, typing.person, limit);
    case 'category':
      return suggestCategories(typed, limit).map(({ category, name }) => ({
        value: category,
        label: category === name ? category : `${category} — ${name}`,
        typed: category,
      }));
    case 'zone':
      return zoneSuggestions(typed, limit).map((zone) => ({ value: zone, label: zone, typed: zone }));
    case 'schedule':
      return suggestSchedules(typed, limit).map(({ value, words }) => ({
        value,
        label: `${value} — ${words}`,
        typed: value,
      }));
    case 'digest':
      return suggestDigests(services, typed, typing, limit);
  }
}

async function suggestPapers({ lookup }: Services, typed: string, limit: number): Promise<SuggestedValue[]> {
  const papers = await lookup.suggestPapers(typed, limit);
  return papers.map((paper) => {
    const title = readableTitle(paper);
    return { value: paperRef(paper.id), label: `${title} — ${shortLine(paper)}`, typed: title };
  });
}

async function suggestAuthors(
  { library }: Services,
  typed: string,
  limit: number,
): Promise<SuggestedValue[]> {
  const authors = await library.suggestAuthors(typed, limit);
  return authors.map(({ name, papers }) => ({
    value: name.slice(0, LONGEST_VALUE),
    label: `${name} (${papers})`,
    typed: name,
  }));
}

async function suggestEntries({ reading }: Services, typed: string, person: Person, limit: number) {
  const entries = await reading.list(person);
  return entries
    .map((entry) => ({ value: paperRef(entry.paperId), title: latexToPlain(entry.title) }))
    .filter(({ title }) => holds(title, typed))
    .slice(0, limit)
    .map(({ value, title }) => ({ value, label: title, typed: title }));
}

/** Digests of the channels of the person's workspace; other people's personal ones are nobody's business. */
/** Where it is not known where somebody types, they are offered their own, as in a direct message. */
const NOWHERE: Place = { kind: 'dm', id: '' };

async function suggestDigests(
  { digests }: Services,
  typed: string,
  { person, place, now }: Typing,
  limit: number,
): Promise<SuggestedValue[]> {
  const lines = await digests.reach({ person, place: place ?? NOWHERE }, now);
  return lines
    .map(({ subscription, number, inWords }) => ({
      id: subscription.id,
      label: `${number}. ${KINDS[subscription.kind]} ${inWords}: ${describeCoverage(subscription.covers)}`,
    }))
    .filter(({ id, label }) => holds(`${label} ${id}`, typed))
    .slice(0, limit)
    .map(({ id, label }) => ({ value: id, label, typed: id }));
}

const KINDS = { paper: 'Paper of the week', 'round-up': 'Round-up', follow: 'Personal digest' } as const;

function holds(text: string, typed: string): boolean {
  const folded = foldedWords(text).join(' ');
  return foldedWords(typed).every((word) => folded.includes(word));
}
