/** Sound parts to break payloads from, one thing at a time. */
export const POST = 'POST /channels/1/messages';
export const EDIT = 'PATCH /channels/1/messages/2';
export const THREAD = 'POST /channels/1/messages/2/threads';
export const FOLLOW_UP = 'POST /webhooks/1/token';
export const EDIT_ANSWER = 'PATCH /webhooks/1/token/messages/@original';
export const CALLBACK = 'POST /interactions/1/token/callback';
export const COMMANDS = 'PUT /applications/1/commands';

export const V2 = 32_768;
export const mentions = { allowed_mentions: { parse: [] } };
export const CALLS = { parse: ['everyone'] };
export const text = { type: 10, content: 'words' };
export const press = { type: 2, style: 2, label: 'Press', custom_id: 'c:x' };
export const option = { label: 'One', value: 'one' };
export const select = { type: 3, custom_id: 'p:1', options: [option] };
export const input = { type: 4, custom_id: 'a', style: 1 };
export const modalPart = { type: 18, label: 'Note', component: input };
export const modal = { title: 'Note', custom_id: 'f:x', components: [modalPart] };
export const query = {
  type: 3,
  name: 'query',
  description: 'What to find',
  required: true,
  autocomplete: true,
};
export const command = {
  name: 'paper',
  type: 1,
  description: 'Find a paper',
  options: [query],
  contexts: [0, 1, 2],
  integration_types: [0, 1],
};

export function card(...components: unknown[]) {
  return { flags: V2, components: [{ type: 17, components }], ...mentions };
}

/** A card with a call to everybody at its head. */
export function calling(...components: unknown[]) {
  const lead = { type: 10, content: '@here' };
  return { ...card(), components: [lead, ...card(...components).components], allowed_mentions: CALLS };
}

export function row(...components: unknown[]) {
  return { type: 1, components };
}

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** A name, the route, the body, what the rules say of it, and the names of the files beside it. */
export type Broken = readonly [
  name: string,
  route: string,
  body: unknown,
  reason: RegExp,
  fileNames?: readonly string[],
];
