import type { Pace } from '../../../core/ports/messenger.ts';

/**
 * How fast issues go out. https://docs.slack.dev/apis/web-api/rate-limits gives chat.postMessage "one message per second
 * per channel, while also maintaining a workspace-wide limit" and names no figure for that; its other tiers are counted
 * by app and workspace, the highest at 100 a minute and more. So a channel gets a little over a second, a workspace a
 * few posts a second, and all workspaces together what one process sends without people noticing.
 */
export const PACE: Pace = {
  perSecond: 40,
  perTenantPerSecond: 4,
  channelGapMs: 1100,
  atOnce: 20,
  mostRefused: Number.POSITIVE_INFINITY,
};
