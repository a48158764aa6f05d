import type { Person } from '../../src/core/command/command.ts';
import type { Platform } from '../../src/core/ports/platform.ts';

/** `true`, or why the platform cannot: the suite names the reason beside each case it leaves out. */
export type Capability = true | { without: string };

export interface PlatformCapabilities {
  buttons: Capability;
  forms: Capability;
  typeahead: Capability;
  files: Capability;
  /** A person can hand in a file by sending it. */
  incomingFiles: Capability;
  /** An answer can be shown to the asker alone while others are in the room. */
  privateAnswers: Capability;
}

/**
 * A person at a platform, as the suite sees one. Each driver puts its platform on a stand-in for the far side and
 * does what a person would; nothing here reaches into the platform.
 */
export interface PlatformDriver {
  platform: Platform;
  /** Who speaks: the desk must be told of exactly this person. */
  person: Person;
  /** Says a line and resolves when it is answered. */
  say(text: string): Promise<void>;
  /** Says lines without waiting between them; resolves when all are answered. */
  sayAtOnce(texts: string[]): Promise<void>;
  /** Presses the button or item of the last answer that bears this label; resolves when it is answered. */
  press(label: string): Promise<void>;
  /** Fills in the open form, a value for each field in order, and submits it; resolves when it is answered. */
  fillIn(values: string[]): Promise<void>;
  /** What is offered for a half-typed line, as the person sees it. */
  completionsOf(typed: string): Promise<string>;
  /** Opens the next part of a long answer; `false` when there is no more. */
  readOn(): Promise<boolean>;
  /** All text the person has seen so far, without the platform's own markup, white space collapsed. */
  shown(): string;
  /** Everything in what was sent that would act rather than be read: escapes, mentions, hidden characters. */
  live(): string[];
  filesReceived(): { name: string; content: string }[];
  /** Sends a file in the direct message, with these words beside it; resolves when it is answered. */
  handIn(file: { name: string; content: string }, text: string): Promise<void>;
  audience(): 'asker' | 'everyone';
  /** Ends what the driver started. */
  dispose(): Promise<void>;
}
