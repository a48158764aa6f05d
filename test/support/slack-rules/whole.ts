import { isObject, type Rule } from './rule.ts';

/** What we keep the shown text of a message to (platforms.md's figure is the users'; Slack names none). */
const MESSAGE_CHARACTERS = 10_000;
/** What we keep the JSON of a message's blocks to, in bytes with its text escaped: see `MESSAGE_SURFACE`. */
const MESSAGE_BYTES = 12_000;
const VIEW_BYTES = 250_000;

/** No `action_id` and no `block_id` twice in one message or App Home, so that each press is told apart. */
export const distinctIds: Rule = (value, at) => [
  ...twice(value, 'action_id').map((id) => `${at} has the action_id ${id} twice`),
  ...twice(value, 'block_id').map((id) => `${at} has the block_id ${id} twice`),
];

/** In a form each answer stands under both its ids, so an `action_id` may come back in another block; one focus only. */
export const distinctInputs: Rule = (value, at) => {
  const held = Array.isArray(value) ? value : [];
  const focused = [...objectsIn(value)].filter((each) => each.focus_on_load === true);
  return [
    ...held.flatMap((block, index) =>
      twice(block, 'action_id').map((id) => `${at}[${index}] has the action_id ${id} twice`),
    ),
    ...twice(value, 'block_id').map((id) => `${at} has the block_id ${id} twice`),
    ...(focused.length > 1 ? [`${at} has more than one element with the focus`] : []),
  ];
};

/** What all blocks of a message may hold together. */
export const messageSize: Rule = (value, at) => {
  const characters = [...objectsIn(value)]
    .map((each) => (typeof each.text === 'string' ? escapedLength(each.text) : 0))
    .reduce((sum, length) => sum + length, 0);
  const bytes = Buffer.byteLength(escapedJson(value));
  return [
    ...(characters > MESSAGE_CHARACTERS ? [`${at} have ${characters} characters together`] : []),
    ...(bytes > MESSAGE_BYTES ? [`${at} have ${bytes} bytes together`] : []),
  ];
};

export const viewSize: Rule = (value, at) => {
  const bytes = Buffer.byteLength(JSON.stringify(value));
  return bytes > VIEW_BYTES ? [`${at} has ${bytes} bytes`] : [];
};

function escapedLength(text: string): number {
  return escapeAll(text).length;
}

function escapedJson(value: unknown): string {
  return escapeAll(JSON.stringify(value));
}

function escapeAll(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}

function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(value)) {
    for (const entry of value) yield* objectsIn(entry);
  } else if (isObject(value)) {
    yield value;
    for (const entry of Object.values(value)) yield* objectsIn(entry);
  }
}

function twice(value: unknown, key: string): string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const each of objectsIn(value)) {
    const id = each[key];
    if (typeof id !== 'string') continue;
    if (seen.has(id)) repeated.add(id);
    seen.add(id);
  }
  return [...repeated];
}
