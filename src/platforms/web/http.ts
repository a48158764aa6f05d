import type { IncomingMessage, ServerResponse } from 'node:http';
import { causeOf } from './answering.ts';
import { checkChange, checkHost, checkKind, checkReader } from './guard.ts';
import { pageFile } from './page-files.ts';
import type { Read } from './reads.ts';
import { Refused } from './refused.ts';
import { type Answer, json, refusal, send } from './respond.ts';
import type { Runtime } from './runtime.ts';
import { isWrite, kindOfBody, write } from './writes.ts';

export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Answers requests that are the page's; `false` for those that are not. */
export function createHttp(runtime: Runtime, read: (read: Read) => Promise<Answer | null>): HttpHandler {
  return (request, response) => {
    const target = targetIn(request.url);
    if (target === null || !isOurs(target.pathname)) return false;
    // A reader that goes away in the middle is no fault of anybody's.
    response.on('error', () => {});
    void respond(runtime, read, { request, response, path: target.pathname, query: target.searchParams });
    return true;
  };
}

async function respond(
  runtime: Runtime,
  read: (read: Read) => Promise<Answer | null>,
  asked: Read,
): Promise<void> {
  const { request, response } = asked;
  const headOnly = request.method === 'HEAD';
  try {
    const answer = await answerTo(runtime, read, asked);
    if (answer !== null) send(response, answer, headOnly);
  } catch (error) {
    send(response, explained(runtime, error), headOnly);
    // What was not read of a body is let go.
    request.resume();
  }
}

async function answerTo(
  runtime: Runtime,
  read: (read: Read) => Promise<Answer | null>,
  asked: Read,
): Promise<Answer | null> {
  const { request, path, query } = asked;
  const { host } = runtime.settings;
  checkHost(request, host);
  const takes = isWrite(path) ? ['POST'] : ['GET', 'HEAD'];
  if (!takes.includes(request.method ?? ''))
    throw new Refused(405, 'That is not how this is asked for.', { allow: takes.join(', ') });
  if (isWrite(path)) {
    checkChange(request, host);
    checkKind(request, kindOfBody(path));
    return json(await tracked(runtime, write(runtime, path, query, request)));
  }
  if (!path.startsWith('/api')) return pageFile(runtime.settings, path);
  checkReader(request);
  return read(asked);
}

async function tracked<T>({ underWay }: Runtime, work: Promise<T>): Promise<T> {
  underWay.add(work);
  try {
    return await work;
  } finally {
    underWay.delete(work);
  }
}

/** In one sentence for the person; the cause is for the log. */
function explained({ settings }: Runtime, error: unknown): Answer {
  if (error instanceof Refused) return refusal(error.status, error.message, error.headers);
  settings.log.error({ cause: causeOf(error) }, 'a request of the page could not be answered');
  return refusal(500, 'Something went wrong on my side. It has been noted; please try again in a moment.');
}

function isOurs(path: string): boolean {
  return path === '/' || path === '/assets' || path === '/api' || /^\/(?:assets|api)\//.test(path);
}

/** Only the path counts, whatever host a request line names. */
function targetIn(url = '/'): URL | null {
  const path = url.startsWith('/') ? url : null;
  if (path === null || !URL.canParse(`http://page${path}`)) return null;
  const target = new URL(`http://page${path}`);
  return target.host === 'page' ? target : null;
}
