import { AskerError } from '../../core/errors.ts';
import { LOCAL_TENANT, type Person } from '../../core/person.ts';
import type { Log } from '../../core/ports/log.ts';
import type { PaperSource } from '../../core/ports/source.ts';
import type { SourceFollow, Store } from '../../core/ports/store.ts';
import type { FollowedSource, Sources } from '../../core/services.ts';
import type { Importer } from '../importer.ts';
import { nextRunAt } from './due.ts';
import { claimFollow } from './new-follow.ts';
import { afterAttempt, type Refreshed, refresh } from './refresh.ts';
import { meantBy } from './which.ts';

export interface SourceFollowsParts {
  store: Pick<Store, 'sourceFollows'>;
  sources: readonly PaperSource[];
  importer: Pick<Importer, 'import'>;
  now: () => Date;
  random: () => number;
  log: Log;
}

/** The service, and what reads followed sources when they are due. */
export interface SourceFollows extends Sources {
  /** Reads what is due, one source at a time. Called about every minute; never fails. */
  wake(): Promise<void>;
  /** Starts nothing more; resolves once what was under way is recorded. */
  stop(): Promise<void>;
  /** Those of every workspace, for the operator. */
  all(): Promise<FollowedSource[]>;
}

export function createSourceFollows(parts: SourceFollowsParts): SourceFollows {
  const { store, sources, importer, now, log } = parts;
  let last: Promise<unknown> = Promise.resolve();
  let waking: Promise<void> | null = null;
  let stopped = false;

  return {
    available: () =>
      sources
        .filter(({ can }) => can.follows)
        .map(({ name, title, can }) => ({ name, title, refs: can.refs ?? '' })),

    async follow(person, name, ref, at) {
      const source = followable(sources, name);
      const { follow, isNew } = await claimFollow(parts, person, source, ref, at);
      if (!isNew) return { kind: 'already', followed: told(follow) };
      const { outcome, follow: after } = await run(follow.id);
      if (outcome?.kind === 'failed' && outcome.isRefused) {
        await store.sourceFollows.change(follow.id, () => null);
        throw new AskerError('cannot-follow', outcome.why);
      }
      const followed = told(after ?? follow);
      if (outcome?.kind === 'read') return { ...outcome, kind: 'followed', followed };
      return { kind: 'later', followed, why: outcome?.why ?? 'I am being stopped just now.' };
    },

    async follows(person) {
      return (await all()).filter(({ follow }) => isTheirs(follow, person));
    },

    async unfollow(person, which) {
      const own = (await all()).filter(({ follow }) => isTheirs(follow, person));
      const fitting = meantBy(own, which);
      const [first, ...others] = fitting;
      if (first === undefined) return { kind: 'none' };
      if (others.length > 0) return { kind: 'several', fitting };
      await store.sourceFollows.change(first.follow.id, () => null);
      return { kind: 'stopped', followed: first };
    },

    wake() {
      waking ??= lookAtAll().finally(() => {
        waking = null;
      });
      return waking;
    },

    async stop() {
      stopped = true;
      await waking;
      await last;
    },

    all,
  };

  async function all(): Promise<FollowedSource[]> {
    const found: FollowedSource[] = [];
    for await (const [, follow] of store.sourceFollows.all()) found.push(told(follow));
    return found;
  }

  function told(follow: SourceFollow): FollowedSource {
    const title = sources.find(({ name }) => name === follow.source)?.title ?? follow.source;
    return { follow, title, nextRunAt: nextRunAt(follow) };
  }

  async function lookAtAll(): Promise<void> {
    try {
      for (const { follow, nextRunAt: due } of await all()) {
        if (stopped) return;
        if (due <= now()) await run(follow.id, true);
      }
    } catch (error) {
      log.error({ cause: causeOf(error) }, 'followed sources could not be looked at: trying again soon');
    }
  }

  /** One at a time, whoever asks; `whenDue`: only where nobody has read it meanwhile. */
  function run(id: string, whenDue = false): Promise<Ran> {
    const mine = last.then(() => runNow(id, whenDue));
    last = mine.catch(() => undefined);
    return mine;
  }

  async function runNow(id: string, whenDue: boolean): Promise<Ran> {
    const follow = await store.sourceFollows.get(id);
    const source = sources.find(({ name }) => name === follow?.source);
    if (stopped || follow === null || (whenDue && nextRunAt(follow) > now()))
      return { outcome: null, follow };
    const at = now();
    const outcome: Refreshed =
      source === undefined ? unknownSource(follow) : await refresh(source, follow, importer, at);
    // What ends with the process says nothing of the source: it is due as before.
    if (outcome.kind === 'failed' && stopped) return { outcome: null, follow };
    if (outcome.kind === 'failed') {
      log.warn({ follow: id, source: follow.source, cause: outcome.why }, 'a followed source was not read');
    }
    const after = await store.sourceFollows.change(id, (current) =>
      current === null ? null : afterAttempt(current, outcome, at),
    );
    return { outcome, follow: after };
  }
}

interface Ran {
  outcome: Refreshed | null;
  follow: SourceFollow | null;
}

function followable(sources: readonly PaperSource[], name: string): PaperSource {
  const source = sources.find((each) => each.name === name && each.can.follows);
  if (source !== undefined) return source;
  const names = sources.filter(({ can }) => can.follows).map((each) => each.name);
  const known = names.length === 0 ? 'none' : names.join(', ');
  throw new AskerError('no-source', `I cannot follow “${name.slice(0, 40)}”. What I can follow: ${known}.`);
}

/** Whoever sits at this machine sees all. */
function isTheirs({ tenant }: SourceFollow, person: Person): boolean {
  return tenant === person.tenant || person.tenant === LOCAL_TENANT;
}

function unknownSource({ source }: SourceFollow): Refreshed {
  const why = `This version of me knows no source “${source}”.`;
  return { kind: 'failed', why, retryAfterMs: null, isRefused: false };
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
