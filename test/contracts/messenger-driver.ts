import type { MessageRef } from '../../src/core/document/message-ref.ts';
import type { Destination, Messenger, RefusalCause } from '../../src/core/ports/messenger.ts';
import type { Capability } from './platform-driver.ts';

export interface MessengerCapabilities {
  /** Messages can be posted beneath another. */
  threads: Capability;
  directMessages: Capability;
  /** A message can call the people in a channel. */
  mentions: Capability;
  /** Messages stand on a far side that can be read, and where they can be taken away. */
  readBack: Capability;
  /** Between the messenger and the far side lies a network, and the far side has moods. */
  network: Capability;
  /** Reasons for which the far side may refuse a message. */
  refusals: readonly RefusalCause[];
}

/** How one attempt to post goes. */
export type PostFault =
  /** The message is there, and the answer is a server's error. */
  | 'kept-then-error'
  /** The message is there, and the connection is cut without an answer. */
  | 'kept-then-cut'
  /** The message is there, and no answer comes. */
  | 'kept-then-silence'
  /** The message is there, and something in between answers with a page of its own. */
  | 'kept-then-page'
  | 'error-before'
  | 'cut-before'
  /** The connection is cut, and the message appears when `release` is called. */
  | 'kept-later'
  /** Nothing is kept; the far side names a time to wait for. */
  | 'limited'
  /** The far side does not take the form of the message. */
  | 'form-refused';

export type ReadFault = 'forbidden' | 'limited' | 'error' | 'cut';

/** A message of ours as the people there see it. */
export interface SeenPost {
  message: MessageRef;
  /** All its words, without the platform's own markup. */
  text: string;
  /** Whom it calls. */
  calls: 'here' | 'channel' | null;
}

/**
 * A messenger on a stand-in for the far side, where the suite may look and make things go wrong. What is set for the
 * next attempt holds for that one alone.
 */
export interface MessengerDriver {
  messenger: Messenger;
  /** Two channels we are in, and a person who takes direct messages; all of one tenant. */
  channel: Extract<Destination, { kind: 'channel' }>;
  otherChannel: Extract<Destination, { kind: 'channel' }>;
  person: Extract<Destination, { kind: 'person' }>;
  /** The time zone the platform knows of that person. */
  zone: string | null;
  /** Own messages there, the oldest first; for a thread those beneath its parent. */
  seenIn(to: Destination): Promise<SeenPost[]>;
  /** Somebody else writes in a channel, a message for each text. */
  chatter(to: Destination, texts: readonly string[]): Promise<void>;
  nextPost(fault: PostFault): void;
  /** The next attempt to read goes so, once that many pages have been read. */
  nextRead(fault: ReadFault, afterPages?: number): void;
  /** What `kept-later` held back takes effect. */
  release(): Promise<void>;
  /** Nobody can connect to the far side any more. */
  vanish(): Promise<void>;
  /** So much later that a repeated post is a second message, where it was not before. */
  outlastRepeat(): Promise<void>;
  /** Brings it about that posting somewhere is refused, and answers where. */
  refusing(cause: RefusalCause): Promise<Destination>;
  /** How many requests to post have reached the far side. */
  attempts(): number;
  /** Everything in what was posted that would act rather than be read, apart from calls that were asked for. */
  live(): string[];
  /** Ends what the driver started. */
  dispose(): Promise<void>;
}
