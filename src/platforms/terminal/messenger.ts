import type { Document } from '../../core/document/document.ts';
import type { Messenger } from '../../core/ports/messenger.ts';

/** Nobody limits a screen; this is only as fast as a person reads along. */
const PACE = {
  perSecond: 50,
  perTenantPerSecond: 50,
  channelGapMs: 0,
  atOnce: 1,
  mostRefused: Number.POSITIVE_INFINITY,
} as const;
/** How many markers are remembered, for a channel that is read back. */
const MOST_REMEMBERED = 1000;

/**
 * The terminal as a place issues are posted to: whatever is posted in a channel of this machine is shown to whoever
 * sits here. What was shown by an earlier process went away with its screen, so only this one's is found again.
 */
export function createTerminalMessenger(settings: {
  tenant: string;
  /** Shows a document; `false` while nobody is there. */
  show(document: Document): Promise<boolean>;
}): Messenger {
  const shown: { token: string; channel: string; message: string }[] = [];
  let count = 0;
  return {
    name: 'terminal',
    serves: (tenant) => tenant === settings.tenant,
    abilities: { repeatSafeMs: 0, sharedAccounts: false, attemptMs: 1000, pace: PACE },
    async post({ to, document, marker }) {
      const channel =
        to.kind === 'thread' ? to.parent.channel : to.kind === 'person' ? to.person : to.channel;
      if (!(await settings.show(document))) {
        const why = 'Nobody is at the terminal.';
        return { kind: 'later', retryAfterMs: null, scope: 'platform', why };
      }
      count += 1;
      const message = { channel, message: String(count) };
      shown.push({ token: marker.token, ...message });
      if (shown.length > MOST_REMEMBERED) shown.shift();
      return { kind: 'accepted', message };
    },
    find: async ({ marker }) => ({
      kind: 'read',
      messages: shown
        .filter(({ token }) => token === marker.token)
        .map(({ channel, message }) => ({ channel, message })),
    }),
    async remove(_tenant, { message }) {
      const at = shown.findIndex((each) => each.message === message);
      if (at !== -1) shown.splice(at, 1);
      return true;
    },
    profile: async () => ({ timeZone: null }),
    tenantOf: async () => null,
  };
}
