import type { ModalView } from '@slack/types';
import type { Typeahead } from '../../../core/command/command.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { wholeMetadata } from './modal.ts';
import { plainText } from './text.ts';

/** `callback_id` of the search modal. */
export const SEARCH_CALLBACK = 'search';

/**
 * The `block_id`s, which are their inputs' names. A chosen value stands at
 * `view.state.values.choice[searchAction(typeahead)].selected_option?.value`, typed words at
 * `view.state.values.words.words.value`; either may be `null`.
 */
export const SEARCH_CHOICE = 'choice';
export const SEARCH_WORDS = 'words';

const SEARCH_ACTION = 'suggest:';

/** Slack's own default is 3, too many for authors with short names. */
const LEAST_TYPED = 2;

export interface SearchModalSettings {
  /** What is looked for, as the modal's title: "Find a paper". */
  title: string;
  /** What the choice is completed from. */
  typeahead: Typeahead;
  /** What the submission must bring back, such as the route and where the answer goes; at most 3,000 characters. */
  privateMetadata: string;
}

/** The `action_id` of the select, which each `block_suggestion` brings. */
export function searchAction(typeahead: Typeahead): string {
  return SEARCH_ACTION + typeahead;
}

/** What a `block_suggestion` is to be answered from; `null` when the action is no select of ours. */
export function typeaheadOf(actionId: string): Typeahead | null {
  const typeaheads: readonly Typeahead[] = ['paper', 'author', 'reading'];
  return typeaheads.find((typeahead) => searchAction(typeahead) === actionId) ?? null;
}

/**
 * A modal to choose from as one types, or to ask in words of one's own, since a select takes only what it offers.
 * Slack cannot demand one of two inputs: the receiver answers a submission with neither by an error under `choice`.
 *
 * @throws RangeError when the metadata has over 3,000 characters
 */
export function searchModal(settings: SearchModalSettings): ModalView {
  return {
    type: 'modal',
    callback_id: SEARCH_CALLBACK,
    private_metadata: wholeMetadata(settings.privateMetadata),
    title: plainText(SLACK_LIMITS.viewTitle, settings.title, 'Search'),
    submit: plainText(SLACK_LIMITS.viewButton, 'Look up'),
    close: plainText(SLACK_LIMITS.viewButton, 'Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: SEARCH_CHOICE,
        optional: true,
        label: plainText(SLACK_LIMITS.inputLabel, 'Choose from the library'),
        element: {
          type: 'external_select',
          action_id: searchAction(settings.typeahead),
          min_query_length: LEAST_TYPED,
          focus_on_load: true,
          placeholder: plainText(SLACK_LIMITS.placeholder, 'Type two letters or more'),
        },
      },
      {
        type: 'input',
        block_id: SEARCH_WORDS,
        optional: true,
        label: plainText(SLACK_LIMITS.inputLabel, 'Or ask in your own words'),
        element: {
          type: 'plain_text_input',
          action_id: SEARCH_WORDS,
          max_length: SLACK_LIMITS.plainTextInput,
        },
      },
    ],
  };
}
