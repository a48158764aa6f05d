import { randomBytes } from 'node:crypto';
import { commands } from '../../commands/index.ts';
import { after, systemClock } from '../../src/clock.ts';
import type { Log } from '../../src/core/ports/log.ts';
import type { Pace } from '../../src/core/ports/messenger.ts';
import type { Platform } from '../../src/core/ports/platform.ts';
import { type House, openHouse } from '../../src/main.ts';
import { createDiscord } from '../../src/platforms/discord/index.ts';
import { createSlack } from '../../src/platforms/slack/index.ts';
import { createInstallationStore } from '../../src/platforms/slack/installation-store.ts';
import { createSealer } from '../../src/platforms/slack/sealed.ts';
import { schedulers } from '../../src/scheduler/index.ts';
import type { SideFacts, SideOrder } from './limited-side.ts';

/** The program as `broadsheet start` puts it together, in this process. */
export interface ProgramInHere {
  house: House;
  /** The pace its messenger sets it. */
  pace: Pace;
  stop(): Promise<void>;
}

const SECRET_KEY = 'a key for the length of a trial, and for nothing else';
const now = () => systemClock.now();

/** Opens it on a folder, connected to the platform, with its alarm clocks running. */
export async function openProgramInHere(
  platform: SideOrder['platform'],
  facts: SideFacts,
  dataDir: string,
  log: Log,
): Promise<ProgramInHere> {
  const running: Platform[] = [];
  const house = await openHouse({ dataDir, access: 'write', log, platforms: () => running });
  await house.index();
  const connected = platform === 'slack' ? await slackFor(house, facts, log) : discordFor(facts, log);
  running.push(connected);
  await connected.start(house.desk);
  const clocks = schedulers(after);
  for (const clock of clocks) clock.start(() => house.delivery.wake());
  return {
    house,
    pace: connected.messenger.abilities.pace,
    async stop() {
      await Promise.all(clocks.map((clock) => clock.stop()));
      await house.delivery.stop();
      await connected.stop();
      await house.close();
    },
  };
}

function discordFor({ apiUrl, token }: SideFacts, log: Log): Platform {
  return createDiscord({ settings: { apiUrl, token, applicationId: null }, commands, log, now, after });
}

async function slackFor(house: House, { apiUrl, token, tenants }: SideFacts, log: Log): Promise<Platform> {
  const [first] = tenants;
  const { installations } = house.store;
  const many = {
    kind: 'many',
    clientId: '1.2',
    clientSecret: 'trial',
    stateSecret: 'trial',
    secretKey: SECRET_KEY,
  } as const;
  const tenancy = tenants.length > 1 ? many : ({ kind: 'one', botToken: first?.botToken ?? '' } as const);
  if (tenancy.kind === 'many') await install(house, tenants);
  return createSlack({
    settings: { transport: { kind: 'socket', appToken: token }, tenancy, apiUrl, commandPrefix: '' },
    commands,
    log,
    now,
    after,
    installations,
  });
}

async function install({ store }: House, tenants: SideFacts['tenants']): Promise<void> {
  const sealer = createSealer(SECRET_KEY, randomBytes);
  const installed = createInstallationStore({ records: store.installations, sealer, now });
  await Promise.all(
    tenants.map(({ tenant, botToken, botUser }) => {
      const id = tenant.replace('slack:', '');
      return installed.save(id, { botToken, botUserId: botUser, teamName: id });
    }),
  );
}
