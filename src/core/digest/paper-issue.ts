import { asSentence, authorLine, publishedLine, readableTitle, titleLine } from '../cards/paper-lines.ts';
import { button, counted, note } from '../cards/reply.ts';
import type { Action, Block, Document, Fact } from '../document/document.ts';
import { strong, text } from '../document/rich-text.ts';
import { categoryName } from '../paper/category.ts';
import type { Paper } from '../paper/paper.ts';
import { paperRef } from '../paper/paper-ref.ts';
import { nominateNext } from './actions.ts';
import { shorten, shortenRich } from './shorten.ts';
import type { ToldSummary } from './told-summary.ts';
import { NEW_ROUND, type Well, wellWords } from './well.ts';

/** All that the message of a paper of the week tells. */
export interface PaperIssue {
  /** `Paper of the week`. */
  name: string;
  paper: Paper;
  summary: ToldSummary;
  /** Ends "Why this one: …". */
  why: string;
  runnersUp: { paper: Paper; votes: number | null }[];
  beginsRound: boolean;
  well: Well | null;
}

/**
 * What each piece may take, in UTF-16 units, so that the whole stays under 3,000: within what every platform shows in
 * one message. With three sentences of at most 320 (told-summary.ts) and three runners-up.
 */
const LONGEST = { title: 300, authors: 300, fact: 100, why: 300, runnerUp: 90 } as const;

/** The message of a paper of the week: title, who, when, a short summary, why this one, and the runners-up in a line. */
export function paperIssueDocument(issue: PaperIssue): Document {
  const { name, paper, summary, why } = issue;
  const title = shorten(readableTitle(paper), LONGEST.title);
  const heading = [{ text: `${name}: ` }, ...shortenRich(titleLine(paper), LONGEST.title)];
  const blocks: Block[] = [
    { kind: 'heading', text: heading },
    { kind: 'facts', facts: factsOf(paper) },
    ...(summary.text === null ? [] : [{ kind: 'paragraph' as const, text: text(summary.text) }]),
    note(summary.label),
    {
      kind: 'paragraph',
      text: [strong('Why this one: '), { text: `${shorten(why, LONGEST.why)}.` }],
    },
    ...notesOf(issue).map(note),
  ];
  return {
    summary: asSentence(`${name}: ${title}, by ${shorten(authorLine(paper), LONGEST.authors)}`),
    blocks,
    actions: actionsOf(paper, title),
    visibility: 'everyone',
  };
}

function factsOf(paper: Paper): Fact[] {
  const published = publishedLine(paper);
  const main = paper.categories[0];
  return [
    fact('Authors', authorLine(paper), LONGEST.authors),
    ...(published === null ? [] : [fact('Published', published)]),
    ...(main === undefined ? [] : [fact('Category', namedCategory(main))]),
    ...(paper.hasCode ? [fact('Code', 'public')] : []),
  ];
}

function fact(label: string, value: string, longest: number = LONGEST.fact): Fact {
  return { label, value: text(shorten(value, longest)) };
}

function namedCategory(category: string): string {
  const name = categoryName(category);
  return name === null ? category : `${category} (${name})`;
}

function notesOf({ runnersUp, beginsRound, well }: PaperIssue): string[] {
  const others = runnersUp.map(({ paper, votes }) => {
    const title = shorten(readableTitle(paper), LONGEST.runnerUp);
    return votes === null ? title : `${title} (${counted(votes, 'vote')})`;
  });
  return [
    others.length === 0 ? '' : `${others.length === 1 ? 'Runner-up' : 'Runners-up'}: ${others.join(' · ')}`,
    beginsRound ? NEW_ROUND : '',
    well === null ? '' : wellWords(well),
  ].filter(Boolean);
}

function actionsOf(paper: Paper, title: string): Action[] {
  const args = { query: paperRef(paper.id) };
  return [
    button('Save', `Save ${title} to your reading list`, { route: 'reading add', args }, 'primary'),
    button('Cite', `Cite ${title}`, { route: 'cite', args }),
    button('Abstract', `Abstract of ${title}`, { route: 'paper abstract', args }),
    button('Similar', `Papers similar to ${title}`, { route: 'similar', args }),
    nominateNext(),
  ];
}
