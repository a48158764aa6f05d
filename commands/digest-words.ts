import type { Context } from '../src/core/command/command.ts';
import { describeInstant } from '../src/core/schedule/index.ts';
import type { Subscribed } from '../src/core/services.ts';

/** What is said to whoever asked for an issue outside the schedule. */
export const POST_WORDS = {
  'on-its-way': 'On its way.',
  already: 'One was asked for a moment ago and is on its way, so I do not post a second.',
} as const;

export function skippedWords(skipped: Date | null, zone: string): string {
  if (skipped === null) return 'That issue is left out already, or its time has come.';
  return `Left out: the issue of ${describeInstant(skipped, zone)}. /digest resume takes that back.`;
}

/** The words that are left once some are taken out; `null` where none are. */
export function without(words: string | null, pattern: RegExp): string | null {
  const left = (words ?? '').replace(pattern, ' ').replace(/\s+/g, ' ').trim();
  return left === '' ? null : left;
}

/** What a host should know of a digest they have just set up, in small print. */
export async function subscribeNotes(context: Context, made: Subscribed): Promise<string[]> {
  const { subscription } = made.line;
  const author = subscription.covers.author;
  const known = author === null ? [] : await context.services.library.authors(author, 1);
  return [
    zoneNote(made),
    ...(author !== null && known.length === 0
      ? [`No author in the library is called “${author}” yet: until there is one, nothing is posted.`]
      : []),
    ...(context.place.kind === 'channel'
      ? ['I post only where I am a member: invite me if I am not here yet.']
      : []),
  ];
}

function zoneNote({ line, zoneFrom }: Subscribed): string {
  const { zone } = line.subscription;
  if (zoneFrom === 'order') return `All times are in ${zone}, summer time included.`;
  if (zoneFrom === 'profile') return `All times are in ${zone}, your time zone as your profile has it.`;
  return `All times are in ${zone}, the zone I was set up with, since I do not know yours: /digest edit timezone:Europe/Paris changes it.`;
}
