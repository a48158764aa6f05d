import type { WebClient } from '@slack/web-api';
import type { Person } from '../../core/person.ts';
import type { Runtime } from './runtime.ts';

/** The app's DM with a person, opened when there is none; `null` when Slack does not let it. */
export async function ownDm(runtime: Runtime, client: WebClient, person: Person): Promise<string | null> {
  const key = `${person.tenant}:${person.id}`;
  const known = runtime.ownDms.get(key);
  if (known !== undefined) return known;
  try {
    const { channel } = await runtime.caller.call('conversations.open', 'repeatable', () =>
      client.conversations.open({ users: person.id }),
    );
    if (channel?.id === undefined) return null;
    runtime.ownDms.set(key, channel.id);
    return channel.id;
  } catch {
    return null;
  }
}

/** Whether a channel may be somebody's direct message, ours or not. */
export function isDmId(channel: string): boolean {
  return channel.startsWith('D');
}
