import type { Document, Form } from '../../../core/document/document.ts';
import type { SuggestedValue } from '../../../core/ports/platform.ts';
import { plainText } from '../../../core/document/plain-text.ts';
import type { DiscordChoice, DiscordMessage, DiscordModal } from './payload.ts';
import { IS_COMPONENTS_V2 } from './payload.ts';

export { type Pressed, readChosen, readCustomId } from './custom-id.ts';
export { type DiscordChoice, type DiscordFile, type DiscordMessage, type DiscordModal, EPHEMERAL, IS_COMPONENTS_V2 } from './payload.ts';

export interface RenderSettings {
  /** Whether a *Share* button is put under a document that has one: on private answers in a channel. */
  share: boolean;
}

export function renderMessage(document: Document, _settings: RenderSettings): DiscordMessage {
  const content = plainText(document).slice(0, 4000);
  const card = { type: 17 as const, accent_color: 0x2b4c7e, components: [{ type: 10 as const, content }] };
  return { flags: IS_COMPONENTS_V2, components: [card], allowed_mentions: { parse: [] }, files: [] };
}

export function renderModal(form: Form): DiscordModal {
  return { title: form.title.slice(0, 45), custom_id: `f:${form.submit.route}`, components: [] };
}

export function renderChoices(values: readonly SuggestedValue[]): DiscordChoice[] {
  return values.slice(0, 25).map(({ value, label }) => ({ name: label.slice(0, 100), value }));
}

/** For `content`, at most 2000 characters. */
export function renderPlain(document: Document): string {
  return plainText(document).slice(0, 2000);
}

export function escapeMarkdown(text: string): string {
  return text;
}
