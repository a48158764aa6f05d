import type { ModalView } from '@slack/types';
import type { Typeahead } from '../../../core/command/command.ts';

/** `callback_id` of the search modal. */
export const SEARCH_CALLBACK = 'search';
/** `block_id`s: a chosen value stands in `state.values.choice[*].selected_option.value`, typed words in `state.values.words.words.value`. */
export const SEARCH_BLOCKS = { choice: 'choice', words: 'words' } as const;

export interface SearchModalSettings {
  title: string;
  /** What the choice is completed from: the select's action_id is `suggest:<typeahead>`, sent with each block_suggestion. */
  typeahead: Typeahead;
  /** At most 3,000 characters: where the answer goes and which route is called. */
  privateMetadata: string;
}

/** A modal to choose from as one types. Either input may be left empty; the adapter refuses both empty. */
export function searchModal(settings: SearchModalSettings): ModalView {
  return { type: 'modal', callback_id: SEARCH_CALLBACK, private_metadata: settings.privateMetadata, title: { type: 'plain_text', text: settings.title }, blocks: [] };
}
