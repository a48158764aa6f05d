import { API_ERRORS, Refused } from './api-error.ts';
import { changeMessage, deleteMessage, makeMessage, refuseEmpty } from './messages.ts';
import {
  type Choice,
  CONTEXT,
  INTERACTION_TYPE,
  MESSAGE_FLAG,
  type MessageBody,
  type Modal,
  type User,
} from './wire.ts';
import type { Channel, StoredFile, StoredMessage, World } from './world.ts';

const FIRST_ANSWER_MS = 3000;
const TOKEN_LIFE_MS = 15 * 60_000;
const FOLLOW_UPS_OUTSIDE = 5;

const CALLBACK = {
  pong: 1,
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
};

/** Something a person did, and all that came of it. */
export interface InteractionRecord {
  id: string;
  token: string;
  type: number;
  user: User;
  channel: Channel;
  startedMs: number;
  /** The bot is no member where this happened. */
  outside: boolean;
  /** The message whose button or list was used. */
  source: StoredMessage | null;
  /** The type of the first answer; `null` while there is none. */
  acknowledged: number | null;
  /** A deferred answer that has not come yet. */
  loading: boolean;
  /** `@original`. */
  original: StoredMessage | null;
  followUps: StoredMessage[];
  choices: Choice[] | null;
  modal: Modal | null;
  /** How often the message under the button was changed by this. */
  updates: number;
}

export interface Callback {
  type: number;
  data?: MessageBody & { choices?: Choice[]; custom_id?: string; title?: string };
}

export interface StartInteraction {
  type: number;
  user: User;
  channel: Channel;
  data: unknown;
  source?: StoredMessage;
}

export function createRecord(world: World, starting: StartInteraction): InteractionRecord {
  const { type, user, channel, source = null } = starting;
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const id = world.makeId();
  const record: InteractionRecord = {
    id,
    token: `interaction-token-${id}`,
    type,
    user,
    channel,
    startedMs: world.clock.nowMs(),
    outside: contextOf(channel) === CONTEXT.privateChannel || guild?.botIsMember === false,
    source,
    acknowledged: null,
    loading: false,
    original: null,
    followUps: [],
    choices: null,
    modal: null,
    updates: 0,
  };
  world.interactions.set(id, record);
  return record;
}

export function contextOf(channel: Channel): number {
  if (channel.kind === 'dm') return CONTEXT.botDm;
  return channel.kind === 'private' ? CONTEXT.privateChannel : CONTEXT.guild;
}

/** Who installed the app where this happens: the person outside, the guild (`0` in a chat) elsewhere. */
export function ownersOf({ outside, user, channel }: InteractionRecord): Record<string, string> {
  return outside ? { 1: user.id } : { 0: channel.guildId ?? '0' };
}

/** Takes the first answer. Throws `Refused` when it is late, the second, or of a kind that does not fit. */
export function takeCallback(
  world: World,
  record: InteractionRecord,
  callback: Callback,
  files: StoredFile[],
): void {
  if (world.clock.nowMs() - record.startedMs > FIRST_ANSWER_MS && record.acknowledged === null)
    throw new Refused(API_ERRORS.unknownInteraction);
  if (record.acknowledged !== null) throw new Refused(API_ERRORS.alreadyAcknowledged);
  refuseUnfitting(record, callback.type);
  apply(world, record, callback, files);
  record.acknowledged = callback.type;
}

/** Takes a change of `@original`; a deferred answer comes this way. */
export function editOriginal(
  world: World,
  record: InteractionRecord,
  body: MessageBody,
  files: StoredFile[],
): StoredMessage {
  const message = originalOf(world, record);
  changeMessage(world, message, body, files);
  if (record.loading) message.pinged.splice(0);
  record.loading = false;
  record.updates += 1;
  return message;
}

export function deleteOriginal(world: World, record: InteractionRecord): void {
  deleteMessage(world, originalOf(world, record));
  record.loading = false;
}

/** Throws `Refused` unless there is one to speak of. */
export function originalOf(world: World, record: InteractionRecord): StoredMessage {
  refuseExpired(world, record);
  if (record.original === null || record.original.deleted) throw new Refused(API_ERRORS.unknownMessage);
  return record.original;
}

/** A further message. The first after a deferred answer takes that answer's place, as on Discord. */
export function followUp(
  world: World,
  record: InteractionRecord,
  body: MessageBody,
  files: StoredFile[],
): StoredMessage {
  refuseExpired(world, record);
  if (record.acknowledged === null) throw new Refused(API_ERRORS.unknownWebhook);
  refuseEmpty(body, files);
  if (record.loading) return editOriginal(world, record, body, files);
  if (record.outside && record.followUps.length >= FOLLOW_UPS_OUTSIDE)
    throw new Refused(API_ERRORS.tooManyFollowUps);
  const message = answer(world, record, body, files);
  record.followUps.push(message);
  return message;
}

export function refuseExpired(world: World, record: InteractionRecord): void {
  if (world.clock.nowMs() - record.startedMs > TOKEN_LIFE_MS) throw new Refused(API_ERRORS.invalidToken);
}

function refuseUnfitting(record: InteractionRecord, callback: number): void {
  const typing = record.type === INTERACTION_TYPE.autocomplete;
  const onMessage = record.source !== null;
  const fits =
    typing === (callback === CALLBACK.choices) &&
    (callback !== CALLBACK.modal || record.type !== INTERACTION_TYPE.modalSubmit) &&
    (![CALLBACK.deferredUpdate, CALLBACK.update].includes(callback) || onMessage) &&
    callback !== CALLBACK.pong &&
    callback <= CALLBACK.modal;
  if (!fits) throw new Refused(API_ERRORS.invalidForm, [`type ${callback} does not answer this interaction`]);
}

function apply(world: World, record: InteractionRecord, callback: Callback, files: StoredFile[]): void {
  const { type, data = {} } = callback;
  switch (type) {
    case CALLBACK.message:
      refuseEmpty(data, files);
      record.original = answer(world, record, data, files);
      return;
    case CALLBACK.deferredMessage:
      refuseMoreThanEphemeral(data.flags ?? 0);
      record.loading = true;
      record.original = answer(world, record, { flags: (data.flags ?? 0) | MESSAGE_FLAG.loading }, []);
      return;
    case CALLBACK.deferredUpdate:
      record.original = record.source;
      return;
    case CALLBACK.update:
      record.original = record.source;
      if (record.source !== null) changeMessage(world, record.source, data, files);
      record.updates += 1;
      return;
    case CALLBACK.choices:
      record.choices = data.choices ?? [];
      return;
    default:
      record.modal = {
        custom_id: data.custom_id ?? '',
        title: data.title ?? '',
        components: data.components ?? [],
      };
  }
}

function refuseMoreThanEphemeral(flags: number): void {
  if ((flags & ~MESSAGE_FLAG.ephemeral) !== 0)
    throw new Refused(API_ERRORS.invalidForm, ['flags: a deferred answer carries EPHEMERAL alone']);
}

function answer(
  world: World,
  record: InteractionRecord,
  body: MessageBody,
  files: StoredFile[],
): StoredMessage {
  const { user, channel } = record;
  const ephemeral = ((body.flags ?? 0) & MESSAGE_FLAG.ephemeral) !== 0;
  const extra = {
    type: record.source === null ? 20 : 19,
    application_id: world.applicationId,
    webhook_id: world.applicationId,
    interaction_metadata: {
      id: record.id,
      type: record.type,
      user,
      authorizing_integration_owners: ownersOf(record),
    },
  };
  return makeMessage(world, {
    channel,
    author: world.bot,
    body,
    files,
    onlyFor: ephemeral ? user.id : null,
    extra,
    defaultMentions: ['users'],
  });
}
