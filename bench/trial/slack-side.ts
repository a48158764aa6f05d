import { botScopes } from '../../src/platforms/slack/manifest.ts';
import type { Fault } from '../../test/support/slack-emulator/faults.ts';
import { type SlackEmulator, startSlackEmulator } from '../../test/support/slack-emulator/index.ts';
import type { Workspace } from '../../test/support/slack-emulator/workspace.ts';
import { createMishaps, DELAY_MS, type Mishap, type TrialFarSide } from './far-side.ts';

const FAULTS: Readonly<Record<Mishap, Fault>> = {
  'stored, then 500': { kind: 'status', status: 500, when: 'after' },
  'stored, then reset': { kind: 'cut', when: 'after' },
  'stored, then silence': { kind: 'silent', when: 'after' },
  '500 before': { kind: 'status', status: 500 },
  lost: { kind: 'cut', when: 'before' },
  delayed: { kind: 'late', until: DELAY_MS },
  '429': { kind: 'rate-limited', retryAfterSeconds: 1 },
};

/** A Slack workspace with so many channels. */
export async function openSlackSide(
  count: number,
): Promise<TrialFarSide & { emulator: SlackEmulator; workspace: Workspace }> {
  const slack = await startSlackEmulator({ light: true });
  const workspace = slack.addWorkspace({ id: 'T1', scopes: botScopes() });
  workspace.addUser({ id: 'U1' });
  const channels = Array.from({ length: count }, (_, index) => `C${index + 1}`);
  for (const id of channels) workspace.addChannel({ id, members: ['U1', workspace.botUser] });
  const mishaps = createMishaps();
  slack.faults.choose('chat.postMessage', ({ metadata }) => {
    // What people are answered is tried again by itself: it is no issue, and bears no mark of one.
    const mishap = metadata === undefined ? null : mishaps.next();
    return mishap === null ? null : FAULTS[mishap];
  });
  const messagesOf = (channel: string) =>
    (workspace.channels.get(channel)?.messages ?? []).filter(({ author }) => author === workspace.botUser);
  return {
    emulator: slack,
    workspace,
    name: 'slack',
    tenant: 'slack:T1',
    channels,
    env: {
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: slack.app.appToken,
      SLACK_API_URL: slack.apiUrl,
    },
    api: { url: slack.apiUrl, token: workspace.botToken },
    misbehave: mishaps.misbehave,
    behave: mishaps.behave,
    wentWrong: () => mishaps.counts,
    standing: (channel) =>
      messagesOf(channel)
        .filter(({ threadTs }) => threadTs === null)
        .map((message) => JSON.stringify(message)),
    beneath: (channel) =>
      messagesOf(channel)
        .filter(({ threadTs }) => threadTs !== null)
        .map((message) => JSON.stringify(message)),
    stop: () => slack.close(),
  };
}
