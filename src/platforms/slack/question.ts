import type { WebClient } from '@slack/web-api';
import type { IncomingFile } from '../../core/document/incoming-file.ts';
import type { Person, Place } from '../../core/person.ts';
import type { Inbound } from '../../core/ports/platform.ts';
import type { Conversation } from './conversation-outlet.ts';
import type { PressedMessage } from './edits.ts';
import type { Outlet } from './outlet.ts';

/** One thing a person said, and where its answer goes. */
export interface Question {
  client: WebClient;
  person: Person;
  place: Place;
  said: Inbound['said'];
  /** What was sent with it. */
  files?: readonly IncomingFile[];
  outlet: Outlet;
  /** The conversation it was asked in; `null` in the App Home. */
  conversation: Conversation | null;
  /** Lets a form open at once, for three seconds. */
  triggerId: string | null;
  /** The public message of ours it was pressed on; not given for anything else. */
  on?: PressedMessage;
}
