import { Worker } from 'node:worker_threads';
import { AskerError, SourceUnavailable } from '../core/errors.ts';
import type { HttpAnswer } from '../core/ports/http.ts';
import type { Feed } from './feed/item.ts';
import type { XmlBody } from './xml.ts';

/** What is no larger is read in a few milliseconds, sooner than a thread is there. */
export const SMALL_BYTES = 64 * 1024;

/** Honest answers of five megabytes take two seconds; a program that is asked to end waits for ten at most. */
const LONGEST_MS = 8000;
/** They take less than half of it. */
const MOST_MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

export type AsideJob =
  | { kind: 'xml'; body: Uint8Array; contentType: string | null }
  | { kind: 'feed'; answer: HttpAnswer };

/** What a job gives, or what it threw for somebody to read. */
export type AsideResult =
  | { kind: 'xml'; body: XmlBody }
  | { kind: 'feed'; feed: Feed }
  | { kind: 'asker'; code: string; message: string }
  | { kind: 'unavailable'; source: string; message: string; retryAfterMs: number | null };

/** Bounds of one reading; those above unless a test has others. */
export interface AsideBounds {
  longestMs?: number;
  memory?: typeof MOST_MEMORY;
}

/** As `readXml`, in a thread of its own, so that nobody waits for it; what takes it too much is `too-large`. */
export async function readXmlAside(
  body: Uint8Array,
  contentType: string | null,
  bounds: AsideBounds = {},
): Promise<XmlBody> {
  const result = await inThread({ kind: 'xml', body, contentType }, bounds);
  return result?.kind === 'xml' ? result.body : { kind: 'too-large' };
}

/** As `readFeed` (feed/answer.ts), likewise. */
export async function readFeedAside(answer: HttpAnswer, bounds: AsideBounds = {}): Promise<Feed> {
  const result = await inThread({ kind: 'feed', answer }, bounds);
  if (result?.kind === 'feed') return result.feed;
  if (result?.kind === 'asker') throw new AskerError(result.code, result.message);
  if (result?.kind === 'unavailable') {
    throw new SourceUnavailable(result.source, result.message, result.retryAfterMs);
  }
  const host = new URL(answer.url).hostname;
  throw new SourceUnavailable(host, `The feed of ${host} cannot be read: it takes too long or too much.`);
}

/** `null` where the thread ran out of time or memory, or could not be had. */
function inThread(job: AsideJob, { longestMs = LONGEST_MS, memory = MOST_MEMORY }: AsideBounds) {
  return new Promise<AsideResult | null>((resolve) => {
    const worker = new Worker(threadFile(), { workerData: job, resourceLimits: memory });
    const timeOver = AbortSignal.timeout(longestMs);
    const end = (result: AsideResult | null) => {
      timeOver.removeEventListener('abort', giveUp);
      resolve(result);
    };
    const giveUp = () => void worker.terminate();
    timeOver.addEventListener('abort', giveUp);
    worker.once('message', (result: AsideResult) => end(result));
    worker.once('error', () => end(null));
    worker.once('exit', () => end(null));
  });
}

/** Node 20 starts no thread from TypeScript: run from the sources, as tests do, it is the one of the build. */
function threadFile(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? '../../dist/src/sources/aside-thread.js' : './aside-thread.js', import.meta.url);
}
