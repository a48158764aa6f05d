import { isObject, object, oneOf, type Rule, string } from './rule.ts';

/** Slack names no size; what we write is far below any. */
const METADATA_CHARACTERS = 500;

const EVENT_TYPES = ['broadsheet_issue', 'broadsheet_thread', 'broadsheet_notice'];

const markerText: Rule = (value, at) =>
  typeof value === 'string' && /^[a-z0-9]{1,25}$/u.test(value) ? [] : [`${at} is no marker`];

const fields = object({
  event_type: oneOf(...EVENT_TYPES),
  event_payload: object({ marker: markerText, subscription: string(40), slot: string(40) }),
});

/** What an issue is found again by. */
export const metadata: Rule = (value, at) => {
  const length = JSON.stringify(value ?? null).length;
  const size = length > METADATA_CHARACTERS ? [`${at} has ${length} characters`] : [];
  return [...fields(value, at), ...size];
};

/** Metadata and the first block bear one and the same marker, or neither bears any. */
export const sameMarker: Rule = (value, at) => {
  if (!isObject(value)) return [];
  const expected = isObject(value.metadata) ? blockIdFor(value.metadata) : null;
  const [first] = Array.isArray(value.blocks) ? value.blocks : [];
  const given = isObject(first) && typeof first.block_id === 'string' ? first.block_id : null;
  return expected === null || given === expected
    ? []
    : [`${at} has the marker ${expected} not on its first block`];
};

const CALL_ALONE =
  /^\[\{"type":"rich_text_section","elements":\[\{"type":"broadcast","range":"\w+"\}\]\}\]$/u;

/** A call of people is the whole first block of an issue, and stands nowhere else. */
export const callsFirst: Rule = (value, at) => {
  const [first, ...rest] = Array.isArray(value) ? value : [];
  const isIssue = isObject(first) && /^broadsheet:issue:/u.test(String(first.block_id));
  const isCall = isIssue && CALL_ALONE.test(JSON.stringify(first.elements) ?? '');
  const words = isCall ? rest : value;
  return JSON.stringify(words ?? null).includes('{"type":"broadcast"')
    ? [`${at} call people from within`]
    : [];
};

function blockIdFor(given: Record<string, unknown>): string {
  const role = String(given.event_type).replace('broadsheet_', '');
  const marker = isObject(given.event_payload) ? given.event_payload.marker : '';
  return `broadsheet:${role}:${marker}`;
}
