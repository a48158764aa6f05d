import { setTimeout as wait } from 'node:timers/promises';
import type { MessageRef } from '../../../../src/core/document/message-ref.ts';
import type { Destination, RefusalCause } from '../../../../src/core/ports/messenger.ts';
import type {
  MessengerCapabilities,
  MessengerDriver,
  PostFault,
  ReadFault,
} from '../../../contracts/messenger-driver.ts';
import { gate } from '../../../contracts/platform-desk.ts';
import type { Fault } from '../../../support/slack-emulator/faults.ts';
import { type Fields, listOf } from '../../../support/slack-emulator/json.ts';
import { liveMarkup } from '../../../support/slack-emulator/live-markup.ts';
import { readableBlocks } from '../../../support/slack-emulator/readable.ts';
import type { Channel, Message } from '../../../support/slack-emulator/workspace.ts';
import { openMessenger } from './bench.ts';

export const slackMessengerCan: MessengerCapabilities = {
  threads: true,
  directMessages: true,
  mentions: true,
  readBack: true,
  network: true,
  refusals: ['channel-gone', 'not-member', 'no-permission', 'dm-closed', 'tenant-gone'],
};

/** Hosts the sample documents link to themselves. */
const OWN_HOSTS = ['example.org'];
const TENANT = 'slack:T1';

const READ_FAULTS: Readonly<Record<ReadFault, Fault>> = {
  forbidden: { kind: 'refused', error: 'missing_scope' },
  limited: { kind: 'rate-limited', retryAfterSeconds: 30 },
  error: { kind: 'status', status: 503 },
  cut: { kind: 'cut', when: 'before' },
};

/** The real messenger on the emulator. */
export async function slackMessengerDriver(): Promise<MessengerDriver> {
  const { slack, workspace, messenger, close } = await openMessenger();
  const channel = { kind: 'channel', tenant: TENANT, channel: 'C1' } as const;
  let late = gate();

  return {
    messenger,
    channel,
    otherChannel: { ...channel, channel: 'C2' },
    person: { kind: 'person', tenant: TENANT, person: 'U1' },
    zone: 'Europe/Berlin',
    seenIn: async (to) => ownMessages(to).map((message) => seen(placeOf(to), message)),
    async chatter(to, texts) {
      for (const text of texts) workspace.post(placeOf(to), { author: 'U2', text });
    },
    nextPost: (fault) => slack.faults.add('chat.postMessage', postFault(fault)),
    nextRead(fault, afterPages = 0) {
      for (const method of ['conversations.history', 'conversations.replies']) {
        let left = afterPages;
        slack.faults.choose(method, () => {
          left -= 1;
          return left === -1 ? READ_FAULTS[fault] : null;
        });
      }
    },
    async release() {
      late.open();
      late = gate();
      // The emulator carries it out when those who wait for the gate have been told.
      await wait(0);
    },
    vanish: slack.vanish,
    outlastRepeat: async () => {},
    refusing: async (cause) => refusing(cause),
    attempts: () => slack.count('chat.postMessage'),
    live: () => slack.calls('chat.postMessage').flatMap(({ args }) => liveMarkup(shown(args), OWN_HOSTS)),
    dispose: close,
  };

  function placeOf(to: Destination): Channel {
    if (to.kind === 'person') return workspace.dmWith(to.person);
    const found = workspace.channels.get(to.kind === 'thread' ? to.parent.channel : to.channel);
    if (found === undefined) throw new Error('there is no such channel');
    return found;
  }

  function ownMessages(to: Destination): Message[] {
    const threadTs = to.kind === 'thread' ? to.parent.message : null;
    return placeOf(to).messages.filter(
      (message) => message.author === workspace.botUser && message.threadTs === threadTs,
    );
  }

  function postFault(fault: PostFault): Fault {
    switch (fault) {
      case 'kept-then-error':
        return { kind: 'status', status: 500, when: 'after' };
      case 'kept-then-cut':
        return { kind: 'cut', when: 'after' };
      case 'kept-then-silence':
        return { kind: 'silent', when: 'after' };
      case 'kept-then-page':
        return { kind: 'html', when: 'after' };
      case 'error-before':
        return { kind: 'status', status: 500 };
      case 'cut-before':
        return { kind: 'cut', when: 'before' };
      case 'kept-later':
        return { kind: 'late', until: late.opened };
      case 'limited':
        return { kind: 'rate-limited', retryAfterSeconds: 3 };
      case 'form-refused':
        return { kind: 'refused', error: 'invalid_blocks' };
    }
  }

  function refusing(cause: RefusalCause): Destination {
    switch (cause) {
      case 'channel-gone':
        workspace.addChannel({ id: 'C8', members: [workspace.botUser], archived: true });
        return { ...channel, channel: 'C8' };
      case 'not-member':
        workspace.addChannel({ id: 'C9', members: ['U1'] });
        return { ...channel, channel: 'C9' };
      case 'no-permission':
        workspace.addChannel({ id: 'C7', members: [workspace.botUser], refuses: 'restricted_action' });
        return { ...channel, channel: 'C7' };
      case 'dm-closed':
        workspace.addUser({ id: 'U9', refusesDm: 'messages_tab_disabled' });
        return { kind: 'person', tenant: TENANT, person: 'U9' };
      case 'tenant-gone':
        for (const token of workspace.tokens.values()) token.state = 'revoked';
        return channel;
    }
  }
}

/** Without the metadata, which nobody sees. */
function shown({ text, blocks }: Fields): Fields {
  return { text, blocks };
}

function seen(channel: Channel, { ts, blocks, text }: Message) {
  const ref: MessageRef = { channel: channel.id, message: ts };
  return { message: ref, text: blocks.length === 0 ? text : readableBlocks(blocks), calls: callsIn(blocks) };
}

function callsIn(blocks: readonly Fields[]): 'here' | 'channel' | null {
  const parts = blocks.flatMap((block) => listOf(block.elements)).flatMap((part) => listOf(part.elements));
  const range = parts.find((part) => part.type === 'broadcast')?.range;
  return range === 'here' || range === 'channel' ? range : null;
}
