export { renderChoices } from './choices.ts';
export { type Pressed, readChosen, readCustomId } from './custom-id.ts';
export { escapeMarkdown } from './escape-markdown.ts';
export { leadIn, markerIn, markerRow } from './marker.ts';
export { leadPart, type RenderSettings, renderMessage } from './message.ts';
export { renderModal } from './modal.ts';
export {
  type DiscordChoice,
  type DiscordFile,
  type DiscordMessage,
  type DiscordModal,
  EPHEMERAL,
  IS_COMPONENTS_V2,
  type Lead,
} from './payload.ts';
export { renderPlain } from './plain.ts';
