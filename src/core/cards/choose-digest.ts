import type { Context } from '../command/command.ts';
import type { Call, Reply } from '../document/document.ts';
import type { DigestLine } from '../services.ts';
import { digestItems, noDigestCard, whichDigestCard } from './digest-list-card.ts';
import { reply, sentence } from './reply.ts';

/**
 * Finds the digest that is meant among those this person can name here: by its number, by its id, or the only one.
 * Where several could be, they become a choice whose items call what `callFor` says. The rights to change it are the
 * service's to check.
 */
export async function chooseDigest(
  context: Context,
  which: string | null,
  callFor: (digest: string) => Call,
): Promise<{ line: DigestLine; isOneOfMany: boolean } | { reply: Reply }> {
  const lines = await context.services.digests.reach(context, context.now);
  const typed = (which ?? '').trim();
  if (lines.length === 0 && typed === '') return { reply: reply(noDigestCard(context.place)) };
  const found = typed === '' ? lines : lines.filter((line) => isNamed(line, typed));
  const [first, ...others] = found;
  if (first === undefined) return { reply: reply(notHere(typed, lines.length)) };
  if (others.length === 0) return { line: first, isOneOfMany: lines.length > 1 };
  const items = digestItems(found, context.place, context.now).map((item, index) => ({
    ...item,
    call: callFor(found[index]?.subscription.id ?? ''),
  }));
  return { reply: reply(whichDigestCard(items)) };
}

/** `2`, `#2` or its id. */
function isNamed({ number, subscription }: DigestLine, typed: string): boolean {
  return typed === subscription.id || typed.replace(/^#/, '') === String(number);
}

function notHere(typed: string, count: number) {
  const hint =
    count === 0
      ? '/digest subscribe monday 09:00 sets one up.'
      : `/digest list shows ${count === 1 ? 'the one' : `the ${count}`} there ${count === 1 ? 'is' : 'are'}, with numbers.`;
  return sentence(`There is no digest “${typed.slice(0, 40)}” here. ${hint}`);
}
