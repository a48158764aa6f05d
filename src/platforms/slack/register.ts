import type { App } from '@slack/bolt';
import { type ActionArgs, onAction } from './actions.ts';
import { type CommandArgs, onCommand } from './commands.ts';
import { deliveryKeys } from './deliveries.ts';
import { type HomeArgs, onHome } from './home.ts';
import { type MentionArgs, onMention } from './mentions.ts';
import { type MessageArgs, onMessage } from './messages.ts';
import { onView, type ViewArgs } from './modals.ts';
import { type OptionsArgs, onOptions } from './options.ts';
import { fieldsOf } from './payload.ts';
import { causeOf } from './redact.ts';
import { ASK_OTHERS_MS, HEARD_FOR_MS, type Runtime } from './runtime.ts';
import { onShortcut, type ShortcutArgs } from './shortcuts.ts';
import { EVENTS, type EventType } from './surface.ts';
import { type LinkArgs, onLinks } from './unfurl.ts';

/** What happens to installations when Slack says they are gone. */
export interface Departures {
  onUninstalled(body: unknown): Promise<void>;
  onTokensRevoked(body: unknown): Promise<void>;
}

/** Takes everything: what has no listener would never be acknowledged, and the person would see an error. */
const ANY = /.*/;

function inSlack(key: string): string {
  return `slack ${key}`;
}

/** Attaches all listeners to a Bolt app. Each hears a delivery once, and none fails. */
export function register(app: App, runtime: Runtime, departures: Departures): void {
  app.use(async ({ body, next, ...args }) => {
    const keys = deliveryKeys(fieldsOf(body)) ?? [];
    const isNewHere = keys.map((key) => runtime.heard.claim(key)).every((claimed) => claimed);
    // Of several processes one answers, whichever a delivery or its repetition comes to.
    if (
      isNewHere &&
      (await runtime.seen.claim(keys.map(inSlack), { forMs: HEARD_FOR_MS, withinMs: ASK_OTHERS_MS }))
    )
      return next();
    const { ack } = args as { ack?: () => Promise<void> };
    await ack?.();
  });
  for (const { type } of EVENTS) {
    app.event(type, (args) => guarded(runtime, type, () => onEvent(runtime, departures, type, args)));
  }
  app.command(ANY, (args) => guarded(runtime, 'command', () => onCommand(runtime, args as CommandArgs)));
  app.action(ANY, (args) => guarded(runtime, 'action', () => onAction(runtime, args as ActionArgs)));
  app.shortcut(ANY, (args) => guarded(runtime, 'shortcut', () => onShortcut(runtime, args as ShortcutArgs)));
  app.view(ANY, (args) => guarded(runtime, 'view', () => onView(runtime, args as ViewArgs)));
  app.options(ANY, (args) => guarded(runtime, 'options', () => onOptions(runtime, args as OptionsArgs)));
  app.error(async (error) => runtime.log.error({ cause: causeOf(error) }, 'a delivery from Slack failed'));
}

/** Bolt types arguments by the literal name of the event; the table tells which goes with which. */
function onEvent(runtime: Runtime, departures: Departures, type: EventType, args: unknown): Promise<void> {
  switch (type) {
    case 'app_home_opened':
      return onHome(runtime, args as HomeArgs);
    case 'app_mention':
      return onMention(runtime, args as MentionArgs);
    case 'message':
      return onMessage(runtime, args as MessageArgs);
    case 'link_shared':
      return onLinks(runtime, args as LinkArgs);
    case 'app_uninstalled':
      return departures.onUninstalled(fieldsOf(args).body);
    case 'tokens_revoked':
      return departures.onTokensRevoked(fieldsOf(args).body);
  }
}

/** Nothing a listener does ends the process, and stopping waits for it. */
async function guarded(runtime: Runtime, what: string, run: () => Promise<void>): Promise<void> {
  try {
    await runtime.inFlight.track(run());
  } catch (error) {
    runtime.log.error({ what, cause: causeOf(error) }, 'a delivery from Slack failed');
  }
}
