import type { Platform } from '../../core/ports/platform.ts';
import { createRecent } from '../../core/recent.ts';
import { createEvents, type Events } from './events.ts';
import { createHistory } from './history.ts';
import { createHttp, type HttpHandler } from './http.ts';
import { WEB_LIMITS } from './limits.ts';
import { messageId } from './message-id.ts';
import { createWebMessenger } from './messenger.ts';
import { createReads } from './reads.ts';
import type { Runtime } from './runtime.ts';
import type { WebSettings } from './settings.ts';
import { createTurns } from './turns.ts';
import { welcome } from './welcome.ts';
import { createZones } from './zones.ts';

export { restoreClock } from './clock.ts';
export { ROLES } from './roles.ts';
export { ROOMS } from './rooms.ts';
export type { Asset, PageClock, PlatformViews, WebSettings } from './settings.ts';

/** The local page as a place people talk in, and what answers its requests. */
export interface Web extends Platform {
  http: HttpHandler;
}

const MOST_CARDS = 1000;

/** A team chat in a browser, for whoever has no account yet: its messages are kept in the store. */
export function createWeb(settings: WebSettings): Web {
  const runtime = openRuntime(settings);
  const { history, zones } = runtime;
  let welcoming: Promise<void> | null = null;
  let stopped: Promise<void> | null = null;
  const opened = () => {
    // By then a browser has said its zone, in which the weekly paper is set up.
    welcoming ??= welcome(runtime).catch((error: unknown) => {
      welcoming = null;
      throw error;
    });
    return welcoming;
  };

  return {
    name: 'web',
    async start(desk) {
      stopped = null;
      runtime.isStopping = false;
      runtime.desk = desk;
    },
    stop() {
      stopped ??= stop(runtime);
      return stopped;
    },
    health: () =>
      runtime.desk === null
        ? { ready: false, detail: 'the local page is not served' }
        : { ready: true, detail: 'the local page is served' },
    messenger: createWebMessenger({ history, zones, now: () => settings.clock.now() }),
    http: createHttp(runtime, createReads(runtime, opened)),
  };
}

async function stop(runtime: Runtime): Promise<void> {
  runtime.isStopping = true;
  while (runtime.underWay.size > 0) await Promise.allSettled(runtime.underWay);
  runtime.desk = null;
  runtime.events.close();
}

function openRuntime(settings: WebSettings): Runtime {
  const { store, clock, after, random } = settings;
  const boot = messageId(random).slice('m-'.length);
  const events: Events = createEvents({ after, boot, messageOf: (id) => store.pageMessages.get(id) });
  return {
    settings,
    boot,
    desk: null,
    isStopping: false,
    underWay: new Set(),
    history: createHistory({ messages: store.pageMessages, events, now: () => clock.now(), random }),
    events,
    turns: createTurns(),
    clockTurns: createTurns(),
    zones: createZones(settings.zone),
    linked: createRecent(WEB_LIMITS.cardAgainMs, MOST_CARDS),
  };
}
