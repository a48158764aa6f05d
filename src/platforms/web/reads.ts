import type { IncomingMessage, ServerResponse } from 'node:http';
import { complete } from './completing.ts';
import { createPictures, fileDownload, platformView } from './downloads.ts';
import { messageIn, roleIn, roomIn, textIn } from './fields.ts';
import { WEB_LIMITS } from './limits.ts';
import { notThere, Refused } from './refused.ts';
import { type Answer, json, sendEventHead } from './respond.ts';
import { checkOpen, type Runtime } from './runtime.ts';
import { pageState } from './state.ts';
import type { RoleId } from './wire.ts';

const PART = /^\/api\/messages\/([^/]+)\/(view|pictures|files)\/([a-z]+|\d{1,4})$/;

export interface Read {
  path: string;
  query: URLSearchParams;
  request: IncomingMessage;
  response: ServerResponse;
}

/** Answers what only reads; `null` where the answer is a stream that has begun. */
export function createReads(
  runtime: Runtime,
  opened: (role: RoleId) => Promise<void>,
): (read: Read) => Promise<Answer | null> {
  const pictureOf = createPictures();
  return async (read) => {
    const { path, query } = read;
    const role = roleIn(query.get('as'));
    checkOpen(runtime);
    if (path === '/api/state' || path === '/api/events') {
      runtime.zones.heard(role, query.get('zone'));
      await opened(role);
    }
    if (path === '/api/state') return json(await pageState(runtime, role));
    if (path === '/api/events') return openEvents(runtime, role, read);
    if (path === '/api/completions') return json(await completionsFor(runtime, role, query));
    return partOfMessage(role, path, query);
  };

  async function partOfMessage(role: RoleId, path: string, query: URLSearchParams): Promise<Answer> {
    const [, id, kind, which = ''] = PART.exec(path) ?? [];
    if (kind === undefined) throw new Refused(404, 'There is nothing here.');
    const message = await messageIn(runtime, role, id);
    if (kind === 'view') {
      if (which !== 'slack' && which !== 'discord') throw notThere();
      return platformView(runtime, message, which);
    }
    const block = /^\d+$/.test(which) ? Number(which) : -1;
    if (kind === 'files') return fileDownload(message, block);
    return pictureOf(runtime, message, block, query.get('theme') === 'dark' ? 'dark' : 'light');
  }
}

async function openEvents(runtime: Runtime, role: RoleId, { request, response }: Read): Promise<null> {
  const lastSeen = request.headers['last-event-id'];
  if (request.method === 'HEAD') {
    sendEventHead(response);
    response.end();
    return null;
  }
  runtime.events.checkRoom();
  sendEventHead(response);
  await runtime.events.open(response, role, typeof lastSeen === 'string' ? lastSeen : null);
  return null;
}

function completionsFor(runtime: Runtime, role: RoleId, query: URLSearchParams) {
  const typed = textIn(query.get('typed'), 'typed');
  if (typed.length > WEB_LIMITS.textCharacters) throw new Refused(400, 'That line is too long.');
  return complete(runtime, role, roomIn(query.get('room')), typed);
}
