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

interface SearchWords {
  /** What is looked for, at most 24 characters. */
  title: string;
  /** Over the list to choose from. */
  choice: string;
  /** Over the field for words of one's own. */
  words: string;
}

const OWN_WORDS = 'Or ask in your own words';

const SEARCH_TITLES: Readonly<Record<Typeahead, SearchWords>> = {
  paper: { title: 'Find a paper', choice: 'Choose from the library', words: OWN_WORDS },
  author: { title: 'Find an author', choice: 'Choose from the library', words: OWN_WORDS },
  reading: { title: 'Your reading list', choice: 'Choose from your list', words: OWN_WORDS },
  category: { title: 'Find a category', choice: 'Choose a category', words: 'Or type its name: cs.CL' },
  zone: { title: 'Find a time zone', choice: 'Choose a time zone', words: 'Or type its name: Europe/Berlin' },
  schedule: {
    title: 'Choose a time',
    choice: 'Choose a day and hour',
    words: 'Or say when: every weekday 8:30',
  },
  digest: { title: 'Choose a digest', choice: 'Choose a digest', words: 'Or type its number' },
};

export interface SearchModalSettings {
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
  const typeaheads = Object.keys(SEARCH_TITLES) as Typeahead[];
  return typeaheads.find((typeahead) => searchAction(typeahead) === actionId) ?? null;
}

/**
 * A modal to choose from as one types, or to ask in words of one's own, since a select takes only what it offers.
 * Slack cannot demand one of two inputs: the receiver answers a submission with neither by an error under `choice`.
 *
 * @throws RangeError when the metadata has over 3,000 characters
 */
export function searchModal(settings: SearchModalSettings): ModalView {
  const { title, choice, words } = SEARCH_TITLES[settings.typeahead];
  return {
    type: 'modal',
    callback_id: SEARCH_CALLBACK,
    private_metadata: wholeMetadata(settings.privateMetadata),
    title: plainText(SLACK_LIMITS.viewTitle, title),
    submit: plainText(SLACK_LIMITS.viewButton, 'Look up'),
    close: plainText(SLACK_LIMITS.viewButton, 'Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: SEARCH_CHOICE,
        optional: true,
        label: plainText(SLACK_LIMITS.inputLabel, choice),
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
        label: plainText(SLACK_LIMITS.inputLabel, words),
        element: {
          type: 'plain_text_input',
          action_id: SEARCH_WORDS,
          max_length: SLACK_LIMITS.plainTextInput,
        },
      },
    ],
  };
}
