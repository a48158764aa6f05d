import type { WebClient } from '@slack/web-api';
import type { Document } from '../../core/document/document.ts';
import type { Person } from '../../core/person.ts';
import type { Conversation } from './conversation-outlet.ts';
import { ownDm } from './own-dm.ts';
import type { SlackFile } from './render/index.ts';
import type { Runtime } from './runtime.ts';
import { type Trouble, troubleOf } from './trouble.ts';
import { fileInDm, fileNotSent } from './words.ts';

export interface FileDelivery {
  client: WebClient;
  person: Person;
  /** The DM the question came from, if it did; files asked for in a channel go to the DM all the same. */
  from: Conversation | null;
  files: readonly SlackFile[];
}

/** Hands files over in the person's DM, one after the other. Resolves to what is left to say about them. */
export async function deliverFiles(runtime: Runtime, delivery: FileDelivery): Promise<Document[]> {
  const said: Document[] = [];
  for (const file of delivery.files) {
    const remark = await deliverFile(runtime, delivery, file);
    if (remark !== null) said.push(remark);
  }
  return said;
}

async function deliverFile(
  runtime: Runtime,
  { client, person, from }: FileDelivery,
  file: SlackFile,
): Promise<Document | null> {
  const channel = from?.channel ?? (await ownDm(runtime, client, person));
  if (channel === null) return fileNotSent(file.name, 'Slack did not let me open our direct message.');
  const thread = from?.threadTs == null ? {} : { thread_ts: from.threadTs };
  const { name, content } = file;
  try {
    await runtime.caller.call('files.uploadV2', 'once', () =>
      client.filesUploadV2({ channel_id: channel, ...thread, filename: name, title: name, content }),
    );
    return from === null ? fileInDm(name) : null;
  } catch (error) {
    return fileNotSent(name, whyNot(troubleOf(error)));
  }
}

function whyNot(trouble: Trouble): string {
  if (trouble.kind !== 'refused') return 'Slack could not be reached. Please try again in a moment.';
  if (trouble.code === 'missing_scope') {
    return 'I lack the permission files:write. An admin can add it by installing me again.';
  }
  return 'Slack refused it.';
}
