import { wireMember } from './channel-wire.ts';
import { fillCommand } from './fill-command.ts';
import {
  contextOf,
  createRecord,
  type InteractionRecord,
  ownersOf,
  type StartInteraction,
} from './interactions.ts';
import { attachByPerson, makeMessage } from './messages.ts';
import { allComponents } from './texts.ts';
import {
  type AppCommand,
  COMMAND_TYPE,
  COMPONENT_TYPE,
  CONTEXT,
  type Component,
  EVERYDAY_PERMISSIONS,
  INTERACTION_TYPE,
  type Modal,
  PERMISSION,
  type User,
} from './wire.ts';
import { type Channel, dmWith, type StoredFile, type StoredMessage, type World } from './world.ts';

export type Values = Record<string, string | number | boolean>;

/** Where a command is called, and the file attached to it, which fills the option named `file`. */
export interface Where {
  channel?: Channel;
  file?: StoredFile;
}

/** Someone at a keyboard. What Discord's own client would not let them do throws. */
export interface Person {
  user: User;
  /** The chat with the bot. */
  dm(): Channel;
  /** Calls a slash command, `reading add` for a subcommand; in the chat with the bot unless a channel is named. */
  slash(command: string, values?: Values, where?: Where): InteractionRecord;
  /** Types into the last of these options, which asks the bot for choices. */
  type(command: string, values: Values, where?: { channel: Channel }): InteractionRecord;
  /** Presses the button with this label. */
  press(message: StoredMessage, label: string): InteractionRecord;
  /** Chooses from a list of the message. */
  pick(message: StoredMessage, label: string): InteractionRecord;
  /** Fills in the fields of a modal in their order and sends it off. */
  submit(opened: InteractionRecord, values: readonly string[]): InteractionRecord;
  /** Writes to the bot. */
  say(text: string, files?: readonly StoredFile[]): StoredMessage;
  write(channel: Channel, text: string): StoredMessage;
  /** Writes in a channel with the bot's name before the text. */
  mention(channel: Channel, text: string): StoredMessage;
  /** Uses a command of the message's own menu. */
  messageCommand(name: string, message: StoredMessage): InteractionRecord;
}

export function createPerson(world: World, user: User): Person {
  const start = (starting: Omit<StartInteraction, 'user'>) => begin(world, { ...starting, user });
  const dm = () => dmWith(world, user);
  const command = (name: string, type: number, channel: Channel) => offered(world, user, name, type, channel);
  const write = (channel: Channel, content: string, files: readonly StoredFile[] = []) =>
    makeMessage(world, {
      channel,
      author: user,
      body: { content },
      files: [...files],
      ...memberOf(world, user, channel),
    });
  return {
    user,
    dm,
    slash: (name, values = {}, { channel = dm(), file } = {}) => {
      const found = command(name, COMMAND_TYPE.chatInput, channel);
      const [attached] = file === undefined ? [] : attachByPerson(world, [file]);
      const filled = attached === undefined ? values : { ...values, file: attached.id };
      const data = fillCommand(found, name, filled, null);
      const resolved =
        attached === undefined ? {} : { resolved: { attachments: { [attached.id]: attached } } };
      return start({ type: INTERACTION_TYPE.command, channel, data: { ...data, ...resolved } });
    },
    type: (name, values, where = { channel: dm() }) => {
      const found = command(name, COMMAND_TYPE.chatInput, where.channel);
      const data = fillCommand(found, name, values, Object.keys(values).at(-1) ?? '');
      return start({ type: INTERACTION_TYPE.autocomplete, channel: where.channel, data });
    },
    press: (message, label) => {
      const button = findOn(world, user, message, (each) => each.label === label, `button “${label}”`);
      if (button.url !== undefined) throw new Error(`“${label}” is a link: ${button.url}`);
      return use(world, start, message, button);
    },
    pick: (message, label) => {
      const has = (each: Component) => each.options?.some((option) => option.label === label) === true;
      const list = findOn(world, user, message, has, `list with “${label}”`);
      const value = list.options?.find((option) => option.label === label)?.value;
      return use(world, start, message, list, value === undefined ? [] : [value]);
    },
    submit: (opened, values) => {
      if (opened.modal === null) throw new Error('no modal is open');
      const data = { custom_id: opened.modal.custom_id, components: filledIn(opened.modal, values) };
      const source = opened.source === null ? {} : { source: opened.source };
      return start({ type: INTERACTION_TYPE.modalSubmit, channel: opened.channel, data, ...source });
    },
    say: (text, files) => write(dm(), text, files),
    write: (channel, text) => write(channel, text),
    mention: (channel, text) => write(channel, `<@${world.bot.id}> ${text}`),
    messageCommand: (name, message) => {
      const channel = channelOf(world, message);
      const found = command(name, COMMAND_TYPE.message, channel);
      const target = message.wire.id;
      const resolved = { messages: { [target]: message.wire } };
      const data = { id: found.id, name, type: COMMAND_TYPE.message, target_id: target, resolved };
      return start({ type: INTERACTION_TYPE.command, channel, data });
    },
  };
}

type Start = (starting: Omit<StartInteraction, 'user'>) => InteractionRecord;

function use(
  world: World,
  start: Start,
  message: StoredMessage,
  component: Component,
  values: string[] | null = null,
): InteractionRecord {
  const { custom_id, type } = component;
  const data = {
    id: component.id,
    custom_id,
    component_type: type,
    ...(values === null ? {} : { values }),
  };
  const channel = channelOf(world, message);
  return start({ type: INTERACTION_TYPE.component, channel, data, source: message });
}

/** Records what happens and hands it to the bot. */
function begin(world: World, starting: StartInteraction): InteractionRecord {
  const record = createRecord(world, starting);
  const { user, channel, source, data } = { source: undefined, ...starting };
  const inGuild = channel.guildId !== null;
  const who = inGuild
    ? { member: { ...wireMember(world, user), permissions: permissionsOf(world, user, channel).toString() } }
    : { user };
  world.dispatch('INTERACTION_CREATE', {
    id: record.id,
    application_id: world.applicationId,
    type: record.type,
    token: record.token,
    version: 1,
    data,
    channel_id: channel.id,
    channel: { id: channel.id, type: inGuild ? 0 : 1, flags: 0, ...(inGuild ? { name: channel.name } : {}) },
    ...(inGuild ? { guild_id: channel.guildId, guild_locale: 'en-US' } : {}),
    ...(inGuild ? { guild: { id: channel.guildId, locale: 'en-US', features: [] } } : {}),
    ...who,
    locale: 'en-US',
    app_permissions: channel.botPermissions.toString(),
    entitlements: [],
    authorizing_integration_owners: ownersOf(record),
    context: contextOf(channel),
    attachment_size_limit: 10_485_760,
    ...(source === undefined ? {} : { message: source.wire }),
  });
  return record;
}

/** The command as this person is offered it here; throws when Discord would not show it. */
function offered(world: World, user: User, path: string, type: number, channel: Channel): AppCommand {
  const name = type === COMMAND_TYPE.chatInput ? (path.split(' ')[0] ?? '') : path;
  const found = world.commands.find(
    (each) =>
      each.name === name &&
      each.type === type &&
      (each.guild_id === undefined || each.guild_id === channel.guildId),
  );
  if (found === undefined) throw new Error(`no command “${name}” is registered`);
  const context = contextOf(channel);
  const anywhere =
    found.contexts === null ? context !== CONTEXT.privateChannel : found.contexts.includes(context);
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const outside = context === CONTEXT.privateChannel || guild?.botIsMember === false;
  if (!anywhere || (outside && !found.integration_types.includes(1)))
    throw new Error(`“${name}” is not offered in this kind of place`);
  const needed = BigInt(found.default_member_permissions ?? 0);
  const has = permissionsOf(world, user, channel);
  if (guild !== undefined && (has & needed) !== needed)
    throw new Error(`“${name}” is not offered to ${user.username}`);
  return found;
}

function permissionsOf(world: World, user: User, channel: Channel): bigint {
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  return guild?.members.get(user.id) ?? EVERYDAY_PERMISSIONS;
}

function memberOf(world: World, user: User, channel: Channel): { extra?: Record<string, unknown> } {
  const may = permissionsOf(world, user, channel) & PERMISSION.sendMessages;
  if (may === 0n) throw new Error(`${user.username} may not write here`);
  return channel.guildId === null
    ? {}
    : { extra: { member: { ...wireMember(world, user), user: undefined } } };
}

function findOn(
  world: World,
  user: User,
  message: StoredMessage,
  fits: (component: Component) => boolean,
  what: string,
): Component {
  if (message.deleted) throw new Error('that message is gone');
  if (message.onlyFor !== null && message.onlyFor !== user.id)
    throw new Error(`${user.username} does not see that message`);
  const found = allComponents(message.wire.components).find(fits);
  if (found === undefined)
    throw new Error(`no ${what} on the message; it has ${labelsOf(message).join(', ')}`);
  if (found.disabled === true) throw new Error(`the ${what} is disabled`);
  if (!world.messages.has(message.wire.id)) throw new Error('that message is of another Discord');
  return found;
}

function labelsOf(message: StoredMessage): string[] {
  return allComponents(message.wire.components).flatMap(({ label, options }) => [
    ...(label === undefined ? [] : [label]),
    ...(options ?? []).map((option) => option.label),
  ]);
}

function channelOf(world: World, message: StoredMessage): Channel {
  const channel = world.channels.get(message.wire.channel_id);
  if (channel === undefined) throw new Error('that message is in no channel');
  return channel;
}

/** Takes the values into the modal's fields; throws where the client would not send it off. */
function filledIn(modal: Modal, values: readonly string[]): unknown[] {
  let at = 0;
  const fill = (field: Component): unknown => {
    if (field.type !== COMPONENT_TYPE.textInput) return { type: field.type, id: field.id };
    const value = values[at++] ?? field.value ?? '';
    if (value.length > (field.max_length ?? 4000)) throw new Error(`“${field.custom_id}” is too long`);
    if (field.required !== false && value === '') throw new Error(`“${field.custom_id}” must be filled in`);
    return { type: field.type, id: field.id, custom_id: field.custom_id, value };
  };
  return modal.components.map(({ type, id, component, components }) => ({
    type,
    id,
    ...(component === undefined ? {} : { component: fill(component) }),
    ...(components === undefined ? {} : { components: components.map(fill) }),
  }));
}
