import type { Action, Block, Call, Document } from '../document/document.ts';
import { strong, text } from '../document/rich-text.ts';
import { formatPublished } from '../paper/published.ts';
import type { Place } from '../person.ts';
import type { AddedPaper, FoundOutside, OutsideAnswer } from '../services.ts';
import { paperBlocks, paperCard } from './paper-card.ts';
import { asSentence, readableTitle, spokenSentence } from './paper-lines.ts';
import { showPaper } from './paper-list.ts';
import { button, note, privately, shareable } from './reply.ts';
import { shownRef, sourceName } from './source-names.ts';

const SHOWN_WORDS = 120;

/** Offers to ask paper sources for what the library does not have. */
export function lookOutside(words: string): Action {
  return button('Look outside', 'Ask arXiv and other sources for it', outsideCall(words), 'primary');
}

/** What the sources say: the paper, marked as not in the library; or that there is none, and who could not be asked. */
export function outsideCard(answer: OutsideAnswer, words: string, place: Place): Document {
  if (answer.kind === 'known') return paperCard(answer.paper, place, { note: 'It is in the library.' });
  return answer.kind === 'found' ? foundCard(answer.found, words) : nothingOutsideCard(answer, words);
}

function foundCard({ paper, from, ref }: FoundOutside, words: string): Document {
  const where = `From ${listed(from)}, not in the library yet.`;
  const [heading, ...others] = paperBlocks(paper);
  const blocks: Block[] = [
    ...(heading === undefined ? [] : [heading]),
    { kind: 'paragraph', text: [strong(where)] },
    ...others,
    note(asSentence(paper.provenance.map(toldBy).join(' · '))),
  ];
  const add = button(
    'Add to library',
    `Add ${readableTitle(paper)} to the library`,
    { route: 'library add', args: { ref } },
    'primary',
  );
  return shareable(privately(`${where} ${spokenSentence(paper)}`, blocks, [add]), outsideCall(words));
}

function toldBy({ source, ref, retrieved }: { source: string; ref: string; retrieved: string }): string {
  return `${sourceName(source)} (${shownRef(ref)}), asked ${formatPublished(retrieved)}`;
}

function nothingOutsideCard(
  { asked, unavailable }: Extract<OutsideAnswer, { kind: 'nothing' }>,
  words: string,
): Document {
  const told = nothingWords(shownWords(words), asked, unavailable);
  const again = unavailable.length === 0 ? [] : [button('Try again', 'Ask them again', outsideCall(words))];
  return privately(told, [{ kind: 'paragraph', text: text(told) }], [...again, ...searchLinks(words)]);
}

/** `arXiv knows nothing like “…”; Crossref could not be reached just now.` */
export function nothingWords(
  shown: string,
  asked: readonly string[],
  unavailable: readonly string[],
): string {
  if (asked.length === 0 && unavailable.length === 0) return `I know no source to ask for “${shown}”.`;
  const knows = asked.length === 1 ? 'knows' : 'know';
  const nothing = asked.length === 0 ? '' : `${listed(asked)} ${knows} nothing like “${shown}”`;
  const away = `${listed(unavailable)} could not be reached just now`;
  if (unavailable.length === 0) return `${nothing}.`;
  return nothing === '' ? `${away}, so I cannot tell about “${shown}”.` : `${nothing}; ${away}.`;
}

/** What became of papers that were to be added: one is shown whole, several as a list. */
export function addedCard(
  papers: readonly AddedPaper[],
  notUnderstood: readonly string[],
  place: Place,
): Document {
  const left =
    notUnderstood.length === 0 ? [] : [note(`Not understood, so left out: ${notUnderstood.join(', ')}.`)];
  const [first, ...others] = papers;
  if (first !== undefined && others.length === 0) return oneAdded(first, left, place);
  const words = summaryOf(papers);
  return privately(words, [
    { kind: 'heading', text: text(words) },
    { kind: 'list', start: 1, items: papers.map(addedItem) },
    ...left,
  ]);
}

function oneAdded(added: AddedPaper, left: Block[], place: Place): Document {
  if (added.kind === 'nothing') {
    const words = notAdded(added);
    return privately(words, [{ kind: 'paragraph', text: text(words) }, ...left]);
  }
  const card = paperCard(added.paper, place);
  const words = addedWords(added);
  const [heading, ...others] = card.blocks;
  const first: Block = { kind: 'paragraph', text: [strong(words)] };
  const blocks = heading === undefined ? [first] : [first, heading, ...others];
  return { ...card, summary: `${words} ${card.summary}`, blocks: [...blocks, ...left] };
}

function addedWords({ kind, from }: Extract<AddedPaper, { kind: 'added' | 'known' }>): string {
  if (kind === 'added') return `Added to the library, from ${listed(from)}.`;
  return from.length === 0
    ? 'It is in the library already.'
    : `It was in the library; ${listed(from)} completed it.`;
}

function addedItem(added: AddedPaper): {
  title: { text: string }[];
  detail: { text: string }[];
  call?: Call;
} {
  if (added.kind === 'nothing') return { title: text(added.ref), detail: text(notAdded(added)) };
  return {
    title: text(readableTitle(added.paper)),
    detail: text(addedWords(added)),
    call: showPaper(added.paper),
  };
}

function notAdded({ ref, asked, unavailable }: Extract<AddedPaper, { kind: 'nothing' }>): string {
  return nothingWords(shownWords(ref), asked, unavailable);
}

function summaryOf(papers: readonly AddedPaper[]): string {
  const count = (kind: AddedPaper['kind']) => papers.filter((each) => each.kind === kind).length;
  const away = papers.filter((each) => each.kind === 'nothing' && each.unavailable.length > 0).length;
  const parts: [number, string][] = [
    [count('added'), 'added'],
    [count('known'), 'already there'],
    [count('nothing') - away, 'not found'],
    [away, 'could not be asked for'],
  ];
  const told = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return `Of ${papers.length} papers ${told.join(', ')}.`;
}

function outsideCall(words: string): Call {
  return { route: 'library outside', args: { query: words } };
}

function searchLinks(words: string): Action[] {
  const query = encodeURIComponent(words);
  return [
    {
      kind: 'link',
      label: 'Search arXiv',
      spoken: 'Search arXiv for these words',
      href: `https://arxiv.org/search/?query=${query}&searchtype=all`,
    },
    {
      kind: 'link',
      label: 'Search Semantic Scholar',
      spoken: 'Search Semantic Scholar for these words',
      href: `https://www.semanticscholar.org/search?q=${query}`,
    },
  ];
}

function shownWords(words: string): string {
  return words.length > SHOWN_WORDS ? `${words.slice(0, SHOWN_WORDS)}…` : words;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
