import { type DigestHistory, digestHistoryCard, historyPage } from '../src/core/cards/digest-history-card.ts';
import { digestTitle } from '../src/core/cards/digest-words.ts';
import { readableTitle } from '../src/core/cards/paper-lines.ts';
import { readChart, readSince } from '../src/core/cards/read-chart.ts';
import { reply } from '../src/core/cards/reply.ts';
import type { Context } from '../src/core/command/command.ts';
import type { Issue } from '../src/core/delivery/issue.ts';
import type { Reply } from '../src/core/document/document.ts';

/** As far back as chat shows; the command line shows all. */
const MOST_ISSUES = 500;

/** What became of the issues of one digest, or of all that can be named here; those of ended digests too. */
export async function showHistory(context: Context, digest: string | null, page: number): Promise<Reply> {
  const all = await issuesOf(context);
  const meant = digest === null ? all : all.filter(({ subscription }) => subscription === digest);
  const shown = historyPage(meant, page);
  const [digests, titles, read] = await Promise.all([
    digestsOf(context, shown.issues),
    titlesOf(context, shown.issues),
    shown.page === 1 ? readOf(context, digest) : null,
  ]);
  return reply(digestHistoryCard({ ...shown, digest, digests, titles, read }));
}

/** What the channel read over the year, by one digest or by all; `null` in a direct message, which is no channel. */
async function readOf({ services, person, place, now }: Context, digest: string | null) {
  if (place.kind === 'dm') return null;
  const channel = { tenant: person.tenant, id: place.id };
  const posted = await services.voting.posted(channel, readSince(now));
  const meant = digest === null ? posted : posted.filter(({ subscription }) => subscription === digest);
  return readChart(meant, now);
}

/** The issues of this place, and in a direct message those of the person's digests elsewhere. */
export async function issuesOf(context: Context): Promise<Issue[]> {
  const { services, person, place, now } = context;
  const channel = { tenant: person.tenant, id: place.id };
  const here = await services.digests.history({ channel }, MOST_ISSUES);
  const found = here.filter(({ to }) => to === 'channel');
  if (place.kind === 'channel') return found;
  for (const { subscription } of await services.digests.reach(context, now)) {
    const own = await services.digests.history({ subscription: subscription.id }, MOST_ISSUES);
    found.push(...own.filter((issue) => !here.some((each) => isSame(each, issue))));
  }
  return found.sort((a, b) => (a.dueAt < b.dueAt ? 1 : -1)).slice(0, MOST_ISSUES);
}

async function digestsOf(
  { services, now }: Context,
  issues: readonly Issue[],
): Promise<DigestHistory['digests']> {
  const ids = [...new Set(issues.map(({ subscription }) => subscription))];
  const lines = await Promise.all(ids.map((id) => services.digests.byId(id, now)));
  return new Map(
    lines.flatMap((line) =>
      line === null
        ? []
        : [[line.subscription.id, { zone: line.subscription.zone, name: digestTitle(line) }] as const],
    ),
  );
}

async function titlesOf({ services }: Context, issues: readonly Issue[]): Promise<DigestHistory['titles']> {
  const ids = [...new Set(issues.flatMap(({ papers }) => papers))];
  const papers = await services.library.papers(ids);
  return new Map(papers.map((paper) => [paper.id, readableTitle(paper)]));
}

function isSame(a: Issue, b: Issue): boolean {
  return a.subscription === b.subscription && a.slot === b.slot;
}
