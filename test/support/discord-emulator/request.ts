import type { IncomingMessage } from 'node:http';
import type { StoredFile } from './world.ts';

export interface ReadBody {
  json: unknown;
  files: StoredFile[];
}

/** Reads JSON, or a multipart body: `payload_json` and its `files[n]`. Anything else is `null`. */
export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readParts(bytes, type);
  return { json: bytes.length === 0 ? null : JSON.parse(bytes.toString('utf8')), files: [] };
}

async function readParts(bytes: Buffer, type: string): Promise<ReadBody> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const files: StoredFile[] = [];
  let json: unknown = null;
  for (const [name, part] of form) {
    if (name === 'payload_json') json = JSON.parse(String(part));
    else if (typeof part !== 'string')
      files.push({ name: part.name, content: Buffer.from(await part.arrayBuffer()) });
  }
  return { json, files };
}
