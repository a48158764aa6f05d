import { describeFollow } from '../digest/describe-coverage.ts';
import { followKey } from '../digest/follows.ts';
import type { Follow, Subscription } from '../digest/subscription.ts';
import type { Action, Block, Call, Document, Form, ListItem } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import { describeInstant } from '../schedule/index.ts';
import type { AuthorProfile, DigestLine } from '../services.ts';
import { button, counted, note, privately, sentence } from './reply.ts';

const HOW_TO_START =
  '/follow author <name>, /follow topic <words> or /follow category cs.LG starts a personal digest: what is new, in your direct messages.';

/** What a person follows, and when it comes. `lead` says what has just changed; `null` for a line: nothing is followed. */
export function followCard(line: DigestLine | null, lead: string | null, actions: Action[] = []): Document {
  if (line === null) return sentence(`${lead ?? 'You follow nothing yet.'} ${HOW_TO_START}`, actions);
  const { follows } = line.subscription;
  const words = `You follow ${followWords(follows)}`;
  return privately(
    lead ?? `${words}.`,
    [
      ...(lead === null ? [] : [{ kind: 'paragraph' as const, text: text(lead) }]),
      { kind: 'heading', text: text(words) },
      { kind: 'list', start: 1, items: follows.map(toItem) },
      ...timeBlocks(line),
      note('It comes by direct message, only when there is something new. Only you see this list.'),
    ],
    [
      ...actions,
      button('Change the time', 'Change when your personal digest comes', { route: 'follow time', args: {} }),
      button('Stop following …', 'Choose what you want to stop following', {
        route: 'follow choose',
        args: {},
      }),
    ],
  );
}

/** Which to stop: choosing one stops it. */
export function stopChoice(heading: string, follows: readonly Follow[]): Document {
  const items = follows.map((follow) => ({
    title: text(`Stop ${describeFollow(follow)}`),
    detail: text(follow.kind),
    call: { route: 'follow stop', args: { query: followKey(follow) } },
  }));
  return privately(
    heading,
    [
      { kind: 'heading', text: text(heading) },
      { kind: 'list', start: 1, items },
    ],
    [
      button(
        'Stop all',
        'Stop following everything and end your personal digest',
        { route: 'follow stop', args: { query: 'all' } },
        'danger',
      ),
    ],
  );
}

/** Several authors go by that name: choosing one follows them. */
export function followAuthorChoice(typed: string, profiles: readonly AuthorProfile[]): Document {
  const words = `${counted(profiles.length, 'author')} fit “${typed}”. Which one do you want to follow?`;
  const items = profiles.map(({ name, papers }) => ({
    title: text(name),
    detail: text(counted(papers.length, 'paper')),
    call: followCall({ kind: 'author', value: name }),
  }));
  return privately(words, [
    { kind: 'heading', text: text(words) },
    { kind: 'list', start: 1, items },
  ]);
}

/** arXiv has no such category: what may have been meant, each a press away. */
export function noCategoryCard(typed: string, near: readonly { category: string; name: string }[]): Document {
  const words = `arXiv has no category “${typed}”.`;
  const items = near.map(({ category, name }) => ({
    title: text(category),
    detail: text(name),
    call: followCall({ kind: 'category', value: category }),
  }));
  return privately(`${words} Choose one to follow it.`, [
    { kind: 'paragraph', text: text(words) },
    { kind: 'heading', text: text('Did you mean one of these? Choosing one follows it.') },
    { kind: 'list', start: 1, items },
  ]);
}

/** Follows those whose names are near, where the library knows nobody of the name typed. */
export function followInstead(near: readonly AuthorProfile[]): Action[] {
  return near.map(({ name }) =>
    button(`Follow ${name}`, `Follow ${name}`, followCall({ kind: 'author', value: name })),
  );
}

/** Asks when the digest shall come, with the present time to edit. */
export function followTimeForm({ subscription, inWords }: DigestLine, longest: number): Form {
  const { schedule, zone } = subscription;
  const field = { multiline: false, maxLength: longest };
  return {
    title: 'Your digest’s time',
    fields: [
      {
        ...field,
        name: 'schedule',
        label: 'When, such as: friday 16:00',
        required: true,
        value: schedule.kind === 'cron' ? schedule.expression : inWords,
      },
      { ...field, name: 'timezone', label: 'Time zone, such as Europe/Berlin', required: false, value: zone },
    ],
    submit: { route: 'follow time', args: {} },
  };
}

function followCall({ kind, value }: Follow): Call {
  return { route: `follow ${kind}`, args: { query: value } };
}

function toItem(follow: Follow): ListItem {
  return { title: text(describeFollow(follow)), detail: text(follow.kind), call: whatItHas(follow) };
}

/** What the library has of it now. */
function whatItHas({ kind, value }: Follow): Call {
  if (kind === 'author') return { route: 'author', args: { query: value } };
  const query = kind === 'topic' ? value : `category:${value}`;
  return { route: 'paper choices', args: { query } };
}

function timeBlocks({ subscription, inWords, nextRunAt }: DigestLine): Block[] {
  const { zone, paused } = subscription;
  const next = nextRunAt === null ? 'not while it is paused' : describeInstant(nextRunAt, zone);
  return [
    {
      kind: 'facts',
      facts: [
        { label: 'Comes', value: text(inWords) },
        { label: 'Time zone', value: text(zone) },
        { label: 'Next', value: text(next) },
      ],
    },
    ...pauseBlocks(paused),
  ];
}

function pauseBlocks(paused: Subscription['paused']): Block[] {
  if (paused === null) return [];
  const mend = 'Change its time, or follow something more, and it goes on.';
  return [{ kind: 'paragraph', text: text(`It is paused: ${paused.why} ${mend}`) }];
}

function followWords(follows: readonly Follow[]): string {
  const kinds = [
    ['author', 'author', 'authors'],
    ['topic', 'topic', 'topics'],
    ['category', 'category', 'categories'],
  ] as const;
  const parts = kinds.flatMap(([kind, one, many]) => {
    const count = follows.filter((follow) => follow.kind === kind).length;
    return count === 0 ? [] : [counted(count, one, many)];
  });
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
