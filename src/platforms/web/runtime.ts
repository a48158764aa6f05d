import type { Desk } from '../../core/ports/platform.ts';
import type { Recent } from '../../core/recent.ts';
import type { Events } from './events.ts';
import type { History } from './history.ts';
import { Refused } from './refused.ts';
import type { WebSettings } from './settings.ts';
import type { Turns } from './turns.ts';
import type { Zones } from './zones.ts';

/** What every part of the page works with. */
export interface Runtime {
  settings: WebSettings;
  /** Another at each start of the program. */
  boot: string;
  /** `null` before the start and after the stop. */
  desk: Desk | null;
  /** Nothing new is taken; what is under way is answered. */
  isStopping: boolean;
  /** Requests that change something, until they are answered. */
  underWay: Set<Promise<unknown>>;
  history: History;
  events: Events;
  /** One line for each person in each room, so that answers come in the order of the questions. */
  turns: Turns;
  /** Clock moves and starting over, one at a time. */
  clockTurns: Turns;
  zones: Zones;
  /** Cards a room saw of late under a link. */
  linked: Recent<true>;
}

/** Refuses what is new where the page has not started yet or is being stopped. */
export function checkOpen({ desk, isStopping }: Pick<Runtime, 'desk' | 'isStopping'>): void {
  if (desk === null || isStopping) throw closed();
}

/** The desk, also for what was taken before the stop. */
export function deskOf({ desk }: Pick<Runtime, 'desk'>): Desk {
  if (desk === null) throw closed();
  return desk;
}

function closed(): Refused {
  return new Refused(503, 'Broadsheet is just starting or being stopped: try again in a moment.');
}
