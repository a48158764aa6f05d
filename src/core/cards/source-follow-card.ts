import type { Block, Document, ListItem } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import { describeInstant } from '../schedule/index.ts';
import type { FollowedSource, SourceFollowed, Sources } from '../services.ts';
import { button, counted, note, privately, sentence } from './reply.ts';

const LONGEST_REF = 80;
const MINUTE_MS = 60_000;

type Available = ReturnType<Sources['available']>;

/** A feed names itself by its address; what the source as a whole reads would only be in the way. */
const FEED = 'Feed';

/** `arXiv: cs.LG`. */
export function followedName({ title, follow }: FollowedSource): string {
  const { ref, source } = follow;
  if (ref === '') return title;
  return `${source === 'feed' ? FEED : title}: ${ref.length > LONGEST_REF ? `${ref.slice(0, LONGEST_REF)}…` : ref}`;
}

/** What followed sources brought, how fresh each is, and what is wrong with it. */
export function sourceFollowsCard(
  follows: readonly FollowedSource[],
  available: Available,
  viewer: { tenant: string },
  now: Date,
): Document {
  if (follows.length === 0) {
    return sentence(`No source is followed yet. ${howToFollow(available)}`);
  }
  const words = `${counted(follows.length, 'source is followed', 'sources are followed')}`;
  return privately(
    `${words}.`,
    [
      { kind: 'heading', text: text(words) },
      { kind: 'list', start: 1, items: follows.map((each) => toItem(each, viewer, now)) },
      note('Each is read once a day; what is new comes into the library and from there into round-ups.'),
    ],
    [button('Stop one …', 'Choose a source to stop following', { route: 'library unfollow', args: {} })],
  );
}

/** Which to stop: choosing one stops it. */
export function stopSourceChoice(heading: string, follows: readonly FollowedSource[], now: Date): Document {
  const items = follows.map((each) => ({
    title: text(`Stop ${followedName(each)}`),
    detail: text(freshness(each, now)),
    call: { route: 'library unfollow', args: { which: each.follow.id } },
  }));
  return privately(heading, [
    { kind: 'heading', text: text(heading) },
    { kind: 'list', start: 1, items },
  ]);
}

/** What became of a wish to follow a source. */
export function sourceFollowedCard(outcome: SourceFollowed): Document {
  const { followed } = outcome;
  const name = followedName(followed);
  const next = `It is read next ${describeInstant(followed.nextRunAt, 'UTC')}.`;
  return privately(
    firstWords(outcome, name),
    [{ kind: 'paragraph', text: text(firstWords(outcome, name)) }, ...laterBlocks(outcome), note(next)],
    [
      button('Stop following', `Stop following ${name}`, {
        route: 'library unfollow',
        args: { which: followed.follow.id },
      }),
      button('All followed', 'Show all followed sources', { route: 'library follows', args: {} }),
    ],
  );
}

export function sourceStoppedCard(followed: FollowedSource): Document {
  const name = followedName(followed);
  const { source, ref } = followed.follow;
  return sentence(`${name} is not followed any more. The papers it brought stay.`, [
    button('Follow it again', `Follow ${name} again`, {
      route: 'library follow',
      args: { query: `${source} ${ref}`.trim() },
    }),
  ]);
}

/** `arxiv takes an id, a query, …`: what can be followed and how it is said. */
export function howToFollow(available: Available): string {
  if (available.length === 0) return 'There is no source that could be.';
  const names = available.map(({ name, refs }) => (refs === '' ? name : `${name} (${refs})`));
  return `/library follow <source> <what>, where the source is one of: ${names.join('; ')}.`;
}

/** `read 3 hours ago, 12 papers so far`, or what is wrong. */
export function freshness({ follow }: FollowedSource, now: Date): string {
  const { lastOkAt, lastError, papers } = follow;
  const read = lastOkAt === null ? 'never read yet' : `read ${ago(lastOkAt, now)}`;
  const brought = `${counted(papers, 'paper')} so far`;
  return lastError === null
    ? `${read}, ${brought}`
    : `${read}, ${brought}; the last try failed: ${lastError}`;
}

function firstWords(outcome: SourceFollowed, name: string): string {
  if (outcome.kind === 'already') return `${name} is followed already.`;
  if (outcome.kind === 'later') return `${name} is followed now, but could not be read yet.`;
  const { added, updated } = outcome;
  const known = updated === 0 ? '' : `, and ${counted(updated, 'known paper')} completed`;
  return `${name} is followed now: ${counted(added, 'paper')} came in${known}.`;
}

function laterBlocks(outcome: SourceFollowed): Block[] {
  if (outcome.kind !== 'later') return [];
  return [{ kind: 'paragraph', text: text(`${outcome.why} I try again by myself.`) }];
}

function toItem(each: FollowedSource, viewer: { tenant: string }, now: Date): ListItem {
  const { by, tenant } = each.follow;
  const asked = by === null || tenant !== viewer.tenant ? '' : `, asked for by ${by.name}`;
  return { title: text(followedName(each)), detail: text(freshness(each, now) + asked) };
}

function ago(instant: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(instant)) / MINUTE_MS);
  if (minutes < 2) return 'just now';
  if (minutes < 120) return `${minutes} minutes ago`;
  return minutes < 48 * 60
    ? `${Math.floor(minutes / 60)} hours ago`
    : `${Math.floor(minutes / 1440)} days ago`;
}
