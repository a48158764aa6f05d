import { chooseDigest } from '../src/core/cards/choose-digest.ts';
import { digestCard } from '../src/core/cards/digest-card.ts';
import { reply } from '../src/core/cards/reply.ts';
import type { Args, Context } from '../src/core/command/command.ts';
import { takeWhich } from '../src/core/digest/order-words.ts';
import { notYours } from '../src/core/digest/refusals.ts';
import type { Reply } from '../src/core/document/document.ts';
import type { DigestLine } from '../src/core/services.ts';

/** What was typed or pressed. */
export interface Asked {
  route: string;
  args: Args;
  /** The option whose words may begin with the digest's number. */
  words?: string;
  /** Only for those who may change it; they are told at once, before anything is asked of them. */
  isChange?: boolean;
}

/** A digest that was chosen, and the words that stood behind its number. */
export interface Chosen {
  line: DigestLine;
  words: string | null;
}

/** Shows a digest as it is now, with what was done first and small print. */
export async function showDigest(
  context: Context,
  line: DigestLine,
  done: string | null,
  notes: readonly string[] = [],
): Promise<Reply> {
  const { services, person, now } = context;
  const lines = await services.digests.reach(context, now);
  const shown = lines.find(({ subscription }) => subscription.id === line.subscription.id) ?? line;
  const mayChange = services.digests.mayChange(person, shown);
  return reply(digestCard(shown, { done, now, mayChange, isOneOfMany: lines.length > 1, notes }));
}

/**
 * Runs `work` on the digest that is meant: by `args.digest`, or by a number in front of the words of another option.
 * Where several could be meant the answer is a choice, which calls the route again.
 */
export async function withDigest(
  context: Context,
  asked: Asked,
  work: (chosen: Chosen) => Promise<Reply>,
): Promise<Reply> {
  const { route, args, words: name } = asked;
  const typed = name === undefined ? null : textOf(args[name]);
  const before = await wordsBehind(context, textOf(args.digest), typed);
  const found = await chooseDigest(context, before.which, (digest) => ({
    route,
    args: { ...given(args), digest },
  }));
  if ('reply' in found) return found.reply;
  const { line } = found;
  const mayChange = () => context.services.digests.mayChange(context.person, line);
  if (asked.isChange === true && !mayChange()) throw notYours(line.subscription);
  return work({ line, words: before.words });
}

async function wordsBehind(
  context: Context,
  which: string | null,
  words: string | null,
): Promise<{ which: string | null; words: string | null }> {
  if (which !== null || words === null) return { which, words };
  const lines = await context.services.digests.reach(context, context.now);
  const taken = takeWhich(words, lines.length);
  return { which: taken.which, words: taken.rest === '' ? null : taken.rest };
}

function textOf(value: Args[string] | undefined): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function given(args: Args): Record<string, string | number | boolean> {
  const entries = Object.entries(args);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string | number | boolean] => entry[1] !== null),
  );
}
