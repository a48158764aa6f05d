import type { Schedule } from '../schedule/schedule.ts';

/** One standing order: what is posted where, when, and on whose behalf. */
export interface Subscription {
  /** Short and unguessable by counting: `d-7k3f9q`. */
  id: string;
  tenant: string;
  /** The channel's id; for a person's own digest the person's id. */
  channel: string;
  to: 'channel' | 'person';
  /** Set where the channel is the direct message with its owner: it is theirs alone, and ends with what is kept of them. */
  direct?: true;
  /** Who is told when it stops; `null` once that person asked to be forgotten. */
  owner: { id: string; name: string } | null;
  /** `paper`: paper of the week · `round-up`: what is new since the last one · `follow`: a person's own round-up. */
  kind: 'paper' | 'round-up' | 'follow';
  schedule: Schedule;
  /** IANA name. */
  zone: string;
  covers: Coverage;
  /** What a person follows; any match counts. Empty but for `follow`. */
  follows: Follow[];
  /**
   * `best`: nominations by votes, without any the best score · `voted`: nominations alone · `newest`: nominations,
   * without any the newest not posted yet.
   */
  picks: 'best' | 'voted' | 'newest';
  /** Whom an issue calls, only where the host asked for it. */
  mention: 'here' | 'channel' | null;
  /** Whether the channel hears of an issue for which nothing matched. */
  tellEmpty: boolean;
  /** ISO instant; nothing due before it is owed: when it was made, resumed or edited. */
  since: string;
  paused: Pause | null;
  /** Keys of slots that are left out on request. */
  skips: string[];
  createdAt: string;
  /** Set once it was unsubscribed: kept so that its history can be read. */
  endedAt: string | null;
}

/** Which papers a digest is about; all of what is set must hold. */
export interface Coverage {
  topic: string | null;
  author: string | null;
  category: string | null;
  hasCode: boolean;
}

export interface Follow {
  kind: 'author' | 'topic' | 'category';
  value: string;
}

export interface Pause {
  /** ISO instant. */
  at: string;
  /** ISO instant from which it runs again by itself; `null`: until somebody resumes it. */
  until: string | null;
  /** `fault`: Broadsheet paused it after a failure that will not pass by itself. */
  by: 'person' | 'fault';
  /** One sentence. */
  why: string;
}
