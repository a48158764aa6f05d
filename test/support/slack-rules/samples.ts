/** Parts of payloads Slack would take, to be put together and broken. */
export const SECTION = { type: 'section', text: { type: 'plain_text', text: 'Words.' } };
export const BUTTON = {
  type: 'button',
  text: { type: 'plain_text', text: 'Go' },
  action_id: 'call:1',
  value: 'paper',
};
export const INPUT = {
  type: 'input',
  block_id: 'note',
  label: { type: 'plain_text', text: 'Note' },
  element: { type: 'plain_text_input', action_id: 'field', max_length: 100 },
};
export const OPTION = { text: { type: 'plain_text', text: 'One' }, value: 'one' };
export const SELECT = { type: 'static_select', action_id: 'pick:1', options: [OPTION] };
export const EXTERNAL = { type: 'external_select', action_id: 'suggest:paper', min_query_length: 2 };
export const MODAL = {
  type: 'modal',
  title: { type: 'plain_text', text: 'Note' },
  submit: { type: 'plain_text', text: 'Submit' },
  callback_id: 'form',
  private_metadata: '',
  blocks: [INPUT],
};
export const POST = {
  channel: 'C1',
  text: 'A full sentence about a paper.',
  blocks: [SECTION],
  unfurl_links: false,
  unfurl_media: false,
};
export const ISSUE_BLOCK_ID = 'broadsheet:issue:m1';
export const ISSUE = {
  ...POST,
  blocks: [{ ...SECTION, block_id: ISSUE_BLOCK_ID }],
  metadata: {
    event_type: 'broadsheet_issue',
    event_payload: { marker: 'm1', subscription: 'd-7k3f9q', slot: '2026-W48' },
  },
};
export const CALL = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'here' }] }],
};
export const UNFURL = {
  channel: 'C1',
  ts: '1.0',
  unfurls: { 'https://arxiv.org/abs/1': { blocks: [SECTION] } },
};
export const HOME = { user_id: 'U1', view: { type: 'home', blocks: [SECTION] } };

export function post(...blocks: object[]): object {
  return { ...POST, blocks };
}

export function pressed(...elements: object[]): object {
  return post({ type: 'actions', elements });
}

export function rich(elements: object[]): object {
  return post({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });
}

export function modal(parts: object): object {
  return { trigger_id: '1', view: { ...MODAL, ...parts } };
}

export function element(parts: object): object {
  return modal({ blocks: [{ ...INPUT, element: parts }] });
}

export function focused(name: string): object {
  return { ...INPUT, block_id: name, element: { ...INPUT.element, focus_on_load: true } };
}

export function home(blocks: object[]): object {
  return { user_id: 'U1', view: { type: 'home', blocks } };
}

export function plain(text: string): object {
  return { type: 'plain_text', text };
}

export function markup(text: string): object {
  return { type: 'mrkdwn', text, verbatim: true };
}

export function plainSection(length: number, character = 'a'): object {
  return { type: 'section', text: plain(character.repeat(length)) };
}

export function buttons(count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({ ...BUTTON, action_id: `call:${index}` }));
}

export function options(count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({ ...OPTION, value: `${index}` }));
}

export function without(body: object, key: string): object {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== key));
}
