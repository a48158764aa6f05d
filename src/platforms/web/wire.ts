/**
 * What the page and the server say to each other, as JSON. Types alone: both sides import them, nothing runs here.
 *
 * | call | answer |
 * | --- | --- |
 * | `GET /api/state?as=ROLE&zone=ZONE` | `PageState` |
 * | `GET /api/events?as=ROLE&zone=ZONE` | server-sent events: `hello` (`Hello`), `message` (`ShownMessage`: new or changed), `removed` (`Removed`), `clock` (`ClockState`), `restarted` (start over) |
 * | `GET /api/completions?as=ROLE&room=ROOM&typed=TEXT` | `Completions` |
 * | `GET /api/messages/ID/view/slack` or `/discord` `?as=ROLE` | `PlatformView` |
 * | `GET /api/messages/ID/pictures/N?as=ROLE&theme=light` | PNG of the document's block N, a chart |
 * | `GET /api/messages/ID/files/N?as=ROLE` | the document's block N, a file, as a download |
 * | `POST /api/say` `Saying` · `/api/press` `Pressing` · `/api/share` `Sharing` · `/api/submit` `Submitting` · `/api/files?as&room&name&text&thread` with the file as body | `Outcome`, once it is answered |
 * | `POST /api/clock` `ClockMove` | `ClockState`, once what is due then has been posted |
 * | `POST /api/restart` `{}` | `PageState` is to be read again: conversation, digests and clock as at the first start |
 *
 * What changes state takes JSON (or the file, as `application/octet-stream`) from this origin alone. Refused calls
 * answer `Refusal` with a status from 400 up.
 */
import type { Document, Form } from '../../core/document/document.ts';
import type { Completion } from '../../core/ports/platform.ts';

/** Who somebody at the page can be. Names say what they may do: nobody real is meant. */
export type RoleId = 'reader' | 'host' | 'admin';

export interface PageState {
  me: RoleId;
  people: Role[];
  rooms: Room[];
  /** What this role may see, the oldest first: the newest of each room and every message of their threads. */
  messages: ShownMessage[];
  clock: ClockState;
  /** All that can be typed after a slash. */
  commands: CommandHelp[];
}

export interface Role {
  id: RoleId;
  name: string;
  /** What they may do, in a few words. */
  about: string;
}

export interface Room {
  id: string;
  kind: 'channel' | 'dm';
  /** `reading-group`, `Broadsheet`. */
  name: string;
  topic: string;
}

export interface ShownMessage {
  id: string;
  room: string;
  /** The message it stands beneath; `null` for one of the room itself. */
  thread: string | null;
  /** `broadsheet` or a role. */
  from: RoleId | 'broadsheet';
  /** ISO instant, by the clock of the page. */
  at: string;
  /** Only this role sees it, in a room where others read along. */
  isPrivate: boolean;
  /** Whether *Share* puts it before everyone. */
  canShare: boolean;
  /** What a person wrote. */
  text: string | null;
  /** What a person handed in. */
  files: { name: string; bytes: number }[];
  /** What Broadsheet says; `null` while it is looking, and for what people write. */
  document: Document | null;
  /** The whole room is called, as a host asked for. */
  mention: 'here' | 'channel' | null;
  /** Counts up with each change of this message: the newest is the one to show. */
  revision: number;
}

export interface Hello {
  /** Another one than before: the program was started anew, and the state is to be read again. */
  boot: string;
}

export interface Removed {
  id: string;
}

export interface ClockState {
  /** ISO instant the program takes for now. */
  now: string;
  /** Whether it is another time than the machine's. */
  isMoved: boolean;
  /** The zone times are shown in (IANA). */
  zone: string;
  /** The next issue of any digest here; `null` where none is due. */
  nextPost: { at: string; words: string } | null;
}

/** Only ever forward: what has been posted stays posted. */
export interface ClockMove {
  to: 'next-monday' | 'next-post' | 'hour' | 'day' | 'week' | { at: string };
}

export interface CommandHelp {
  /** `paper`, `reading add`. */
  path: string;
  /** `/cite <query> [style]`. */
  usage: string;
  description: string;
}

export interface Completions {
  completions: Completion[];
  /** The command being typed; `null` for bare words. */
  usage: CommandHelp | null;
}

export interface Saying {
  as: RoleId;
  room: string;
  thread?: string;
  text: string;
}

/** A button or a chosen entry; `part` is what the view it was drawn in holds, and is checked like all that comes in. */
export interface Pressing {
  as: RoleId;
  message: string;
  part:
    | { view: 'page'; call: { route: string; args: Record<string, string | number | boolean> } }
    | { view: 'slack'; actionId: string; value: string }
    | { view: 'discord'; customId: string; value?: string };
}

export interface Sharing {
  as: RoleId;
  message: string;
}

export interface Submitting {
  as: RoleId;
  room: string;
  thread?: string;
  /** The message whose button opened the form. */
  message?: string;
  /** `AskedForm.token` */
  token: string;
  values: Record<string, string>;
}

/** What came of it beyond messages, which come as events. */
export interface Outcome {
  form: AskedForm | null;
}

export interface AskedForm {
  form: Form;
  /** The call it ends in. */
  token: string;
  /** The same form as Slack and Discord would be sent it. */
  payloads: { slack: unknown; discord: unknown };
}

export interface PlatformView {
  /** The exact payload that platform would be sent. */
  payload: unknown;
  /** Where the payload names a picture (Slack's file id, Discord's `attachment://` address), the block that has it. */
  pictures: Record<string, number>;
  /** The same for files. */
  files: Record<string, number>;
}

export interface Refusal {
  /** One kind sentence. */
  error: string;
}
