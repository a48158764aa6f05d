import { editedSchedule } from '../../core/digest/edit-schedule.ts';
import type { Coverage, Subscription } from '../../core/digest/subscription.ts';
import { AskerError } from '../../core/errors.ts';
import { readCategory } from '../../core/paper/category.ts';
import { canonicalZone, parseSchedule } from '../../core/schedule/index.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import type { Asker, DigestOrder } from '../../core/services.ts';

/** What a host ordered, understood; `zone` is `null` where they named none. */
export interface ReadOrder extends Pick<Subscription, 'kind' | 'covers' | 'picks' | 'mention' | 'tellEmpty'> {
  schedule: Schedule;
  zone: string | null;
}

/** Throws `AskerError` for words that are no schedule, a zone nobody knows and a category there is not. */
export function readOrder(order: DigestOrder): ReadOrder {
  const { kind, picks, mention, tellEmpty } = order;
  const { schedule, zone } = parseSchedule(order.schedule);
  const named = order.zone === null ? zone : knownZone(order.zone);
  return { kind, picks, mention, tellEmpty, schedule, zone: named, covers: readCoverage(order.covers) };
}

/** The standing order that was made now, so that it owes nothing from before. */
export function newSubscription(
  id: string,
  { person, place }: Asker,
  order: ReadOrder & { zone: string },
  now: Date,
): Subscription {
  const at = now.toISOString();
  return {
    id,
    tenant: person.tenant,
    channel: place.id,
    to: 'channel',
    ...(place.kind === 'dm' ? { direct: true as const } : {}),
    owner: { id: person.id, name: person.name },
    kind: order.kind,
    schedule: order.schedule,
    zone: order.zone,
    covers: order.covers,
    follows: [],
    picks: order.picks,
    mention: order.mention,
    tellEmpty: order.tellEmpty,
    since: at,
    paused: null,
    skips: [],
    createdAt: at,
    endedAt: null,
  };
}

/** Whether a digest is what was ordered, so that a second would only say everything twice. */
export function isOrdered(subscription: Subscription, order: ReadOrder & { zone: string }): boolean {
  const { kind, schedule, zone, covers, picks, mention, tellEmpty } = subscription;
  const mine = { kind, schedule, zone, covers, picks, mention, tellEmpty };
  const { topic, author, category, hasCode } = order.covers;
  const asked = {
    kind: order.kind,
    schedule: order.schedule,
    zone: order.zone,
    covers: { topic, author, category, hasCode },
    picks: order.picks,
    mention: order.mention,
    tellEmpty: order.tellEmpty,
  };
  return inOrder(mine) === inOrder(asked);
}

/** The standing order with what is to change, `since` apart. Throws as `readOrder` does. */
export function withChanges(subscription: Subscription, changes: Partial<DigestOrder>): Subscription {
  const { schedule: words, zone: named, covers, ...rest } = changes;
  if (subscription.kind === 'follow' && (covers ?? changes.kind ?? changes.picks) !== undefined) {
    throw new AskerError(
      'personal',
      'What your personal digest is about is what you follow: /follow changes that. Here you can change when it comes.',
    );
  }
  const { schedule, zone } =
    words === undefined
      ? { schedule: subscription.schedule, zone: null }
      : editedSchedule(subscription.schedule, words);
  return {
    ...subscription,
    ...rest,
    schedule,
    zone: named === undefined || named === null ? (zone ?? subscription.zone) : knownZone(named),
    covers: covers === undefined ? subscription.covers : readCoverage(covers),
  };
}

export function hasOtherTimes(before: Subscription, after: Subscription): boolean {
  return before.zone !== after.zone || inOrder(before.schedule) !== inOrder(after.schedule);
}

function readCoverage({ topic, author, category, hasCode }: Coverage): Coverage {
  return {
    topic: trimmed(topic),
    author: trimmed(author),
    category: trimmed(category) === null ? null : knownCategory(category ?? ''),
    hasCode,
  };
}

function knownCategory(typed: string): string {
  const category = readCategory(typed);
  if (category !== null) return category;
  throw new AskerError(
    'bad-category',
    `I know no category “${typed.slice(0, 40)}”: it goes like cs.LG, LG or “Machine Learning”. For anything else use topic:, as in topic:"state space models".`,
  );
}

function knownZone(typed: string): string {
  const zone = canonicalZone(typed);
  if (zone !== null) return zone;
  throw new AskerError(
    'bad-zone',
    `I know no time zone “${typed.slice(0, 60)}”: name a large city, as in Europe/Berlin or “new york”.`,
  );
}

function trimmed(text: string | null): string | null {
  const words = (text ?? '').replace(/\s+/g, ' ').trim();
  return words === '' ? null : words;
}

/** As text that is the same for values that are, whatever order their fields were stored in. */
function inOrder(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(inOrder).join()}]`;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${inOrder(field)}`).join()}}`;
}
