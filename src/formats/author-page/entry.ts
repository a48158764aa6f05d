import { sameAuthor } from '../../core/names/index.ts';
import { fullCategory } from '../../core/paper/category.ts';
import type { PaperDraft } from '../../core/paper/paper.ts';
import type { ReadEvent } from '../../core/ports/formats.ts';
import { codeLinks } from '../code-links.ts';
import type { Heading } from './heading.ts';
import type { PageLine } from './page-lines.ts';
import { isSurelyPeople, looksLikePeople, parsePeople } from './people.ts';
import { quote } from './quote.ts';
import { readDate } from './read-date.ts';

/** The lines of one paper on the page. */
export interface Entry {
  /** The line of the heading. */
  line: PageLine;
  heading: Heading;
  body: PageLine[];
  /** UTF-16 units of `body`. */
  length: number;
  /** Whether lines had to be let go because the entry grew too long. */
  cut: boolean;
}

/** Longer entries are no paper's; what is over it is let go, so that memory stays bounded. */
const LONGEST_ENTRY = 1_000_000;
const LONGEST_PEOPLE_LINE = 200;

export function startEntry(line: PageLine, heading: Heading): Entry {
  return { line, heading, body: [], length: 0, cut: false };
}

export function addLine(entry: Entry, line: PageLine): void {
  entry.length += line.text.length;
  if (entry.length > LONGEST_ENTRY) entry.cut = true;
  else entry.body.push(line);
}

/** What an entry is read against. */
export interface EntrySettings {
  /** The day the page was taken. */
  captured: string;
  /** Whose page it is. */
  owner: string | null;
  /** Whether the page ends with this entry, so that what it lacks may have been cut off. */
  atEnd: boolean;
}

/** The paper of an entry, then what of it could not be read; without a title, only why there is no paper. */
export function* entryEvents(entry: Entry, { captured, owner, atEnd }: EntrySettings): Generator<ReadEvent> {
  const where = `line ${entry.line.number}`;
  const { title, people, abstract } = partsOf(entry.body);
  if (title === null) {
    const rest = people === null ? '' : ` (authors: ${quote(people.text)})`;
    const why = atEnd && people === null ? 'the page ends before the title' : `the entry has no title${rest}`;
    return yield { kind: 'skipped', where, why };
  }

  const { draft, problems } = describe(entry.heading, captured);
  const whole = paragraphs(abstract);
  const { authors, authorsCut, labs } = people === null ? NOBODY : parsePeople(people.text);
  const paper: PaperDraft = { title: title.text, authors, authorsCut, labs, ...draft };
  if (authorsCut && owner !== null && !authors.some((name) => sameAuthor(name, owner)))
    paper.pageAuthors = [owner];
  if (whole !== '') Object.assign(paper, { abstract: whole, codeLinks: codeLinks(whole) });
  yield { kind: 'paper', paper, where };

  const ends = atEnd ? 'the page ends before' : 'the entry lacks';
  if (authors.length === 0) problems.push(`${ends} the authors`);
  if (whole === '') problems.push(`${ends} the abstract`);
  if (entry.cut) problems.push('the entry is longer than 1 MB and was cut');
  for (const problem of problems)
    yield { kind: 'skipped', where, why: `${problem}; ${quote(title.text)} is kept without` };
}

const NOBODY = { authors: [], authorsCut: false, labs: [] };

/**
 * Which line is which. The title follows its heading directly, the authors come next, the rest is the abstract;
 * a line that cannot be what its place says is taken for the next part, and the missing one stays missing.
 */
function partsOf(body: readonly PageLine[]): {
  title: PageLine | null;
  people: PageLine | null;
  abstract: PageLine[];
} {
  const [first, second, third] = body;
  if (first === undefined) return { title: null, people: null, abstract: [] };
  if (isSurelyPeople(first.text) || isPeopleInTitlesPlace(first, second)) {
    return { title: null, people: first, abstract: body.slice(1) };
  }
  const hasPeople =
    second !== undefined && (looksLikePeople(second.text) || (third !== undefined && isBrief(second)));
  if (!hasPeople) return { title: first, people: null, abstract: body.slice(1) };
  return { title: first, people: second, abstract: body.slice(2) };
}

/** A name after an empty line where the title should be, with no names after it. */
function isPeopleInTitlesPlace(first: PageLine, second: PageLine | undefined): boolean {
  return (
    first.afterBlank && looksLikePeople(first.text) && !(second !== undefined && looksLikePeople(second.text))
  );
}

/** Unusual names, such as a team's; an abstract is longer, or ends its sentence. */
function isBrief({ text }: PageLine): boolean {
  return text.length <= LONGEST_PEOPLE_LINE && !/[.:?!]$/.test(text);
}

function describe(heading: Heading, captured: string): { draft: Partial<PaperDraft>; problems: string[] } {
  const category = fullCategory(heading.category);
  const date = heading.date === null ? null : readDate(heading.date, captured);
  const problems: string[] = [];
  if (category === null) problems.push(`arXiv has no category ${quote(heading.category)}`);
  if (date === null) problems.push('the date cannot be read');
  return {
    draft: {
      categories: category === null ? [] : [category],
      hasCode: heading.hasCode,
      ...(date === null ? {} : { published: date.published, publishedInferred: date.inferred }),
    },
    problems,
  };
}

/** Lines broken by the page's layout are joined by a space, paragraphs by an empty line. */
function paragraphs(lines: readonly PageLine[]): string {
  return lines
    .map(({ text, afterBlank }, index) => (index === 0 ? '' : afterBlank ? '\n\n' : ' ') + text)
    .join('');
}
