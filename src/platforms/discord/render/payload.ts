/**
 * Discord's JSON as far as Broadsheet sends it (API v10). The numbers are Discord's own; as literal types they fit
 * the types of discord.js, so that a payload can be handed over as it is.
 */

/** Message flag: the message is built of components alone, without content and embeds. */
export const IS_COMPONENTS_V2 = 32_768;

/** Message flag: only the asker sees it. Set by whoever sends. */
export const EPHEMERAL = 64;

export interface DiscordMessage {
  flags: number;
  components: TopLevelComponent[];
  /** Nobody is called but by a message that begins with `@here` or `@everyone` of ours. */
  allowed_mentions: { parse: [] | ['everyone'] };
  /** Sent beside the payload; the components name them as `attachment://name`. */
  files: DiscordFile[];
}

/** What calls people, as the first text of a message. */
export type Lead = '@here' | '@everyone';

export interface DiscordFile {
  name: string;
  mediaType: string;
  /** Text, or the bytes of a picture. */
  content: string | Uint8Array;
}

export type TopLevelComponent = ContainerComponent | TextDisplayComponent | ActionRowComponent;

export interface ContainerComponent {
  type: 17;
  accent_color: number;
  components: ContainerPart[];
}

export type ContainerPart = TextDisplayComponent | ActionRowComponent | FileComponent | MediaGalleryComponent;

export interface TextDisplayComponent {
  type: 10;
  content: string;
}

export interface FileComponent {
  type: 13;
  file: { url: `attachment://${string}` };
}

/** `description` is what a screen reader says of the picture. */
export interface MediaGalleryComponent {
  type: 12;
  items: { media: { url: `attachment://${string}` }; description: string }[];
}

export interface ActionRowComponent {
  type: 1;
  components: (ButtonComponent | LinkButtonComponent)[] | [SelectComponent];
}

/** 1 primary, 2 secondary, 4 danger. */
export interface ButtonComponent {
  type: 2;
  style: 1 | 2 | 4;
  label: string;
  custom_id: string;
}

export interface LinkButtonComponent {
  type: 2;
  style: 5;
  label: string;
  url: string;
}

export interface SelectComponent {
  type: 3;
  custom_id: string;
  placeholder: string;
  options: SelectOption[];
}

export interface SelectOption {
  label: string;
  value: string;
  description?: string;
}

export interface DiscordModal {
  title: string;
  custom_id: string;
  components: LabelComponent[];
}

export interface LabelComponent {
  type: 18;
  label: string;
  component: TextInputComponent;
}

/** 1 one line, 2 a paragraph. */
export interface TextInputComponent {
  type: 4;
  custom_id: string;
  style: 1 | 2;
  required: boolean;
  max_length: number;
  value?: string;
}

/** One line an autocomplete offers. */
export interface DiscordChoice {
  name: string;
  value: string;
}
