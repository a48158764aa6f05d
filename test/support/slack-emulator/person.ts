import type { Delivery, Transport } from './delivery.ts';
import { fieldsOf, listOf, textOf } from './json.ts';
import { reportedLinks, sentText } from './links.ts';
import { fileFields } from './methods/files.ts';
import { messageFields } from './methods/method.ts';
import { type Doer, eventOf, messageShortcutOf, slashOf } from './payloads.ts';
import { putAnswer } from './response-url.ts';
import { newResponseUrl } from './state.ts';
import { type SeenMessage, type SeenView, seenHome, seenModal, visibleTo } from './visible.ts';
import { type Typed, workingOf } from './working.ts';
import type { Channel, KeptFile, Message, Workspace } from './workspace.ts';

export type UploadedFile = Omit<KeptFile, 'id'>;

/** Somebody in a workspace who does what people do; each deed answers with what was handed to the app. */
export interface PersonAtSlack {
  id: string;
  workspace: string;
  slash(command: string, text: string, where?: { channel?: string }): Promise<Delivery>;
  dm(text: string, where?: { thread?: string }): Delivery;
  /** Sends files in the DM with the app, with or without words. */
  upload(files: readonly UploadedFile[], text?: string): Delivery;
  mention(channel: string, text: string, where?: { thread?: string }): Delivery;
  /** Writes in a channel; links on reported domains are told to the app. Resolves to the message. */
  write(
    channel: string,
    text: string,
    where?: { thread?: string },
  ): { message: Message; deliveries: Delivery[] };
  /** Presses the button that bears these words, on a message or in a view. */
  press(on: SeenMessage | SeenView, label: string): Delivery;
  /** Chooses an option, by its words, from the menu that has it. */
  pick(on: SeenMessage | SeenView, option: string): Delivery;
  openHome(): Delivery;
  shortcut(callbackId: string, on: SeenMessage | Message): Promise<Delivery>;
  /** What a type-ahead menu offers for what is typed: the options' words. */
  typeahead(on: SeenMessage | SeenView, actionId: string, typed: string): Promise<string[]>;
  /** Fills the open modal, a value for each input in order, and submits it. */
  submit(values: readonly (string | null)[]): Promise<Delivery>;
  sees(channel: string): SeenMessage[];
  seesInDm(): SeenMessage[];
  home(): SeenView | null;
  modal(): SeenView | null;
  dmChannel(): string;
}

export function personAt(doer: Doer, transport: () => Transport): PersonAtSlack {
  const { state, workspace, user, origin } = doer;
  const send = (event: Parameters<typeof eventOf>[1]) => transport().deliver(eventOf(doer, event));
  const typed: Typed = new Map();
  const working = workingOf(doer, transport, typed);

  const person: PersonAtSlack = {
    id: user.id,
    workspace: workspace.id,
    async slash(command, text, { channel: id = 'C1' } = {}) {
      const channel = channelById(id);
      const target = { workspace: workspace.id, channel: channel.id, user: user.id };
      const urlId = newResponseUrl(state, { ...target, threadTs: null, originalTs: null });
      const delivery = transport().deliver(slashOf(doer, command, text, channel, urlId));
      showAck(channel, urlId, fieldsOf((await delivery.acknowledged).payload));
      return delivery;
    },
    dm(text, { thread } = {}) {
      const channel = workspace.dmWith(user.id);
      return send({ ...written(channel, sentText(text), thread), channel_type: 'im' });
    },
    upload(files, text = '') {
      const channel = workspace.dmWith(user.id);
      const kept = files.map((file) => keep(workspace, { ...file, id: state.nextId('F') }));
      const told = kept.map((file) =>
        file.byIdAlone === true
          ? { id: file.id, file_access: 'check_file_info' }
          : fileFields(origin, workspace, file),
      );
      const message = written(channel, sentText(text), undefined);
      return send({ ...message, subtype: 'file_share', channel_type: 'im', files: told });
    },
    mention(channelId, text, { thread } = {}) {
      const channel = channelById(channelId);
      const message = written(channel, `<@${workspace.botUser}> ${sentText(text)}`, thread);
      return send({ ...message, type: 'app_mention' });
    },
    write(channelId, text, { thread } = {}) {
      const channel = channelById(channelId);
      const message = post(channel, sentText(text), thread);
      const links = reportedLinks(text);
      if (links.length === 0) return { message, deliveries: [] };
      const urls = new Set(links.map(({ url }) => url));
      state.reportedLinks.set(`${workspace.id}/${channel.id}/${message.ts}`, urls);
      const unfurlId = state.nextId('unfurl');
      state.reportedLinks.set(`${workspace.id}/${unfurlId}`, urls);
      const told = send({
        type: 'link_shared',
        user: user.id,
        channel: channel.id,
        message_ts: message.ts,
        ...(thread === undefined ? {} : { thread_ts: thread }),
        unfurl_id: unfurlId,
        source: 'conversations_history',
        links,
        is_bot_user_member: channel.members.has(workspace.botUser),
      });
      return { message, deliveries: [told] };
    },
    ...working,
    openHome: () => {
      const home = workspace.homes.get(user.id);
      return send({
        type: 'app_home_opened',
        user: user.id,
        channel: person.dmChannel(),
        tab: 'home',
        ...(home === undefined ? {} : { view: { id: home.id, hash: home.hash, ...home.content } }),
      });
    },
    async shortcut(callbackId, on) {
      const message = 'message' in on ? on.message : on;
      const channel = channelOf(message);
      const delivery = transport().deliver(messageShortcutOf(doer, callbackId, channel, message));
      await delivery.acknowledged;
      return delivery;
    },
    sees: (channel) => visibleTo(channelById(channel), user.id),
    seesInDm: () => visibleTo(workspace.dmWith(user.id), user.id),
    home: () => seenHome(workspace, user.id),
    modal: () => seenModal(workspace, user.id),
    dmChannel: () => workspace.dmWith(user.id).id,
  };
  return person;

  function channelById(id: string): Channel {
    const channel = workspace.channels.get(id);
    if (channel === undefined) throw new Error(`there is no channel ${id} in ${workspace.id}`);
    return channel;
  }

  function channelOf(message: Message): Channel {
    const found = [...workspace.channels.values()].find((each) => each.messages.includes(message));
    if (found === undefined) throw new Error(`message ${message.ts} is gone`);
    return found;
  }

  function post(channel: Channel, text: string, thread: string | undefined): Message {
    return workspace.post(channel, { author: user.id, text, threadTs: thread ?? null });
  }

  function written(channel: Channel, text: string, thread: string | undefined) {
    const message = post(channel, text, thread);
    return { ...messageFields(workspace, message, false), channel: channel.id };
  }

  /** An acknowledgement of a slash command may carry its answer. */
  function showAck(channel: Channel, urlId: string, payload: ReturnType<typeof fieldsOf>): void {
    const url = state.responseUrls.get(urlId);
    const isEmpty = textOf(payload.text) === '' && listOf(payload.blocks).length === 0;
    if (url === undefined || isEmpty) return;
    state.inspect('respond', payload);
    putAnswer(workspace, channel, url, payload);
  }
}

function keep(workspace: Workspace, file: KeptFile): KeptFile {
  workspace.keptFiles.set(file.id, file);
  return file;
}
