import { parentPort, workerData } from 'node:worker_threads';
import { AskerError, SourceUnavailable } from '../core/errors.ts';
import type { AsideJob, AsideResult } from './aside.ts';
import { readFeed } from './feed/answer.ts';
import { readXml } from './xml.ts';

/** The thread that reads one body and ends (aside.ts). */
parentPort?.postMessage(done(workerData as AsideJob));

function done(job: AsideJob): AsideResult {
  if (job.kind === 'xml') return { kind: 'xml', body: readXml(job.body, job.contentType) };
  try {
    return { kind: 'feed', feed: readFeed(job.answer) };
  } catch (error) {
    if (error instanceof AskerError) return { kind: 'asker', code: error.code, message: error.message };
    if (error instanceof SourceUnavailable) {
      const { source, message, retryAfterMs } = error;
      return { kind: 'unavailable', source, message, retryAfterMs };
    }
    throw error;
  }
}
