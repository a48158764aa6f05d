import { type Fields, fieldsOf, listOf, textOf } from './payload.ts';

/**
 * What tells one thing a person did from another, however often Slack delivers it: every key must be new.
 * `null` for what may come as often as it likes, such as the letters of a type-ahead.
 */
export function deliveryKeys(body: Fields): string[] | null {
  if (body.type === 'block_suggestion') return null;
  if (body.event !== undefined) return eventKeys(body);
  const trigger = textOf(body.trigger_id);
  if (body.type === 'block_actions') {
    const [action] = listOf(body.actions);
    return trigger === '' ? null : [`action:${trigger}:${textOf(action?.action_ts)}`];
  }
  return trigger === '' ? null : [`trigger:${trigger}`];
}

function eventKeys(body: Fields): string[] | null {
  const id = textOf(body.event_id);
  const event = fieldsOf(body.event);
  const keys = id === '' ? [] : [`event:${id}`];
  const isWords = event.type === 'message' || event.type === 'app_mention';
  const ts = textOf(event.ts);
  // A mention in the app's own DM may be delivered as both.
  if (isWords && event.subtype === undefined && ts !== '') {
    keys.push(`words:${textOf(body.team_id)}:${textOf(event.channel)}:${ts}`);
  }
  return keys.length === 0 ? null : keys;
}
