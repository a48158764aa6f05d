import type { Action, Block, Document, Edit, Form } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import { latexToPlain } from '../latex/index.ts';
import { paperRef } from '../paper/paper-ref.ts';
import { formatPublished } from '../paper/published.ts';
import { describeInstant } from '../schedule/index.ts';
import type { NotOpen, OpenNomination, ToldNomination, Voted } from '../services.ts';
import { authorLine, publishedLine, titleLine } from './paper-lines.ts';
import { showPaper } from './paper-list.ts';
import { button, counted, note, privately, sentence } from './reply.ts';
import { retractionBlocks } from './retraction.ts';

export const NOT_HERE =
  'Nominations and votes belong in a channel, where the team sees them: do it there, and everybody can join in.';

/** A form's title is cut at 24 characters on Slack. */
const FORM_TITLE = 'Nominate a paper';

/** The public card of an open nomination: what, by whom, how many votes, and when it could be picked. */
export function nominationCard(nomination: ToldNomination): Document {
  const words = nominatedWords(nomination);
  return {
    summary: `${words}; ${counted(nomination.votes, 'vote')} so far.`,
    blocks: [
      ...headBlocks(nomination, words),
      { kind: 'paragraph', text: text(`${counted(nomination.votes, 'vote')} so far.`) },
      note(whenWords(nomination)),
      ...beforeNote(nomination),
    ],
    actions: [
      voteButton(nomination, true),
      ...paperButton(nomination),
      button('Withdraw', `Take the nomination of ${titleOf(nomination)} back`, {
        route: 'nominate withdraw',
        args: { paper: paperRef(nomination.paperId), card: true },
      }),
    ],
    visibility: 'everyone',
  };
}

/** What the public card becomes when nobody can vote on it any more; `outcome` ends a sentence: `it was …`. */
export function closedNominationCard(nomination: OpenNomination, outcome: string): Document {
  const words = nominatedWords(nomination);
  const votes = nomination.votes === 0 ? '' : `, with ${counted(nomination.votes, 'vote')}`;
  return {
    summary: `${words}; ${outcome}.`,
    blocks: [
      ...headBlocks(nomination, words),
      { kind: 'paragraph', text: text(`${capitalised(outcome)}${votes}.`) },
    ],
    actions: paperButton(nomination),
    visibility: 'everyone',
  };
}

/** Somebody was quicker: the answer to the second is theirs alone, with their vote to give. */
export function alreadyOpenCard(nomination: ToldNomination): Document {
  const by = nomination.by === null ? '' : ` by ${nomination.by.name}`;
  const words = `“${titleOf(nomination)}” is nominated already${by}; ${counted(nomination.votes, 'vote')} so far.`;
  return privately(
    words,
    [{ kind: 'paragraph', text: text(words) }, note(whenWords(nomination))],
    [voteButton(nomination, false), standingsButton()],
  );
}

/** Where the vote is now, and the way back. */
export function votedCard({ kind, nomination, from }: Voted): Document {
  const title = titleOf(nomination);
  const moved = from === null ? '' : `; it was with “${titleOf(from)}”`;
  const words: Readonly<Record<Voted['kind'], string>> = {
    given: `Your vote is with “${title}” now.`,
    moved: `Your vote is with “${title}” now${moved}.`,
    same: `Your vote is with “${title}” already.`,
    'taken-back': `Your vote for “${title}” is taken back.`,
    'no-vote': `You have no vote on “${title}”.`,
  };
  const back = button('Take it back', `Take your vote for ${title} back`, {
    route: 'nominate unvote',
    args: { paper: paperRef(nomination.paperId) },
  });
  const has = kind === 'given' || kind === 'moved' || kind === 'same';
  return sentence(words[kind], [has ? back : voteButton(nomination, false), standingsButton()]);
}

/** Why nothing can be done about a nomination any more. */
export function notOpenCard({ nomination, postedOn }: NotOpen): Document {
  if (nomination === null) {
    return sentence('That paper is not nominated in this channel. /nominate <paper> puts one forward.');
  }
  const outcome = outcomeOf(postedOn);
  return sentence(`Nobody can vote for “${titleOf(nomination)}” any more: ${outcome}.`, [
    ...paperButton(nomination),
    standingsButton(),
  ]);
}

/** How a nomination ended, for `closedNominationCard`. */
export function outcomeOf(postedOn: string | null): string {
  return postedOn === null ? 'the nomination was taken back' : `it was ${postedWords(postedOn)}`;
}

export function withdrawnCard(nomination: OpenNomination): Document {
  const votes = nomination.votes === 0 ? '' : ' Whoever voted for it can vote again.';
  return sentence(`The nomination of “${titleOf(nomination)}” is taken back.${votes}`);
}

export function notYoursCard(nomination: OpenNomination): Document {
  const who = nomination.by === null ? 'Only a host' : `Only ${nomination.by.name} or a host`;
  return sentence(`${who} can take the nomination of “${titleOf(nomination)}” back.`);
}

/** Messages that show a nomination, as it stands now. */
export function nominationEdits(shown: Voted['shown']): Edit[] {
  return shown.map(({ message, nomination }) => ({ message, document: nominationCard(nomination) }));
}

/** Asks which paper, where nobody has typed one. */
export function nominateForm(longest: number): Form {
  return {
    title: FORM_TITLE,
    fields: [
      {
        name: 'query',
        label: 'Which paper? Title, arXiv id, DOI or link',
        multiline: false,
        required: true,
        maxLength: longest,
        value: '',
      },
    ],
    submit: { route: 'nominate', args: {} },
  };
}

/** `paper of the week on 12 Oct 2026`. */
export function postedWords(postedOn: string): string {
  return `paper of the week on ${formatPublished(postedOn)}`;
}

export function titleOf({ paper, title }: Pick<OpenNomination, 'paper' | 'title'>): string {
  return latexToPlain(paper?.title ?? title);
}

/** `isCard`: the message it stands on shows the count, which a vote changes. */
function voteButton(nomination: OpenNomination, isCard: boolean): Action {
  const { votes, paperId } = nomination;
  const args = { paper: paperRef(paperId) };
  return button(
    `Vote · ${votes.toLocaleString('en')}`,
    `Vote for ${titleOf(nomination)}, which has ${counted(votes, 'vote')}`,
    { route: 'nominate vote', args: isCard ? { ...args, card: true } : args },
    'primary',
  );
}

function headBlocks(nomination: OpenNomination, words: string): Block[] {
  const { paper } = nomination;
  if (paper === null) {
    return [
      { kind: 'heading', text: text(titleOf(nomination)) },
      { kind: 'paragraph', text: text(`${words}. It has left the library since.`) },
    ];
  }
  const published = publishedLine(paper);
  return [
    { kind: 'heading', text: titleLine(paper) },
    ...retractionBlocks(paper),
    { kind: 'paragraph', text: text(`${words}.`) },
    note(authorLine(paper) + (published === null ? '' : `, ${published}`)),
  ];
}

function nominatedWords(nomination: OpenNomination): string {
  const by = nomination.by === null ? '' : ` by ${nomination.by.name}`;
  return `“${titleOf(nomination)}” was nominated for this channel's paper of the week${by}`;
}

function whenWords({ next, paper }: ToldNomination): string {
  if (paper !== null && paper.retracted !== null) return 'It is not picked as paper of the week.';
  if (next !== null) {
    return `It could be picked on ${describeInstant(next.dueAt, next.subscription.zone)}: the most votes win.`;
  }
  return 'No digest of this channel could pick it yet. A host sets one up with /digest subscribe monday 09:00.';
}

function beforeNote({ postedOn }: ToldNomination): Block[] {
  if (postedOn === null) return [];
  const again = 'It can be picked again only once all that match have been.';
  return [note(`It was ${postedWords(postedOn)} here. ${again}`)];
}

function paperButton(nomination: OpenNomination): Action[] {
  if (nomination.paper === null) return [];
  return [button('Paper', `Card of ${titleOf(nomination)}`, showPaper(nomination.paper))];
}

function standingsButton(): Action {
  return button('Standings', 'What this channel voted for', { route: 'top', args: {} });
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
