import type { IncomingMessage } from 'node:http';
import { type Fields, fieldsOf, parseJson } from './json.ts';

/** Arguments that arrive as JSON inside a form, as the real Web API takes them. */
const JSON_ARGUMENTS = ['blocks', 'attachments', 'unfurls', 'metadata', 'view', 'files', 'source'];

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The arguments of a Web API call, from a form or from JSON; nested JSON is parsed. */
export function readArguments(contentType: string, body: string): Fields {
  if (contentType.includes('application/json')) return fieldsOf(parseJson(body));
  const args: Fields = Object.fromEntries(new URLSearchParams(body));
  for (const name of JSON_ARGUMENTS) {
    const value = args[name];
    if (typeof value === 'string') args[name] = parseJson(value) ?? value;
  }
  return args;
}

/** What an upload carries, plain or as the first file of a form. */
export async function readUpload(contentType: string, body: Buffer): Promise<Buffer> {
  if (!contentType.includes('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData();
  for (const value of form.values())
    return typeof value === 'string' ? Buffer.from(value) : Buffer.from(await value.arrayBuffer());
  return Buffer.alloc(0);
}
