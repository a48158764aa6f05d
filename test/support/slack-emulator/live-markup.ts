import { type Fields, fieldsOf, textOf } from './json.ts';

const UNSEEN = /[^\P{Cc}\n\t]|[\u061c\u180e\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]/gu;
const CALLS = /<[!@#][^>]*>/g;
const LINK_HOSTS = /<https?:\/\/([^/>|]+)/g;
const EMPHASIS = /\*bold\*|_slanted_|`code`|~gone~/g;

/** What in a payload would act rather than be read: mentions, links to `hosts` not ours, hidden characters. */
export function liveMarkup(payload: unknown, ownHosts: readonly string[]): string[] {
  if (Array.isArray(payload)) return payload.flatMap((part) => liveMarkup(part, ownHosts));
  if (typeof payload === 'string') return payload.match(UNSEEN) ?? [];
  if (typeof payload !== 'object' || payload === null) return [];
  const part = fieldsOf(payload);
  return [
    ...actingPart(part, ownHosts),
    ...Object.values(part).flatMap((each) => liveMarkup(each, ownHosts)),
  ];
}

function actingPart(part: Fields, ownHosts: readonly string[]): string[] {
  const text = textOf(part.text);
  const isOurs = (host: string) => ownHosts.includes(host);
  switch (part.type) {
    case 'user':
    case 'usergroup':
    case 'broadcast':
    case 'channel':
      return [`a ${part.type} mention`];
    case 'link':
      return isOurs(hostOf(textOf(part.url))) ? [] : [textOf(part.url)];
    case 'mrkdwn':
      return [
        ...(text.match(CALLS) ?? []),
        ...(text.match(EMPHASIS) ?? []),
        ...Array.from(text.matchAll(LINK_HOSTS), (match) => match[1] ?? '').filter((host) => !isOurs(host)),
      ];
    case 'plain_text':
    case undefined:
      // The notification text of a message is read as mrkdwn too.
      return part.type === undefined ? (text.match(CALLS) ?? []) : [];
    default:
      return [];
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}
