export { renderHome } from './home.ts';
export { type ActionKind, readActionId } from './ids.ts';
export { renderMessage, type SlackFile, type SlackMessage } from './message.ts';
export { FORM_CALLBACK, FORM_FIELD_ACTION, renderModal } from './modal.ts';
export { renderOptions } from './options.ts';
export { renderPlainPost, renderPost, type SlackPost } from './post.ts';
export {
  SEARCH_CALLBACK,
  SEARCH_CHOICE,
  SEARCH_WORDS,
  type SearchModalSettings,
  searchAction,
  searchModal,
  typeaheadOf,
} from './search-modal.ts';
export { escapeText } from './text.ts';
export { renderUnfurl, type SlackUnfurl } from './unfurl.ts';
