import { botScopes } from '../../src/platforms/slack/manifest.ts';
import { startSlackEmulator } from '../../test/support/slack-emulator/index.ts';
import type { Message, Workspace } from '../../test/support/slack-emulator/workspace.ts';
import type { SideOrder, SideTenant, Standing } from './limited-side.ts';
import type { OpenSide } from './limited-side-process.ts';
import { watchRefusals } from './refusal-watch.ts';
import { createStorm } from './storm-of-429s.ts';

/**
 * chat.postMessage "will generally allow an app to post 1 message per second to a specific channel", with limits for the
 * workspace "limiting posting to several hundred messages per minute" (the method's page at docs.slack.dev). Several
 * hundred is read as the least it can be, and the bursts that are granted beyond are not counted on.
 */
export const WORKSPACE_PER_MINUTE = 300;
export const CHANNEL_GAP_MS = 1000;
const RETRY_AFTER_SECONDS = 5;

const POST = 'chat.postMessage';

/** Slack workspaces with so many channels each, their limits kept. */
export async function openLimitedSlack({ sizes, storm }: SideOrder): Promise<OpenSide> {
  const slack = await startSlackEmulator({ light: true });
  // The channel stands in the body: what comes too early is counted by the emulator itself.
  const watch = watchRefusals(() => null);
  const workspaces = sizes.map((size, index) => openWorkspace(`T${index + 1}`, size));
  slack.limits.postGapMs = CHANNEL_GAP_MS;
  slack.limits.perMinute.set(POST, WORKSPACE_PER_MINUTE);
  slack.limits.retryAfterSeconds = RETRY_AFTER_SECONDS;
  if (storm !== null) {
    const draw = createStorm(storm);
    slack.faults.choose(POST, () => {
      const answer = draw();
      return answer === null ? null : { kind: 'rate-limited', retryAfterSeconds: answer.retryAfterSeconds };
    });
  }
  return {
    facts: {
      apiUrl: slack.apiUrl,
      token: slack.app.appToken,
      tenants: workspaces.map(
        ({ id, botToken, botUser, channels }): SideTenant => ({
          tenant: `slack:${id}`,
          channels: [...channels.keys()],
          botToken,
          botUser,
        }),
      ),
    },
    counts: () => ({
      posts: slack.count(POST) - watch.refused(),
      calls: slack.count(POST),
      refused: watch.refused(),
      refusedInTenMinutes: watch.worstTenMinutes(),
      limited: slack.limits.refused(),
      early: slack.limits.early(),
    }),
    standing: () => workspaces.flatMap(standingIn),
    stop: () => slack.close(),
  };

  function openWorkspace(id: string, size: number): Workspace {
    const workspace = slack.addWorkspace({ id, scopes: botScopes() });
    workspace.addUser({ id: 'U1' });
    for (let count = 1; count <= size; count += 1) {
      workspace.addChannel({ id: `C${id}N${count}`, members: ['U1', workspace.botUser] });
    }
    return workspace;
  }
}

function standingIn({ channels }: Workspace): Standing[] {
  return [...channels.values()].flatMap(({ id, messages }) =>
    messages.map((message) => ({ channel: id, ...markOf(message), atMs: Number(message.ts) * 1000 })),
  );
}

function markOf({ metadata }: Message): Pick<Standing, 'marker' | 'role'> {
  const { event_type: type, event_payload: payload } = metadata ?? {};
  const role = String(type).replace('broadsheet_', '') as Standing['role'];
  return { role, marker: String((payload as { marker?: unknown } | undefined)?.marker) };
}
