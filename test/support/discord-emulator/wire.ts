/** What goes over the wire, as far as the emulator looks at it. Shapes beyond this are the payload rules' matter. */

export interface User {
  id: string;
  username: string;
  global_name: string | null;
  discriminator: string;
  avatar: null;
  bot: boolean;
}

export interface Component {
  type: number;
  id?: number;
  custom_id?: string;
  label?: string;
  style?: number;
  url?: string;
  disabled?: boolean;
  content?: string;
  components?: Component[];
  /** What stands inside a label of a modal. */
  component?: Component;
  accessory?: Component;
  options?: SelectOption[];
  placeholder?: string;
  media?: { url: string };
  file?: { url: string };
  items?: { media: { url: string }; description?: string }[];
  description?: string;
  value?: string;
  required?: boolean;
  min_length?: number;
  max_length?: number;
}

export interface SelectOption {
  label: string;
  value: string;
  description?: string;
}

export interface Embed {
  title?: string;
  description?: string;
  url?: string;
  author?: { name: string };
  footer?: { text: string };
  fields?: { name: string; value: string }[];
}

export interface Attachment {
  id: string;
  filename: string;
  size: number;
  url: string;
  proxy_url: string;
  content_type: string;
  description?: string;
}

/** A message as Discord hands it out. */
export interface WireMessage {
  id: string;
  channel_id: string;
  guild_id?: string;
  author: User;
  content: string;
  timestamp: string;
  edited_timestamp: string | null;
  tts: boolean;
  mention_everyone: boolean;
  mentions: User[];
  mention_roles: string[];
  attachments: Attachment[];
  embeds: Embed[];
  components: Component[];
  pinned: boolean;
  type: number;
  flags: number;
  nonce?: string | number;
  application_id?: string;
  webhook_id?: string;
  message_reference?: { message_id: string; channel_id: string; guild_id?: string };
  interaction_metadata?: {
    id: string;
    type: number;
    user: User;
    authorizing_integration_owners: Record<string, string>;
  };
}

/** What the bot sends to make or change a message. */
export interface MessageBody {
  content?: string | null;
  embeds?: Embed[] | null;
  components?: Component[] | null;
  flags?: number | null;
  nonce?: string | number;
  enforce_nonce?: boolean;
  allowed_mentions?: { parse?: string[]; users?: string[]; roles?: string[] } | null;
  attachments?: { id: string; filename?: string; description?: string }[] | null;
  message_reference?: { message_id: string; fail_if_not_exists?: boolean };
}

export interface Choice {
  name: string;
  value: string | number;
}

export interface Modal {
  custom_id: string;
  title: string;
  components: Component[];
}

export interface CommandOption {
  type: number;
  name: string;
  description: string;
  required?: boolean;
  autocomplete?: boolean;
  choices?: Choice[];
  options?: CommandOption[];
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
}

export interface AppCommand {
  id: string;
  application_id: string;
  guild_id?: string;
  version: string;
  type: number;
  name: string;
  description: string;
  default_member_permissions: string | null;
  contexts: number[] | null;
  integration_types: number[];
  options?: CommandOption[];
  nsfw: boolean;
}

export const MESSAGE_FLAG = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  componentsV2: 1 << 15,
};

export const COMMAND_TYPE = { chatInput: 1, user: 2, message: 3 };

export const OPTION_TYPE = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  number: 10,
  attachment: 11,
};

export const INTERACTION_TYPE = { command: 2, component: 3, autocomplete: 4, modalSubmit: 5 };

export const COMPONENT_TYPE = {
  row: 1,
  button: 2,
  select: 3,
  textInput: 4,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
};

/** Where a command may be called: `CONTEXT.privateChannel` is a chat between people the bot has no part in. */
export const CONTEXT = { guild: 0, botDm: 1, privateChannel: 2 };

export const PERMISSION = {
  manageGuild: 1n << 5n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  attachFiles: 1n << 15n,
  readHistory: 1n << 16n,
  useCommands: 1n << 31n,
  createThreads: 1n << 35n,
  sendInThreads: 1n << 38n,
};

export const EVERYDAY_PERMISSIONS =
  PERMISSION.viewChannel |
  PERMISSION.sendMessages |
  PERMISSION.attachFiles |
  PERMISSION.readHistory |
  PERMISSION.useCommands |
  PERMISSION.createThreads |
  PERMISSION.sendInThreads;

export const INTENT = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
};
