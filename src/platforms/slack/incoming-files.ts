import type { WebClient } from '@slack/web-api';
import type { IncomingFile } from '../../core/document/incoming-file.ts';
import { AskerError } from '../../core/errors.ts';
import { fetchFile } from './fetch-file.ts';
import { type Fields, fieldsOf, listOf, textOf } from './payload.ts';
import type { Runtime } from './runtime.ts';
import { type Trouble, troubleOf } from './trouble.ts';
import { FILE_GONE, FILE_UNREACHABLE, LACKS_FILES_READ } from './words.ts';

/** So many of the files of one message are looked at. */
const MOST_FILES = 10;

export interface Sender {
  client: WebClient;
  /** Opens the files; sent to Slack alone. */
  token: string;
}

/** The files of a message, none of them fetched: https://docs.slack.dev/reference/objects/file-object */
export function incomingFiles(runtime: Runtime, sender: Sender, message: Fields): Promise<IncomingFile[]> {
  const files = listOf(message.files).slice(0, MOST_FILES);
  return Promise.all(files.map((file) => incomingFile(runtime, sender, file)));
}

async function incomingFile(runtime: Runtime, sender: Sender, told: Fields): Promise<IncomingFile> {
  const file = await wholeFacts(runtime, sender, told);
  const { name, title, mimetype, size, url_private_download: download, url_private: view } = file.facts;
  const shown = {
    name: textOf(name) || textOf(title),
    mediaType: textOf(mimetype),
    bytes: Number(size) || 0,
  };
  const why = file.why ?? whyNotRead(file.facts);
  if (why !== null) return { ...shown, bytes: 0, read: () => refuse(why) };
  const address = textOf(download) || textOf(view);
  return {
    ...shown,
    read: () => fetchFile(runtime, { address, token: sender.token, mediaType: shown.mediaType }),
  };
}

/** In a conversation shared with other workspaces a file comes as its id alone, and is asked for. */
async function wholeFacts(
  runtime: Runtime,
  { client }: Sender,
  facts: Fields,
): Promise<{ facts: Fields; why: string | null }> {
  if (textOf(facts.file_access) !== 'check_file_info') return { facts, why: null };
  try {
    const { file } = await runtime.caller.call('files.info', 'repeatable', () =>
      client.files.info({ file: textOf(facts.id) }),
    );
    return { facts: fieldsOf(file), why: null };
  } catch (error) {
    return { facts, why: inWords(troubleOf(error)) };
  }
}

function whyNotRead({ mode, is_external: isExternal, file_access: access }: Fields): string | null {
  if (mode === 'tombstone' || access === 'file_not_found') return FILE_GONE;
  if (mode === 'hidden_by_limit')
    return 'Slack has put that file away, since this workspace has reached its limit.';
  if (isExternal === true || mode === 'external')
    return 'That is a link to a file kept elsewhere. Please download it and send me the file itself.';
  if (access === 'access_denied')
    return 'Slack does not let me see that file. Please send it to me directly.';
  return null;
}

function inWords(trouble: Trouble): string {
  if (trouble.kind !== 'refused') return FILE_UNREACHABLE;
  if (trouble.code === 'missing_scope') return LACKS_FILES_READ;
  if (trouble.code === 'file_not_found' || trouble.code === 'file_deleted') return FILE_GONE;
  return 'Slack does not let me see that file. Please send it to me directly.';
}

// biome-ignore lint/correctness/useYield: there is nothing to give.
async function* refuse(why: string): AsyncGenerator<Uint8Array> {
  throw new AskerError('file-not-read', why);
}
