import { WEB_LIMITS } from './limits.ts';
import { personOf } from './roles.ts';
import { conversationOf } from './rooms.ts';
import { deskOf, type Runtime } from './runtime.ts';
import type { RoleId, Room } from './wire.ts';

/** The hosts whose links are looked at, as on Slack; typed with or without `https://`. */
const PAPER_LINK = /(?:https?:\/\/)?(?:[a-z0-9-]+\.)*(?:arxiv|doi)\.org\/[^\s<>"]+/giu;
const LONGEST_LINK = 300;

/** The hidden route that gives the card of the paper a link leads to. */
const ROUTE = 'paper link';

/** Links to papers the library knows get a card, for all to see, unless the room saw that card within the hour. */
export async function showLinked(
  runtime: Runtime,
  { role, room, thread, text }: { role: RoleId; room: Room; thread: string | null; text: string },
): Promise<void> {
  const { history, settings, linked } = runtime;
  const links = [...new Set(text.match(PAPER_LINK) ?? [])].filter(({ length }) => length <= LONGEST_LINK);
  const isKnown = settings.commands.some(({ routes }) => routes.some(({ path }) => path === ROUTE));
  if (!isKnown) return;
  for (const query of links.slice(0, WEB_LIMITS.links)) {
    const reply = await deskOf(runtime).answer({
      person: personOf(role),
      place: { kind: 'channel', id: room.id },
      said: { kind: 'call', call: { route: ROUTE, args: { query } } },
    });
    if (reply.kind !== 'document') continue;
    const { document } = reply;
    const key = `${conversationOf({ room: room.id, onlyFor: null })} ${document.summary}`;
    if (!linked.add(key, true, settings.clock.now().getTime())) continue;
    await history.add({ room: room.id, thread, document: { ...document, visibility: 'everyone' } });
  }
}
