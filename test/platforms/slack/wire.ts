import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands as shippedCommands } from '../../../commands/index.ts';
import type { Command } from '../../../src/core/command/command.ts';
import { type Departures, UNWATCHED } from '../../../src/core/ports/departures.ts';
import type { Log } from '../../../src/core/ports/log.ts';
import type { Desk, Platform, PlatformHealth } from '../../../src/core/ports/platform.ts';
import type { SlackSettings } from '../../../src/core/ports/settings.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { openHouse } from '../../../src/main.ts';
import { createSlack } from '../../../src/platforms/slack/index.ts';
import { botScopes } from '../../../src/platforms/slack/manifest.ts';
import { openMemoryStore } from '../../../src/store/memory/index.ts';
import { type HttpMode, type SlackEmulator, startSlackEmulator } from '../../support/slack-emulator/index.ts';
import { fieldsOf, listOf, textOf } from '../../support/slack-emulator/json.ts';
import { checkSlackPayload, hasSlackRules } from '../../support/slack-rules/index.ts';
import { serve, type WebServer } from './web-server.ts';

export interface WireSettings {
  transport?: 'socket' | 'http';
  tenancy?: 'one' | 'many';
  commandPrefix?: string;
  /** The shipped ones when not given. */
  commands?: readonly Command[];
  /** Told which workspaces leave and come back. */
  departures?: Departures;
}

/** The real adapter and the emulator, connected; nothing is started yet. */
export interface Wire {
  slack: SlackEmulator;
  platform: Platform;
  logged: { fields: Record<string, unknown>; message: string }[];
  http(): HttpMode;
  /** Where the app serves its pages. */
  webUrl(): string;
  close(): Promise<void>;
}

/** The same with the real desk over the seed library, started. */
export interface StartedWire extends Wire {
  /** Ends the adapter and starts a new one on the same store. */
  restart(): Promise<void>;
  /** Holds the answers of the desk back until then. */
  holdAnswers(until: Promise<void>): void;
  /** Everything the store keeps, as it stands on the disk. */
  stored(): Promise<string>;
  untilHealth(meets: (health: PlatformHealth) => boolean): Promise<PlatformHealth>;
  untilLogged(meets: (line: { fields: Record<string, unknown>; message: string }) => boolean): Promise<void>;
  /** Resolves once nothing is kept of a workspace's installation. */
  untilForgotten(workspace: string): Promise<void>;
}

const SENDS_WORDS = /^(?:chat\.postMessage|chat\.postEphemeral|chat\.update|respond)$/;
const QUIET = { unfurl_links: false, unfurl_media: false };
const SECRET_KEY = 'canary-secret-key-of-thirty-two-b';
/** The adapter waits for less time here: shorter waits by this, and those that are longer by that. */
const HASTE = { shorter: 10, longer: 20, fromMs: 1500 };
/** How often a state that no event tells of is looked at. */
const LOOK_AGAIN_MS = 10;

export async function openWire(settings: WireSettings = {}): Promise<Wire> {
  return connect(settings, openMemoryStore());
}

export async function openStartedWire(settings: WireSettings = {}): Promise<StartedWire> {
  const dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-slack-'));
  const platforms: Platform[] = [];
  const logged: Wire['logged'] = [];
  const house = await openHouse({
    dataDir,
    access: 'write',
    log: logInto(logged, () => {}),
    platforms: () => platforms,
    random: () => 0.5,
  });
  const wire = await connect(settings, house.store, logged);
  let held: Promise<void> = Promise.resolve();
  const desk: Desk = {
    ...house.desk,
    async answer(inbound) {
      await held;
      return house.desk.answer(inbound);
    },
  };
  platforms.push(wire.platform);
  await wire.platform.start(desk);
  const { journal } = wire.slack;
  const ticking = setInterval(() => journal.look(), LOOK_AGAIN_MS);

  return Object.assign(wire, {
    async restart() {
      await wire.platform.stop();
      wire.platform = wire.renew();
      platforms.splice(0, 1, wire.platform);
      await wire.platform.start(desk);
    },
    holdAnswers(until: Promise<void>) {
      held = until;
    },
    async stored() {
      const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
      const paths = files.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
      return (await Promise.all(paths.map((path) => readFile(path, 'utf8')))).join('\n');
    },
    untilHealth: (meets: (health: PlatformHealth) => boolean) =>
      journal.until(() => {
        const health = wire.platform.health();
        return meets(health) && health;
      }, 'a change of health'),
    async untilLogged(meets: (line: Wire['logged'][number]) => boolean) {
      await journal.until(() => logged.some(meets), 'a line in the log');
    },
    async untilForgotten(workspace: string) {
      let keys: string[] = [workspace];
      const read = async () => {
        keys = await keysOf(house.store);
      };
      const reading = setInterval(() => void read(), LOOK_AGAIN_MS);
      const isForgotten = () => !keys.some((key) => key.includes(workspace));
      await journal.until(isForgotten, 'the end of an installation').finally(() => clearInterval(reading));
    },
    async close() {
      clearInterval(ticking);
      await wire.closeAll();
      await house.close();
      await rm(dataDir, { recursive: true, force: true });
      await wire.slack.close();
    },
  });
}

async function keysOf(store: Store): Promise<string[]> {
  const keys: string[] = [];
  for await (const [key] of store.installations.all()) keys.push(key);
  return keys;
}

async function connect(
  {
    transport = 'socket',
    tenancy = 'one',
    commandPrefix = '',
    commands = shippedCommands,
    departures = UNWATCHED,
  }: WireSettings,
  store: Store,
  logged: Wire['logged'] = [],
) {
  const slack = await startSlackEmulator({
    check,
  });
  for (const id of ['T1', 'T2']) populate(slack, id);
  const { app } = slack;
  const settings: SlackSettings = {
    transport:
      transport === 'socket'
        ? { kind: 'socket', appToken: app.appToken }
        : { kind: 'http', signingSecret: app.signingSecret },
    tenancy:
      tenancy === 'one'
        ? { kind: 'one', botToken: slack.workspace('T1').botToken }
        : {
            kind: 'many',
            clientId: app.clientId,
            clientSecret: app.clientSecret,
            stateSecret: 'canary-state-secret',
            secretKey: SECRET_KEY,
          },
    apiUrl: slack.apiUrl,
    commandPrefix,
  };
  const renew = () =>
    createSlack({
      settings,
      commands,
      log: logInto(logged, () => slack.journal.look()),
      now: () => new Date(),
      after: (delayMs, run) => {
        const timer = setTimeout(run, delayMs / (delayMs < HASTE.fromMs ? HASTE.shorter : HASTE.longer));
        return () => clearTimeout(timer);
      },
      installations: store.installations,
      departures,
    });
  let web: WebServer | null = null;
  let http: HttpMode | null = null;
  const wire = {
    slack,
    platform: renew(),
    renew,
    logged,
    http: () => known(http),
    webUrl: () => known(web).url,
    async closeAll() {
      await wire.platform.stop();
      await web?.close();
    },
    async close() {
      await wire.closeAll();
      await slack.close();
    },
  };
  if (transport === 'http' || tenancy === 'many') {
    web = await serve((request, response) => wire.platform.http(request, response));
  }
  if (transport === 'http' && web !== null) http = slack.reachByHttp(`${web.url}/slack/events`);
  return wire;
}

/** A sentence without blocks is a message too, as while an answer is looked for: its other parts are checked. */
function check(method: string, body: unknown): string[] {
  if (!hasSlackRules(method)) return [];
  const fields = fieldsOf(body);
  const isSentence =
    SENDS_WORDS.test(method) && textOf(fields.text) !== '' && listOf(fields.blocks).length === 0;
  return checkSlackPayload(
    method,
    isSentence ? { ...QUIET, ...fields, blocks: [{ type: 'divider' }] } : body,
  );
}

/** A workspace with a few people and channels; the ids are the same in each. */
function populate(slack: SlackEmulator, id: string): void {
  const workspace = slack.addWorkspace({ id, scopes: botScopes() });
  for (const user of ['U1', 'U2']) slack.person(id, user, { name: user });
  const members = ['U1', 'U2', workspace.botUser];
  workspace.addChannel({ id: 'C1', name: 'papers', members });
  workspace.addChannel({ id: 'C2', name: 'theory', members });
}

function logInto(lines: Wire['logged'], onLine: () => void): Log {
  const note = (fields: Record<string, unknown>, message: string) => {
    lines.push({ fields, message });
    onLine();
  };
  return { info: note, warn: note, error: note };
}

function known<T>(value: T | null): T {
  if (value === null) throw new Error('this wire has no HTTP');
  return value;
}
