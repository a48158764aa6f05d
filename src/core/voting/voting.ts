import type { Subscription } from '../digest/subscription.ts';
import type { MessageRef } from '../document/message-ref.ts';
import type { Paper } from '../paper/paper.ts';
import type { Person } from '../person.ts';

/** A channel of a workspace or server; a person's direct message counts as one. */
export interface Channel {
  tenant: string;
  id: string;
}

/** Nominations and votes of channels. */
export interface Voting {
  /** Puts a paper forward. Throws `AskerError` where too many are open already. */
  nominate(channel: Channel, person: Person, paper: Paper, now: Date): Promise<Nominated>;
  /** Takes a nomination back: whoever made it may, and a host. `paper` is an id or its `paperRef`, as below. */
  withdraw(channel: Channel, person: Person, paper: string, now: Date): Promise<Withdrawn>;
  /**
   * Gives the person's one vote to a nominated paper, moving it where it was; again, it stays. `card` is the public
   * message it was pressed on, where that shows this nomination.
   */
  vote(
    channel: Channel,
    person: Person,
    paper: string,
    card: MessageRef | null,
    now: Date,
  ): Promise<Voted | NotOpen>;
  /** Takes the vote back from that paper, and from no other. */
  takeBack(channel: Channel, person: Person, paper: string, now: Date): Promise<Voted | NotOpen>;
  /** What is open, the most votes first; ties by the earlier nomination, then by the paper's id. */
  open(channel: Channel): Promise<OpenNomination[]>;
  /**
   * What is open, and what got votes from `since` on, the most votes first. `since` counts for what is not open any
   * more; open nominations have all their votes.
   */
  top(channel: Channel, since: Date, limit: number): Promise<TopPaper[]>;
  /** What was posted as paper of the week from `since` on, the oldest first; a paper posted twice is there twice. */
  posted(channel: Channel, since: Date): Promise<PostedPaper[]>;
  /** When a paper was last paper of the week there: an ISO date where its digest lives; `null` if it never was. */
  postedOn(channel: Channel, paperId: string): Promise<string | null>;
}

/** One paper of the week of a channel. */
export interface PostedPaper {
  paperId: string;
  /** `null` when it left the library. */
  paper: Paper | null;
  /** Id of the digest that posted it. */
  subscription: string;
  /** ISO date where that digest lives. */
  on: string;
}

export interface OpenNomination {
  paperId: string;
  title: string;
  /** `null` when it left the library. */
  paper: Paper | null;
  /** `null` once that person asked to be forgotten. */
  by: { id: string; name: string } | null;
  at: Date;
  votes: number;
  voters: string[];
}

/** An open nomination with all that its card tells. */
export interface ToldNomination extends OpenNomination {
  /** When it was paper of the week here before: ISO date where its digest lives. */
  postedOn: string | null;
  /** The digest that could pick it and when it is next due; `null` where the channel has none that covers it. */
  next: { subscription: Subscription; dueAt: Date } | null;
}

export interface Nominated {
  /** `again`: it was open already. */
  kind: 'new' | 'again';
  nomination: ToldNomination;
}

export interface Voted {
  /** `same`: it was there already · `no-vote`: there was none to take back. */
  kind: 'given' | 'moved' | 'same' | 'taken-back' | 'no-vote';
  nomination: ToldNomination;
  /** The paper the vote came from, where it was moved. */
  from: OpenNomination | null;
  /** Messages whose counts changed, with their nomination as it is now. */
  shown: { message: MessageRef; nomination: ToldNomination }[];
}

export type Withdrawn =
  /** `shown`: messages that offer a vote no more. */
  | { kind: 'withdrawn'; nomination: OpenNomination; shown: MessageRef[] }
  | { kind: 'not-yours'; nomination: OpenNomination }
  | NotOpen;

/** Nobody can vote for it now. */
export interface NotOpen {
  kind: 'not-open';
  /** The last nomination of that paper here; `null` when there was none. */
  nomination: OpenNomination | null;
  /** When its paper was paper of the week, ISO date; `null` when the nomination was taken back. */
  postedOn: string | null;
}

/** One paper of what a channel voted for. */
export interface TopPaper {
  paperId: string;
  title: string;
  paper: Paper | null;
  votes: number;
  /** When it was paper of the week here, the last time: ISO date where its digest lives. */
  postedOn: string | null;
  /** Whether it can be voted for now. */
  isOpen: boolean;
}
