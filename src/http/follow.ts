import { gapAnnounced, restAsked } from './advice.ts';
import { type HopParts, type Step, type StepEnd, takeHop } from './hop.ts';
import type { HostLine } from './host-line.ts';
import type { Lines } from './lines.ts';
import { redirected } from './redirect.ts';

const MOST_REDIRECTS = 5;

export interface FollowParts extends HopParts {
  lines: Lines;
  now: () => Date;
}

export interface Following {
  first: Step;
  /** The host whose limits hold at the first address's host; its own unless told. */
  policy: string | undefined;
  mostBytes: number;
  /** Whether it goes before those who have not been served yet. */
  ahead: boolean;
  signal: AbortSignal;
  /** Called when a request is about to be sent. */
  starting: () => void;
}

/** Where it ended, and whose line the last host was. */
export type Followed = Exclude<StepEnd, { kind: 'redirect' }> & { url: string; line: HostLine };

/**
 * One try: a request and the redirects it leads to, each in the line of its own host. What each host shows of itself
 * is noted for all who ask it. Throws a RefusedAddress, or a SourceUnavailable when a host is left alone.
 */
export async function follow(parts: FollowParts, following: Following): Promise<Followed> {
  const { first, mostBytes, signal, starting } = following;
  let step = first;
  for (let redirects = 0; ; redirects += 1) {
    const { url } = step;
    const policy = url.host === first.url.host ? following.policy : undefined;
    const line = parts.lines.lineOf(url, policy);
    const ahead = following.ahead || redirects > 0;
    const end = await line.run(
      async () => {
        starting();
        const end = await takeHop(parts, step, { mostBytes, connections: line.limits.atOnce }, signal);
        note(line, end, parts.now());
        return end;
      },
      { ahead, signal },
    );
    if (end.kind !== 'redirect') return { ...end, url: url.href, line };
    const next = redirected(step, first.url, end.status, end.location);
    if (next === null) return unfit('points to an address that is none', url, line);
    if (redirects === MOST_REDIRECTS)
      return unfit('sends from one address to the next without end', url, line);
    step = next;
  }
}

function unfit(why: string, url: URL, line: HostLine): Followed {
  return { kind: 'unfit', why, url: url.href, line };
}

/** Keeps in mind what an answer says about its host. */
function note({ standing, slowTo }: HostLine, end: StepEnd, now: Date): void {
  if (end.kind === 'failure' || end.kind === 'refusal') standing.fail(end.why);
  else standing.succeed();
  if (end.kind === 'failure' || end.kind === 'unfit') return;
  const restMs = restAsked(end.status, end.headers, now);
  if (restMs !== null) standing.rest(restMs, end.kind === 'refusal' ? end.why : 'asked for a rest');
  slowTo(gapAnnounced(end.headers));
}
