import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Document } from '../../core/document/document.ts';
import type { Person } from '../../core/person.ts';
import { typedText } from './incoming-text.ts';
import { type Fields, fieldsOf, listOf, textOf } from './payload.ts';
import { personOf } from './people.ts';
import { renderUnfurl } from './render/index.ts';
import type { Runtime } from './runtime.ts';
import { forgetShown, noteShown } from './shown.ts';

export type LinkArgs = SlackEventMiddlewareArgs<'link_shared'> & AllMiddlewareArgs;

/** A message of links is a list already; cards under the first few are help enough. */
const MOST_LINKS = 5;

interface Card {
  url: string;
  document: Document;
}

/** Links to papers the library knows get a card, unless the channel saw that card within the hour. */
export async function onLinks(runtime: Runtime, { event, client, context }: LinkArgs): Promise<void> {
  const shared = fieldsOf(event);
  const person = personOf(context, textOf(shared.user), '');
  const inComposer = shared.source === 'composer';
  if (inComposer && shared.is_bot_user_member !== true) return;
  const channel = textOf(shared.channel);
  const found = await cardsFor(runtime, person, channel, listOf(shared.links));
  // What is still being written is not shown to the channel yet.
  const fresh = inComposer
    ? found
    : found.filter(({ document }) => noteShown(runtime, person.tenant, channel, document));
  if (fresh.length === 0) return;
  try {
    await unfurl(runtime, client, shared, fresh);
  } catch {
    // Logged by the caller. A missing preview is no answer owed to anybody.
    for (const { document } of fresh) forgetShown(runtime, person.tenant, channel, document);
  }
}

async function cardsFor(runtime: Runtime, person: Person, channel: string, links: Fields[]): Promise<Card[]> {
  const cards: Card[] = [];
  for (const { url } of links.filter(({ url }) => URL.canParse(textOf(url))).slice(0, MOST_LINKS)) {
    const said = {
      kind: 'call' as const,
      call: { route: 'paper link', args: { query: typedText(textOf(url)) } },
    };
    const reply = await runtime.desk.answer({ person, place: { kind: 'channel', id: channel }, said });
    if (reply.kind === 'document') cards.push({ url: textOf(url), document: reply.document });
  }
  return cards;
}

function unfurl(
  runtime: Runtime,
  client: WebClient,
  shared: Fields,
  cards: readonly Card[],
): Promise<unknown> {
  const unfurls = Object.fromEntries(cards.map(({ url, document }) => [url, renderUnfurl(document)]));
  const unfurlId = textOf(shared.unfurl_id);
  return runtime.caller.call('chat.unfurl', 'repeatable', () =>
    shared.source === 'composer' && unfurlId !== ''
      ? client.chat.unfurl({ unfurl_id: unfurlId, source: 'composer', unfurls })
      : client.chat.unfurl({ channel: textOf(shared.channel), ts: textOf(shared.message_ts), unfurls }),
  );
}
