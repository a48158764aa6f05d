import type { Outgoing } from './delivery.ts';
import type { Fields } from './json.ts';
import { messageFields } from './methods/method.ts';
import { viewFields } from './methods/views.ts';
import { newResponseUrl, newTrigger, type State } from './state.ts';
import type { Channel, Message, User, View, Workspace } from './workspace.ts';

/** Who does something, and where the emulator is reached for answers. */
export interface Doer {
  state: State;
  workspace: Workspace;
  user: User;
  origin: string;
}

/** An event as the Events API wraps it. */
export function eventOf({ state, workspace }: Doer, event: Fields): Outgoing {
  return {
    type: 'events_api',
    payload: {
      token: 'verification-token',
      team_id: workspace.id,
      api_app_id: workspace.appId,
      event: { event_ts: state.nextTs(), ...event },
      type: 'event_callback',
      event_id: state.nextId('Ev'),
      event_time: Math.floor(state.now() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: workspace.id,
          user_id: workspace.botUser,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
    },
  };
}

export function slashOf(
  doer: Doer,
  command: string,
  text: string,
  channel: Channel,
  urlId: string,
): Outgoing {
  const { state, workspace, user, origin } = doer;
  return {
    type: 'slash_commands',
    payload: {
      token: 'verification-token',
      team_id: workspace.id,
      team_domain: workspace.id.toLowerCase(),
      channel_id: channel.id,
      channel_name: channel.kind === 'im' ? 'directmessage' : channel.name,
      user_id: user.id,
      user_name: user.name,
      command,
      text,
      api_app_id: workspace.appId,
      is_enterprise_install: 'false',
      response_url: `${origin}/respond/${urlId}`,
      trigger_id: newTrigger(state, workspace.id, user.id),
    },
  };
}

/** A press or a choice on a message; a private one shows its text to nobody but the person, so Slack leaves it out. */
export function messageActionOf(doer: Doer, channel: Channel, message: Message, action: Fields): Outgoing {
  return interaction(doer, {
    type: 'block_actions',
    container: containerOf(channel, message),
    ...pressedMessage(doer, channel, message, action),
  });
}

/** A press on the app's card under somebody's link. */
export function cardActionOf(
  doer: Doer,
  channel: Channel,
  on: Message,
  url: string,
  action: Fields,
): Outgoing {
  return interaction(doer, {
    type: 'block_actions',
    container: {
      ...containerOf(channel, on),
      type: 'message_attachment',
      attachment_id: 1,
      is_app_unfurl: true,
      app_unfurl_url: url,
    },
    app_unfurl: { id: 1, app_unfurl_url: url, is_app_unfurl: true },
    ...pressedMessage(doer, channel, on, action),
  });
}

function containerOf(channel: Channel, message: Message): Fields {
  return {
    type: 'message',
    message_ts: message.ts,
    channel_id: channel.id,
    is_ephemeral: message.onlyFor !== null,
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
  };
}

function pressedMessage(doer: Doer, channel: Channel, message: Message, action: Fields): Fields {
  const { state, workspace } = doer;
  const isPrivate = message.onlyFor !== null;
  return {
    channel: { id: channel.id, name: channel.kind === 'im' ? 'directmessage' : channel.name },
    ...(isPrivate ? {} : { message: messageFields(workspace, message, false) }),
    response_url: responseUrlOf(doer, channel, message),
    actions: [{ ...action, action_ts: state.nextTs() }],
    state: { values: {} },
  };
}

export function viewActionOf(doer: Doer, view: View, action: Fields): Outgoing {
  return interaction(doer, {
    type: 'block_actions',
    container: { type: 'view', view_id: view.id },
    view: shownView(doer, view, {}),
    actions: [{ ...action, action_ts: doer.state.nextTs() }],
  });
}

export function submissionOf(doer: Doer, view: View, values: Fields): Outgoing {
  return interaction(doer, {
    type: 'view_submission',
    view: shownView(doer, view, values),
    response_urls: [],
  });
}

export function messageShortcutOf(
  doer: Doer,
  callbackId: string,
  channel: Channel,
  message: Message,
): Outgoing {
  return interaction(doer, {
    type: 'message_action',
    callback_id: callbackId,
    message_ts: message.ts,
    message: messageFields(doer.workspace, message, false),
    channel: { id: channel.id, name: channel.name },
    response_url: responseUrlOf(doer, channel, message),
  });
}

export function suggestionOf(doer: Doer, where: Fields, control: Fields, value: string): Outgoing {
  const { block_id, action_id } = control;
  return interaction(doer, { type: 'block_suggestion', ...where, block_id, action_id, value });
}

export function shownView(doer: Doer, view: View, values: Fields): Fields {
  const { workspace } = doer;
  return {
    ...viewFields(view),
    team_id: workspace.id,
    app_id: workspace.appId,
    bot_id: workspace.botId,
    state: { values },
  };
}

function interaction(doer: Doer, fields: Fields): Outgoing {
  const { state, workspace, user } = doer;
  return {
    type: 'interactive',
    payload: {
      user: { id: user.id, username: user.name, name: user.name, team_id: workspace.id },
      team: { id: workspace.id, domain: workspace.id.toLowerCase() },
      enterprise: null,
      is_enterprise_install: false,
      api_app_id: workspace.appId,
      token: 'verification-token',
      trigger_id: newTrigger(state, workspace.id, user.id),
      action_ts: state.nextTs(),
      ...fields,
    },
  };
}

function responseUrlOf({ state, workspace, user, origin }: Doer, channel: Channel, message: Message): string {
  const target = { workspace: workspace.id, channel: channel.id, user: user.id };
  const where = { threadTs: message.threadTs, originalTs: message.ts };
  return `${origin}/respond/${newResponseUrl(state, { ...target, ...where })}`;
}
