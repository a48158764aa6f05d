import type { Issue } from '../delivery/issue.ts';
import type { Edit } from '../document/document.ts';
import type { Person, Place } from '../person.ts';
import type { Channel } from '../voting/voting.ts';
import type { Coverage, Subscription } from './subscription.ts';

/** Who asks about digests, and where: a channel's are reached from that channel, one's own from the direct message. */
export interface Asker {
  person: Person;
  place: Place;
}

/**
 * The host's desk. What changes a digest throws `AskerError` unless the person may (`mayChange`): hosts and admins
 * of its workspace, and its owner.
 */
export interface Digests {
  maySubscribe(asker: Asker): boolean;
  /** Makes a standing order for the place. Throws `AskerError` for words that are no schedule, and where there are too many. */
  subscribe(asker: Asker, order: DigestOrder, now: Date): Promise<Subscribed>;
  /** Those of the channel, the oldest first; ended ones left out. */
  list(channel: Channel, now: Date): Promise<DigestLine[]>;
  /**
   * Those the asker can name, numbered from 1: the channel's; in a direct message their own, wherever they are
   * posted. Ended ones are left out.
   */
  reach(asker: Asker, now: Date): Promise<DigestLine[]>;
  /** All of every tenant, for the operator. */
  all(now: Date): Promise<DigestLine[]>;
  /** Whoever asks for it, for the operator; also when it has ended. */
  byId(id: string, now: Date): Promise<DigestLine | null>;
  mayChange(person: Person, line: DigestLine): boolean;
  /** What is not named stays as it is; a day without a time keeps the time, a time without a day the day. */
  edit(line: DigestLine, person: Person, changes: Partial<DigestOrder>, now: Date): Promise<DigestLine>;
  /** `until`: a day in words, from which on it runs again by itself; `null`: until somebody resumes it. */
  pause(line: DigestLine, person: Person, until: string | null, now: Date): Promise<DigestLine>;
  /** Runs again, without what it left out meanwhile; what was to be left out is posted again. */
  resume(line: DigestLine, person: Person, now: Date): Promise<DigestLine>;
  /**
   * Leaves the next issue out; skipping again leaves the one after it out too. With `at`, only where the next issue
   * is due then: nothing changes, and `skipped` is `null`, where it is left out already or past.
   */
  skip(
    line: DigestLine,
    person: Person,
    at: Date | null,
    now: Date,
  ): Promise<{ line: DigestLine; skipped: Date | null }>;
  transfer(
    line: DigestLine,
    person: Person,
    to: { id: string; name: string },
    now: Date,
  ): Promise<DigestLine>;
  unsubscribe(line: DigestLine, person: Person, now: Date): Promise<DigestLine>;
  /** An issue outside the schedule, now. `already`: one asked for a moment ago is on its way. */
  postNow(line: DigestLine, person: Person, now: Date): Promise<'on-its-way' | 'already'>;
  /** What the next issue would be if it were due now. */
  preview(line: DigestLine, now: Date): Promise<Preview>;
  /** Issues of a digest, or of all digests of a channel, the newest first; those of ended digests too. */
  history(of: { subscription: string } | { channel: Channel } | 'all', limit: number): Promise<Issue[]>;
  /** Decides about an issue that is held: post it again, or take it as posted. `null` when nothing is held. */
  settle(
    line: DigestLine,
    person: Person,
    slot: string,
    how: 'post' | 'leave',
    now: Date,
  ): Promise<Issue | null>;
}

export interface Subscribed {
  line: DigestLine;
  /** `false` when the place has the very same digest already. */
  added: boolean;
  /** Where its zone comes from: the words, the person's profile, or the installation. */
  zoneFrom: 'order' | 'profile' | 'installation';
}

/** What a host asks for, as understood from their words. */
export interface DigestOrder {
  kind: 'paper' | 'round-up';
  /** In words: `monday 09:00`, `every weekday 8:30`, a cron expression. */
  schedule: string;
  /** IANA name; `null`: from the person's profile, else the installation's. */
  zone: string | null;
  covers: Coverage;
  picks: Subscription['picks'];
  mention: Subscription['mention'];
  tellEmpty: boolean;
}

/** A digest with what every answer shows of it. */
export interface DigestLine {
  subscription: Subscription;
  /** Counts from 1 among those of its channel. */
  number: number;
  /** `every Monday at 09:00`. */
  inWords: string;
  /** `null` while it is paused without an end, or has ended. */
  nextRunAt: Date | null;
}

export type Preview =
  | { kind: 'issue'; issue: Composed }
  /** In one sentence: why nothing would be posted. */
  | { kind: 'nothing'; why: string };

/** What one issue says, before it is posted. */
export interface Composed {
  papers: string[];
  document: Edit['document'];
  /** Beneath it; `null` where the message says all. */
  thread: { title: string; document: Edit['document'] } | null;
}
