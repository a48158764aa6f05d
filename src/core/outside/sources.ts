import type { Person } from '../person.ts';
import type { SourceFollow } from '../ports/store.ts';

/** Sources that are read again on schedule, so that their new papers come into the library by themselves. */
export interface Sources {
  /** What can be followed: its name, what people call it, and what it takes. */
  available(): { name: string; title: string; refs: string }[];
  /**
   * Follows a source and reads it for the first time. Throws `AskerError` for a source or reference that cannot be
   * followed, and where too many are.
   */
  follow(person: Person, source: string, ref: string, now: Date): Promise<SourceFollowed>;
  /** Those of the person's workspace, the oldest first. */
  follows(person: Person): Promise<FollowedSource[]>;
  /** Stops the one meant by its number in `follows`, its id or its words; its papers stay. */
  unfollow(person: Person, which: string): Promise<SourceUnfollowed>;
}

export interface FollowedSource {
  follow: SourceFollow;
  /** The source as people know it. */
  title: string;
  nextRunAt: Date;
}

export type SourceFollowed =
  | { kind: 'followed'; followed: FollowedSource; added: number; updated: number }
  /** It is kept, and tried again by itself. */
  | { kind: 'later'; followed: FollowedSource; why: string }
  | { kind: 'already'; followed: FollowedSource };

export type SourceUnfollowed =
  | { kind: 'stopped'; followed: FollowedSource }
  | { kind: 'several'; fitting: FollowedSource[] }
  | { kind: 'none' };
