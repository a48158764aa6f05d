import type { Typeahead } from '../command/command.ts';
import type { Call, Reply } from '../document/document.ts';
import type { IncomingFile } from '../document/incoming-file.ts';
import type { MessageRef } from '../document/message-ref.ts';
import type { Access, Person, Place } from '../person.ts';
import type { Messenger } from './messenger.ts';

/** A place people talk in. It turns what they say into an `Inbound`, and a Reply into what they see. */
export interface Platform {
  name: string;
  /** Resolves once people can be answered. */
  start(desk: Desk): Promise<void>;
  /** Resolves once what was in flight is answered. */
  stop(): Promise<void>;
  health(): PlatformHealth;
  /** Posts what nobody asked for at that moment: issues of digests and notices. */
  messenger: Messenger;
}

export interface PlatformHealth {
  ready: boolean;
  /** One line for the operator: "connected", "token refused: set SLACK_BOT_TOKEN". */
  detail: string;
}

/** What a platform hands in. It never fails: whatever goes wrong becomes a Document for the person. */
export interface Desk {
  answer(inbound: Inbound): Promise<Reply>;
  /** Ways to go on with a half-typed line, best first. */
  complete(typed: string, person: Person): Promise<Completion[]>;
  /** Values for one half-typed option, best first, from local data alone. Never fails. */
  suggest(
    typeahead: Typeahead,
    typed: string,
    person: Person,
    limit: number,
    place?: Place,
  ): Promise<SuggestedValue[]>;
}

export interface Inbound {
  person: Person;
  place: Place;
  /** The public message of ours that a pressed button stood on, where it can be changed. */
  on?: MessageRef;
  said:
    | { kind: 'text' /** `/paper lazy neuron`, or bare words as in a DM. */; text: string }
    | { kind: 'call'; call: Call };
  /** What was handed in with it. Without words, or beside words that are no slash command, it is meant for the command that takes files. */
  files?: readonly IncomingFile[];
  /**
   * Opens a file named on the line, where the person sits at the machine it is on. Throws `AskerError` where there is
   * none, and for an empty name with words on how to give one.
   */
  openFile?(typed: string): Promise<IncomingFile>;
}

export interface SuggestedValue {
  /** What the option gets when it is chosen from a list: at most 75 characters. */
  value: string;
  /** What to show for it. */
  label: string;
  /** What to type for it on a line. */
  typed: string;
}

export interface Completion {
  /** The whole line with the completion in place. */
  line: string;
  /** What to show for it. */
  label: string;
}

export type { Access, Person, Place };
