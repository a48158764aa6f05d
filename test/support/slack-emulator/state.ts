import { createJournal, type Journal } from './journal.ts';
import type { SharedFile, View, Workspace } from './workspace.ts';

/** All the emulator knows, apart from its connections. */
export interface State {
  journal: Journal;
  workspaces: Map<string, Workspace>;
  app: AppFacts;
  /** Calls are counted only, and of messages no more is kept than tells them apart. */
  light: boolean;
  /** Reports what Slack would refuse in a payload. */
  inspect(method: string, body: unknown): void;
  /** The emulator's wall clock, moved by tests. */
  now(): number;
  nextId(prefix: string): string;
  nextTs(): string;
  triggers: Map<string, Trigger>;
  responseUrls: Map<string, ResponseUrl>;
  uploads: Map<string, Upload>;
  /** What an authorization code is exchanged for. */
  codes: Map<string, { workspace: string; installer: string }>;
  /** Links that were reported, by what `chat.unfurl` names them with. */
  reportedLinks: Map<string, Set<string>>;
}

export interface AppFacts {
  id: string;
  appToken: string;
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  /** Whether `apps.connections.open` is let through. */
  mayConnect: boolean;
}

export interface Trigger {
  workspace: string;
  user: string;
  expiresAt: number;
  used: boolean;
}

export interface ResponseUrl {
  workspace: string;
  channel: string;
  user: string;
  usesLeft: number;
  expiresAt: number;
  threadTs: string | null;
  /** The message that `replace_original` is about. */
  originalTs: string | null;
}

export interface Upload {
  workspace: string;
  name: string;
  length: number;
  content: Buffer | null;
  file: SharedFile | null;
}

const TRIGGER_MS = 3000;
const RESPONSE_URL_MS = 30 * 60_000;
const RESPONSE_URL_USES = 5;

export function newTrigger(state: State, workspace: string, user: string): string {
  const id = state.nextId('trigger');
  state.triggers.set(id, { workspace, user, expiresAt: state.now() + TRIGGER_MS, used: false });
  return id;
}

export function newResponseUrl(
  state: State,
  target: Pick<ResponseUrl, 'workspace' | 'channel' | 'user' | 'threadTs' | 'originalTs'>,
): string {
  const id = state.nextId('respond');
  const expiresAt = state.now() + RESPONSE_URL_MS;
  state.responseUrls.set(id, { ...target, usesLeft: RESPONSE_URL_USES, expiresAt });
  return id;
}

export function newView(state: State, user: string, content: View['content']): View {
  return { id: state.nextId('V'), user, hash: state.nextId('hash'), content, errors: {} };
}

/** An empty Slack, and what moves its wall clock on. */
export function createState(settings: {
  limitMs: number;
  check: (method: string, body: unknown) => string[];
  light: boolean;
}): { state: State; advance(ms: number): void } {
  const { limitMs, check, light } = settings;
  const ids = counter();
  let aheadMs = 0;
  let lastMicros = 0;
  const journal = createJournal(limitMs, light);
  const state: State = {
    journal,
    light,
    inspect(method, body) {
      for (const problem of check(method, body)) journal.report(`${method}: ${problem}`);
    },
    workspaces: new Map(),
    app: {
      id: 'A1',
      appToken: 'xapp-1-A1-canary',
      signingSecret: 'canary-signing-secret',
      clientId: '111.222',
      clientSecret: 'canary-client-secret',
      mayConnect: true,
    },
    now: () => Date.now() + aheadMs,
    nextId: (prefix) => prefix + ids(),
    nextTs() {
      lastMicros = Math.max(lastMicros + 1, state.now() * 1000);
      const seconds = Math.floor(lastMicros / 1_000_000);
      return `${seconds}.${String(lastMicros % 1_000_000).padStart(6, '0')}`;
    },
    triggers: new Map(),
    responseUrls: new Map(),
    uploads: new Map(),
    codes: new Map(),
    reportedLinks: new Map(),
  };
  return {
    state,
    advance: (ms) => {
      aheadMs += ms;
    },
  };
}

/** `000001`, `000002` and so on. */
function counter(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return String(count).padStart(6, '0');
  };
}
