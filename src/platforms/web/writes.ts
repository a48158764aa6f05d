import type { IncomingMessage } from 'node:http';
import { writeCall } from '../../core/command/call-token.ts';
import type { Form } from '../../core/document/document.ts';
import { type Fields, readJson, readUpload } from './body.ts';
import { moveClock } from './clock.ts';
import { messageIn, moveIn, partIn, roleIn, roomIn, textIn, threadIn, valuesIn } from './fields.ts';
import { inertForm } from './inert-document.ts';
import { press } from './pressing.ts';
import { Refused } from './refused.ts';
import { checkOpen, type Runtime } from './runtime.ts';
import { say } from './saying.ts';
import { share } from './sharing.ts';
import { startOver } from './start-over.ts';
import { submit } from './submitting.ts';
import { uploadedFile } from './upload.ts';
import type { Outcome } from './wire.ts';

/** Does what a body asks for, and answers once it is done. */
type Write = (runtime: Runtime, body: Fields) => Promise<unknown>;

const WRITES: Readonly<Record<string, Write>> = {
  '/api/say': async (runtime, body) => {
    const role = roleIn(body.as);
    const room = roomIn(body.room);
    const thread = await threadIn(runtime, role, room, body.thread);
    return outcome(runtime, await say(runtime, { role, room, thread, text: textIn(body.text, 'text') }));
  },
  '/api/press': async (runtime, body) => {
    const role = roleIn(body.as);
    const message = await messageIn(runtime, role, body.message);
    return outcome(runtime, await press(runtime, role, message, partIn(body.part)));
  },
  '/api/share': async (runtime, body) => {
    const role = roleIn(body.as);
    await share(runtime, role, await messageIn(runtime, role, body.message));
    return outcome(runtime, null);
  },
  '/api/submit': async (runtime, body) => {
    const role = roleIn(body.as);
    const room = roomIn(body.room);
    const thread = await threadIn(runtime, role, room, body.thread);
    const message = body.message === undefined ? null : await messageIn(runtime, role, body.message);
    const filled = { token: textIn(body.token, 'token'), values: valuesIn(body.values) };
    return outcome(runtime, await submit(runtime, { role, room, thread, message, ...filled }));
  },
  '/api/clock': (runtime, body) => moveClock(runtime, moveIn(body.to)),
  '/api/restart': async (runtime) => {
    await startOver(runtime);
    return {};
  },
};

export function isWrite(path: string): boolean {
  return path === FILES || Object.hasOwn(WRITES, path);
}

/** The file is the body itself; the rest stands in the address. */
const FILES = '/api/files';

export function kindOfBody(path: string): 'json' | 'file' {
  return path === FILES ? 'file' : 'json';
}

export async function write(
  runtime: Runtime,
  path: string,
  query: URLSearchParams,
  request: IncomingMessage,
): Promise<unknown> {
  checkOpen(runtime);
  if (path === FILES) return handIn(runtime, query, request);
  const handler = Object.hasOwn(WRITES, path) ? WRITES[path] : undefined;
  if (handler === undefined) throw new Refused(404, 'There is nothing here.');
  return handler(runtime, await readJson(request));
}

async function handIn(runtime: Runtime, query: URLSearchParams, request: IncomingMessage): Promise<Outcome> {
  const role = roleIn(query.get('as'));
  const room = roomIn(query.get('room'));
  const pieces = await readUpload(request);
  const file = uploadedFile(query.get('name') ?? '', request.headers['content-type'], pieces);
  const thread = await threadIn(runtime, role, room, query.get('thread'));
  const form = await say(runtime, { role, room, thread, text: query.get('text') ?? '', files: [file] });
  return outcome(runtime, form);
}

async function outcome({ settings }: Runtime, form: Form | null): Promise<Outcome> {
  if (form === null) return { form: null };
  const payloads = await settings.views.formPayloads(form);
  return { form: { form: inertForm(form), token: writeCall(form.submit), payloads } };
}
