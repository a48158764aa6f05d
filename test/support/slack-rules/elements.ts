import {
  address,
  all,
  anyOf,
  boolean,
  byType,
  type Fields,
  integer,
  list,
  notBoth,
  object,
  oneOf,
  type Rule,
  string,
} from './rule.ts';
import { boxOption, confirm, option, optionGroups, options, overflowOption, plain } from './texts.ts';

const dispatch = object(
  {},
  { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 1, 2) },
);

const actionable: Fields = { action_id: string(255) };
const placed: Fields = { placeholder: plain(150), focus_on_load: boolean };
const confirmable: Fields = { confirm };
const typed: Fields = { ...actionable, ...placed, dispatch_action_config: dispatch };

/** Every element we send has an id of our own, or its press would be anybody's. */
function element(type: string, required: Fields, optional: Fields): Rule {
  return object({ type: oneOf(type), ...actionable, ...required }, optional);
}

const button = all(
  element(
    'button',
    { text: plain(75) },
    {
      ...confirmable,
      value: string(2000),
      url: address(3000),
      style: oneOf('primary', 'danger'),
      accessibility_label: string(75),
    },
  ),
  anyOf('value', 'url'),
);

const select: Fields = { ...placed, ...confirmable };

const staticSelect = all(
  element('static_select', {}, { ...select, options, option_groups: optionGroups, initial_option: option }),
  anyOf('options', 'option_groups'),
  notBoth('options', 'option_groups'),
);

const externalSelect = element(
  'external_select',
  {},
  {
    ...select,
    initial_option: option,
    min_query_length: integer(0, 3000),
  },
);

const conversationsSelect = element(
  'conversations_select',
  {},
  {
    ...select,
    initial_conversation: string(255),
    default_to_current_conversation: boolean,
    response_url_enabled: boolean,
    filter: object(
      {},
      {
        include: list(oneOf('im', 'mpim', 'private', 'public'), 1, 4),
        exclude_external_shared_channels: boolean,
        exclude_bot_users: boolean,
      },
    ),
  },
);

const choices: Fields = { ...confirmable, focus_on_load: boolean };

const pressed: Readonly<Record<string, Rule>> = {
  button,
  static_select: staticSelect,
  external_select: externalSelect,
  conversations_select: conversationsSelect,
  users_select: element('users_select', {}, { ...select, initial_user: string(255) }),
  channels_select: element('channels_select', {}, { ...select, initial_channel: string(255) }),
  overflow: element('overflow', { options: list(overflowOption, 1, 5) }, confirmable),
  checkboxes: element(
    'checkboxes',
    { options: list(boxOption, 1, 10) },
    {
      ...choices,
      initial_options: list(boxOption, 1, 10),
    },
  ),
  radio_buttons: element(
    'radio_buttons',
    { options: list(boxOption, 1, 10) },
    {
      ...choices,
      initial_option: boxOption,
    },
  ),
  datepicker: element('datepicker', {}, { ...select, initial_date: string(10) }),
  timepicker: element('timepicker', {}, { ...select, initial_time: string(5), timezone: string(64) }),
};

const plainTextInput = all(
  element(
    'plain_text_input',
    {},
    {
      ...typed,
      initial_value: string(3000),
      multiline: boolean,
      min_length: integer(0, 3000),
      max_length: integer(1, 3000),
    },
  ),
  startsWithinItsLength,
);

export const image = all(
  object(
    { type: oneOf('image'), alt_text: string(2000) },
    { image_url: address(3000), slack_file: object({}, { id: string(255), url: address(3000) }) },
  ),
  anyOf('image_url', 'slack_file'),
  notBoth('image_url', 'slack_file'),
);

/** What may stand in an actions block. */
export const action = byType('element of an actions block', pressed);

/** What may stand beside a section. */
export const accessory = byType('accessory of a section', { ...pressed, image });

const { button: _button, overflow: _overflow, ...chosen } = pressed;

/** What may stand in an input block: what has a value to submit. */
export const input = byType('element of an input block', {
  ...chosen,
  plain_text_input: plainTextInput,
  number_input: element(
    'number_input',
    { is_decimal_allowed: boolean },
    {
      ...typed,
      initial_value: string(3000),
      min_value: string(30),
      max_value: string(30),
    },
  ),
  url_text_input: element('url_text_input', {}, { ...typed, initial_value: string(3000) }),
  email_text_input: element('email_text_input', {}, { ...typed, initial_value: string(3000) }),
});

function startsWithinItsLength(value: unknown, at: string): string[] {
  const { initial_value: initial, max_length: most } = Object(value) as Record<string, unknown>;
  const over = typeof initial === 'string' && typeof most === 'number' && initial.length > most;
  return over ? [`${at}.initial_value is longer than its max_length`] : [];
}
