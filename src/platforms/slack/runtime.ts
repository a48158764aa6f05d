import type { Command } from '../../core/command/command.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Desk } from '../../core/ports/platform.ts';
import { type Seen, seenByNobodyElse } from '../../core/ports/seen.ts';
import { type Caller, createCaller } from './call.ts';
import { createEditOrder, type EditOrder } from './edit-order.ts';
import { createInFlight, type InFlight } from './in-flight.ts';
import { createLatePictures, type LatePictures } from './late-pictures.ts';
import type { After, SlackParts } from './parts.ts';
import { createRecent, type Recent } from './recent.ts';
import { createTtlMap, type TtlMap } from './ttl-map.ts';
import { createTurns, type Turns } from './turns.ts';

/** What all listeners share. */
export interface Runtime {
  commands: readonly Command[];
  prefix: string;
  /** Base of the Web API. */
  apiUrl: string;
  log: Log;
  now: () => Date;
  after: After;
  desk: Desk;
  caller: Caller;
  turns: Turns;
  inFlight: InFlight;
  /** Deliveries heard, so that a repeated one does nothing. */
  heard: Recent;
  /** The same for all processes on one database. */
  seen: Seen;
  /** Presses of the last moment, so that a double click is one. */
  clicks: Recent;
  /** Shares under way or done, so that a double click shares once. */
  shares: Recent;
  /** Cards shown to a channel lately, so that a link to the same paper stays quiet. */
  shown: Recent;
  /** The app's own DM with a person, by tenant and person. */
  ownDms: TtlMap<string>;
  /** Whether a person is an admin of their workspace, by tenant and person. */
  admins: TtlMap<boolean>;
  /** Who made a channel, by tenant and channel; empty where Slack names nobody. */
  creators: TtlMap<string>;
  /** Changes to messages that many look at. */
  edits: EditOrder;
  /** Pictures of charts, which take their place in answers that stand already. */
  pictures: LatePictures;
}

const MINUTE_MS = 60_000;
/** Slack repeats what was not acknowledged at once, after a minute and after five. */
export const HEARD_FOR_MS = 10 * MINUTE_MS;
/** Of the three seconds Slack gives for an acknowledgement, so much at most goes into asking other processes. */
export const ASK_OTHERS_MS = 2000;
const HOUR_MS = 60 * MINUTE_MS;
/** Two presses of one button that come closer together than anybody reads an answer. */
const DOUBLE_CLICK_MS = 1000;
const MOST_ENTRIES = 20_000;

export function createRuntime(
  parts: SlackParts,
  desk: Desk,
  onToken: (state: 'works' | 'refused', code: string) => void,
): Runtime {
  const { commands, settings, log, now, after } = parts;
  const edits = createEditOrder();
  const inFlight = createInFlight();
  const recent = (forMs: number) => createRecent({ forMs, most: MOST_ENTRIES, now });
  return {
    commands,
    prefix: settings.commandPrefix,
    apiUrl: settings.apiUrl,
    log,
    now,
    after,
    desk,
    caller: createCaller({ log, after, onToken }),
    turns: createTurns(),
    inFlight,
    heard: recent(HEARD_FOR_MS),
    seen: parts.seen ?? seenByNobodyElse,
    clicks: recent(DOUBLE_CLICK_MS),
    shares: recent(10 * MINUTE_MS),
    shown: recent(HOUR_MS),
    ownDms: createTtlMap({ forMs: HOUR_MS, most: MOST_ENTRIES, now }),
    admins: createTtlMap({ forMs: MINUTE_MS, most: MOST_ENTRIES, now }),
    creators: createTtlMap({ forMs: MINUTE_MS, most: MOST_ENTRIES, now }),
    edits,
    pictures: createLatePictures({ painter: parts.painter ?? null, log, now, after, edits, inFlight }),
  };
}
