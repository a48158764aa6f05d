export { renderHome } from './home.ts';
export { FORM_CALLBACK, FORM_FIELD_ACTION, renderModal } from './modal.ts';
export { renderMessage, type SlackFile, type SlackMessage } from './message.ts';
export { renderOptions } from './options.ts';
export { SEARCH_BLOCKS, SEARCH_CALLBACK, searchModal, type SearchModalSettings } from './search-modal.ts';
export { escapeText } from './text.ts';
export { renderUnfurl } from './unfurl.ts';
