import { choiceOption, flagOption, restOption, textOption } from '../src/core/command/options.ts';
import { takeOrderWords } from '../src/core/digest/order-words.ts';
import type { Coverage, Subscription } from '../src/core/digest/subscription.ts';
import type { Call } from '../src/core/document/document.ts';
import type { DigestOrder } from '../src/core/services.ts';

const LONGEST_WHEN = 200;
const LONGEST_WORDS = 100;
export const FORM_LIMITS = { when: LONGEST_WHEN, zone: LONGEST_WORDS, topic: LONGEST_WORDS };

/** What changes a digest is for hosts, and for its owner: the service looks at each digest. */
export const FOR_HOSTS = { access: 'host', ownerToo: true } as const;
const WHICH = 'Which digest, by number or id, where there are several';

/** The words after the command say which one; where other words stand there, it has a name. */
export const whichDigest = restOption({
  description: WHICH,
  required: false,
  maxLength: 60,
  typeahead: 'digest',
});
export const namedDigest = textOption({
  description: WHICH,
  required: false,
  maxLength: 60,
  typeahead: 'digest',
});

/** Typed for a topic, an author or a category to take it out again. */
const ANY = ['any', 'all', 'none', '-', '*'];

export const when = {
  day: restOption({
    description: 'When: monday, every weekday, or all in one: monday 09:00 Europe/Berlin',
    required: false,
    maxLength: LONGEST_WHEN,
    typeahead: 'schedule',
  }),
  time: textOption({ description: 'Time of day: 09:00, 8:30, 6pm', required: false, maxLength: 20 }),
  timezone: textOption({
    description: 'Time zone, such as Europe/Berlin; yours if you do not say',
    required: false,
    maxLength: LONGEST_WORDS,
    typeahead: 'zone',
  }),
};

const about = {
  topic: textOption({
    description: 'Only papers about this, such as "state space models"',
    required: false,
    maxLength: LONGEST_WORDS,
  }),
  author: textOption({
    description: 'Only papers by this author',
    required: false,
    maxLength: LONGEST_WORDS,
    typeahead: 'author',
  }),
  category: textOption({
    description: 'Only papers in this category, such as cs.LG',
    required: false,
    maxLength: LONGEST_WORDS,
    typeahead: 'category',
  }),
};

export const orderOptions = {
  ...when,
  kind: choiceOption({
    description: 'paper: paper of the week; round-up: all that is new',
    required: false,
    choices: ['paper', 'round-up'],
  }),
  ...about,
  code: flagOption({ description: 'Only papers with public code', required: false }),
  pick: choiceOption({
    description: 'Without nominations: the best score, nothing (voted), or the newest',
    required: false,
    choices: ['best', 'voted', 'newest'],
  }),
  mention: choiceOption({
    description: 'Whom each issue calls; nobody if you do not say',
    required: false,
    choices: ['here', 'channel', 'none'],
  }),
  'when-empty': choiceOption({
    description: 'With nothing to post: tell the channel, or stay quiet',
    required: false,
    choices: ['tell', 'quiet'],
  }),
};

/** The fields of the form: all are given, and an empty one is taken out. */
export const rewriteOptions = { ...when, ...about };

export interface OrderArgs {
  day: string | null;
  time: string | null;
  timezone: string | null;
  kind: 'paper' | 'round-up' | null;
  topic: string | null;
  author: string | null;
  category: string | null;
  code: boolean | null;
  pick: Subscription['picks'] | null;
  mention: 'here' | 'channel' | 'none' | null;
  'when-empty': 'tell' | 'quiet' | null;
}

const DEFAULTS: Omit<DigestOrder, 'schedule' | 'zone'> = {
  kind: 'paper',
  covers: { topic: null, author: null, category: null, hasCode: false },
  picks: 'best',
  mention: null,
  tellEmpty: false,
};

/** What was ordered; `schedule` is empty where no time was said. */
export function orderFrom(args: OrderArgs): DigestOrder {
  return { ...DEFAULTS, schedule: '', zone: null, ...changesFrom(args, DEFAULTS.covers) };
}

/** What is to change; `covers` is what the digest covers so far. */
export function changesFrom(args: OrderArgs, covers: Coverage): Partial<DigestOrder> {
  const words = takeOrderWords(args.day ?? '');
  const schedule = [words.when, args.time, args.timezone].filter(Boolean).join(' ');
  const kind = args.kind ?? words.kind;
  const picks = args.pick ?? words.picks;
  const mention = args.mention ?? words.mention;
  const empty = args['when-empty'];
  const about: Partial<Coverage> = {
    ...narrowed('topic', args.topic ?? words.topic),
    ...narrowed('author', args.author),
    ...narrowed('category', args.category),
    ...((args.code ?? words.hasCode) === undefined ? {} : { hasCode: args.code ?? true }),
  };
  return {
    ...(schedule === '' ? {} : { schedule }),
    ...(kind === undefined ? {} : { kind }),
    ...(picks === undefined ? {} : { picks }),
    ...(mention === undefined ? {} : { mention: mention === 'none' ? null : mention }),
    ...(empty === null ? {} : { tellEmpty: empty === 'tell' }),
    ...(Object.keys(about).length === 0 ? {} : { covers: { ...covers, ...about } }),
  };
}

/** The call that makes such a digest again; `null` for a personal one. `words` are its schedule. */
export function orderCall(subscription: Subscription, words: string): Call | null {
  const { kind, zone, covers, picks, mention, tellEmpty } = subscription;
  if (kind === 'follow') return null;
  const order = argsOf({ kind, covers, picks, mention, tellEmpty });
  return { route: 'digest subscribe', args: { day: words, timezone: zone, ...order } };
}

/** What was said beside the time, to go on with once a time is chosen. */
export function saidBeside(args: OrderArgs): Call['args'] {
  return argsOf(changesFrom(args, DEFAULTS.covers));
}

function argsOf({ kind, covers, picks, mention, tellEmpty }: Partial<DigestOrder>): Call['args'] {
  const given = {
    kind,
    topic: covers?.topic,
    author: covers?.author,
    category: covers?.category,
    code: covers?.hasCode === true ? true : null,
    pick: picks,
    mention,
    'when-empty': tellEmpty === true ? 'tell' : null,
  };
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string | true] => Boolean(entry[1])),
  );
}

function narrowed(name: 'topic' | 'author' | 'category', value: string | null | undefined) {
  if (value === null || value === undefined) return {};
  return { [name]: ANY.includes(value.trim().toLowerCase()) ? null : value };
}
