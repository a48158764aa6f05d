import { botScopes } from '../../../../src/platforms/slack/manifest.ts';
import { createMessenger } from '../../../../src/platforms/slack/messenger/index.ts';
import { createTenancy, type Tenancy } from '../../../../src/platforms/slack/tenancy.ts';
import { startSlackEmulator } from '../../../support/slack-emulator/index.ts';
import { checkSlackPayload, hasSlackRules } from '../../../support/slack-rules/index.ts';
import { type Line, lineLog } from '../hand-clock.ts';

/** Shorter than in earnest, so that silence is over soon. */
const ATTEMPT_MS = 1000;

const tenancyParts = ({ findSelf, onlyTenant }: Tenancy) => ({ findSelf, onlyTenant });

/** The messenger of one workspace with two channels and two people, on the emulator; every payload is checked. */
export async function openMessenger(settings: { attemptMs?: number } = {}) {
  const slack = await startSlackEmulator({
    check: (method, body) => (hasSlackRules(method) ? checkSlackPayload(method, body) : []),
  });
  const workspace = slack.addWorkspace({ id: 'T1', scopes: botScopes() });
  for (const id of ['U1', 'U2']) workspace.addUser({ id });
  const members = ['U1', 'U2', workspace.botUser];
  for (const id of ['C1', 'C2']) workspace.addChannel({ id, members });
  const lines: Line[] = [];
  const tokens: string[] = [];
  const parts = {
    settings: {
      transport: { kind: 'socket' as const, appToken: slack.app.appToken },
      tenancy: { kind: 'one' as const, botToken: workspace.botToken },
      apiUrl: slack.apiUrl,
      commandPrefix: '',
    },
    commands: [],
    log: lineLog(lines),
    installations: null,
    now: () => new Date(),
    after: (delayMs: number, run: () => void) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
  };
  const messenger = createMessenger({
    ...parts,
    apiUrl: slack.apiUrl,
    attemptMs: settings.attemptMs ?? ATTEMPT_MS,
    ...tenancyParts(createTenancy(parts, () => {})),
    onToken: (state, code) => void tokens.push(code === '' ? state : `${state} ${code}`),
  });
  return { slack, workspace, messenger, lines, tokens, close: () => slack.close() };
}

export type MessengerBench = Awaited<ReturnType<typeof openMessenger>>;
