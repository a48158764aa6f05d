import type { APIAttachment } from 'discord.js';
import { cappedBytes, type IncomingFile } from '../../core/document/incoming-file.ts';
import { AskerError } from '../../core/errors.ts';
import type { Log } from '../../core/ports/log.ts';

/** An attachment, as far as it is looked at. */
export type Attached = Pick<APIAttachment, 'filename' | 'size' | 'url' | 'content_type'>;

export interface FileParts {
  /** Base of the REST API; what has its very origin is trusted like Discord's own files, as an emulator's are. */
  apiUrl: string;
  log: Log;
}

/** Where Discord keeps what people attach (Developer documentation, "CDN Endpoints" and "Signed Attachment URLs"). */
const CDN_HOST = 'cdn.discordapp.com';
/** From asking until the last byte. */
const TIMEOUT_MS = 60_000;

const GONE = 'Discord no longer has that file. Please send it again.';
const UNREACHABLE = 'Discord could not be reached for that file. Please send it again in a moment.';

/** The files of a message or of a command, none of them fetched. */
export function incomingFiles(parts: FileParts, attached: readonly Attached[]): IncomingFile[] {
  return attached.map(({ filename, size, url, content_type: mediaType }) => ({
    name: filename,
    mediaType: mediaType ?? '',
    bytes: size,
    read: () => fetchFile(parts, url),
  }));
}

/** The content in pieces. The address is signed and needs no token, so none is sent. */
async function* fetchFile(parts: FileParts, address: string): AsyncGenerator<Uint8Array> {
  const response = await open(parts, address);
  if (response.body === null) return;
  try {
    yield* cappedBytes(response.body);
  } catch (error) {
    if (error instanceof AskerError) throw error;
    throw notRead(parts, error, UNREACHABLE);
  }
}

async function open(parts: FileParts, address: string): Promise<Response> {
  if (!isDiscords(address, parts.apiUrl)) throw notRead(parts, null, 'I only read files that Discord keeps.');
  let response: Response;
  try {
    response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    throw notRead(parts, error, UNREACHABLE);
  }
  if (response.ok) return response;
  await response.body?.cancel();
  const isGone = [403, 404, 410].includes(response.status);
  throw notRead(parts, response.status, isGone ? GONE : UNREACHABLE);
}

/** Whether an address is one of Discord's own for files, or of the origin of the API in use. */
export function isDiscords(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  return url.origin === `https://${CDN_HOST}` || url.origin === new URL(apiUrl).origin;
}

/** The address holds a signature, and is no matter for the log. */
function notRead({ log }: FileParts, why: unknown, words: string): AskerError {
  log.warn({ why: why instanceof Error ? why.name : why }, 'a file from Discord was not read');
  return new AskerError('file-not-read', words);
}
