import type { HttpAnswer } from '../core/ports/http.ts';
import type { DiskCache } from './cache/disk-cache.ts';
import type { KeptAnswer } from './cache/entry.ts';
import { isSecretName } from './cache/key.ts';

/** The question, as far as it matters for what is kept. */
export interface Question {
  key: string | null;
  url: string;
  /** How long an answer may be used without asking. */
  freshForMs: number;
  /** The largest body the caller takes. */
  mostBytes: number;
}

export interface KeptAnswers {
  /**
   * A kept answer that is still fresh, else what `ask` brings when given the headers that ask for a change; a 304 is
   * answered by what was kept.
   */
  answer(question: Question, ask: Ask): Promise<HttpAnswer>;
}

/** Asks the far side, with these headers besides. */
export type Ask = (conditions: Readonly<Record<string, string>>) => Promise<HttpAnswer>;

/** Of the far side's connection or its business with us, not of the answer. */
const NOT_KEPT = new Set(['set-cookie', 'connection', 'keep-alive', 'transfer-encoding', 'content-length']);

export function createKeptAnswers(cache: DiskCache | null, now: () => Date): KeptAnswers {
  return {
    async answer({ key, url, freshForMs, mostBytes }, ask) {
      if (cache === null || key === null) return ask({});
      const found = await cache.read(key);
      const kept = found !== null && found.body.byteLength <= mostBytes ? found : null;
      if (kept !== null && isFresh(kept, freshForMs)) return again(kept, url);
      const answer = await ask(kept === null ? {} : conditionsOf(kept));
      if (answer.status === 304 && kept !== null) {
        const confirmed = confirm(kept, answer);
        await cache.write(key, confirmed);
        return again(confirmed, url);
      }
      if (mayKeep(answer, url)) await cache.write(key, toKeep(answer, url));
      return answer;
    },
  };

  function isFresh({ confirmedAtMs }: KeptAnswer, freshForMs: number): boolean {
    const ageMs = now().getTime() - confirmedAtMs;
    return ageMs >= 0 && ageMs < freshForMs;
  }

  function confirm(kept: KeptAnswer, { headers }: HttpAnswer): KeptAnswer {
    return {
      ...kept,
      headers: new Map([...kept.headers, ...keepable(headers)]),
      confirmedAtMs: now().getTime(),
    };
  }

  function toKeep({ status, headers, body, url: end }: HttpAnswer, url: string): KeptAnswer {
    return {
      status,
      headers: new Map(keepable(headers)),
      url: isSame(end, url) ? null : end,
      confirmedAtMs: now().getTime(),
      body,
    };
  }
}

function keepable(headers: ReadonlyMap<string, string>): [string, string][] {
  return [...headers].filter(([name]) => !NOT_KEPT.has(name));
}

/** Only good answers, none the far side wants forgotten, and none whose address would write a secret down. */
function mayKeep({ status, headers, url: end }: HttpAnswer, url: string): boolean {
  if (status !== 200 || headers.get('vary')?.trim() === '*') return false;
  if (/\bno-store\b/i.test(headers.get('cache-control') ?? '')) return false;
  return isSame(end, url) || ![...new URL(end).searchParams.keys()].some(isSecretName);
}

function isSame(end: string, url: string): boolean {
  return end === url || end === new URL(url).href;
}

function again({ status, headers, body, url: end }: KeptAnswer, url: string): HttpAnswer {
  return { status, headers, body, url: end ?? url, kept: true };
}

function conditionsOf({ headers }: KeptAnswer): Record<string, string> {
  const etag = headers.get('etag');
  const modified = headers.get('last-modified');
  return {
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(modified === undefined ? {} : { 'if-modified-since': modified }),
  };
}
