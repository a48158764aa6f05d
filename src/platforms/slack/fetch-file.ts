import { WebAPIHTTPError, WebAPIRateLimitedError } from '@slack/web-api';
import { cappedBytes } from '../../core/document/incoming-file.ts';
import { AskerError } from '../../core/errors.ts';
import type { Runtime } from './runtime.ts';
import { FILE_GONE, FILE_UNREACHABLE, LACKS_FILES_READ } from './words.ts';

export interface FileAddress {
  address: string;
  /** Of the bot; sent to Slack's own hosts and to no other. */
  token: string;
  /** As Slack tells; a page of the web instead is a sign-in page. */
  mediaType: string;
}

/** From asking until the last byte. */
const TIMEOUT_MS = 60_000;
const MOST_REDIRECTS = 3;

/** The content of a file in pieces, and no more of it than is taken. Throws `AskerError` in words for the person. */
export async function* fetchFile(runtime: Runtime, file: FileAddress): AsyncGenerator<Uint8Array> {
  const response = await open(runtime, file);
  if (response.body === null) return;
  try {
    yield* cappedBytes(response.body);
  } catch (error) {
    if (error instanceof AskerError) throw error;
    runtime.log.warn({ why: nameOf(error) }, 'a file from Slack broke off');
    throw unreachable();
  }
}

async function open(runtime: Runtime, file: FileAddress): Promise<Response> {
  let answered: Response | AskerError;
  try {
    answered = await runtime.caller.callWithoutToken('file', 'repeatable', () => follow(runtime, file));
  } catch {
    // Logged by the caller.
    throw unreachable();
  }
  if (answered instanceof AskerError) throw answered;
  return answered;
}

/**
 * What Slack answers, or why there is no use in asking again. Redirects are followed by hand, so that the token goes
 * along to Slack alone.
 */
async function follow(
  runtime: Runtime,
  { address, token, mediaType }: FileAddress,
): Promise<Response | AskerError> {
  let at = address;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    if (!isSlacks(at, runtime.apiUrl)) return strangeHost(runtime, at);
    const response = await fetch(at, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const next = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || next === null) return checked(response, mediaType);
    await response.body?.cancel();
    at = URL.canParse(next, at) ? new URL(next, at).href : '';
  }
  return unreachable();
}

async function checked(response: Response, mediaType: string): Promise<Response | AskerError> {
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
  if (response.ok && (!isPage || mediaType.startsWith('text/html'))) return response;
  await response.body?.cancel();
  if (response.status === 429)
    throw new WebAPIRateLimitedError(Number(response.headers.get('retry-after')) || 1);
  if (response.status >= 500) throw new WebAPIHTTPError(response.status, '', {});
  if (response.status === 404 || response.status === 410) return new AskerError('file-gone', FILE_GONE);
  return new AskerError('file-not-read', LACKS_FILES_READ);
}

/**
 * Whether an address is of the Slack this installation talks to: for `https://slack.com/api/` that host and those below
 * it, such as files.slack.com, by https; and whatever has the very origin of the API, as an emulator does.
 */
export function isSlacks(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const api = new URL(apiUrl);
  if (url.username !== '' || url.password !== '') return false;
  if (url.origin === api.origin) return true;
  return url.protocol === 'https:' && url.port === '' && url.hostname.endsWith(`.${api.hostname}`);
}

function strangeHost(runtime: Runtime, address: string): AskerError {
  const host = URL.canParse(address) ? new URL(address).host : 'no address';
  runtime.log.warn({ host }, 'a file is not kept at Slack and was not fetched');
  return new AskerError('file-not-read', 'That file is kept outside Slack. Please send me the file itself.');
}

function unreachable(): AskerError {
  return new AskerError('file-not-read', FILE_UNREACHABLE);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
