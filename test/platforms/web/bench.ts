import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after as realAfter } from '../../../src/clock.ts';
import type { Command } from '../../../src/core/command/command.ts';
import { SILENT } from '../../../src/core/ports/log.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { createMovableClock, type MovableClock } from '../../../src/movable-clock.ts';
import { createWeb, type Web, type WebSettings } from '../../../src/platforms/web/index.ts';
import type { RoleId } from '../../../src/platforms/web/wire.ts';
import { openMemoryStore } from '../../../src/store/memory/index.ts';
import { sampleCommands } from '../../contracts/platform-commands.ts';
import { openTab, type Tab } from './tab.ts';

/** The page on a real server of this machine, over a store in memory. */
export interface Bench {
  web: Web;
  store: Store;
  clock: MovableClock;
  url: string;
  tab(role: RoleId, how?: Parameters<typeof openTab>[2]): Promise<Tab>;
  close(): Promise<void>;
}

export interface BenchSettings extends Partial<WebSettings> {
  store?: Store;
  commands?: readonly Command[];
  /** Whether the first words and the weekly paper of an empty page are wanted. */
  isFirstStart?: boolean;
  start?: Date;
}

export async function openBench(settings: BenchSettings = {}): Promise<Bench> {
  const { store = openMemoryStore(), isFirstStart = false, start = null, ...others } = settings;
  const base = start === null ? { now: () => new Date() } : { now: () => start };
  const clock = createMovableClock(base, realAfter);
  if (!isFirstStart) await store.facts.change('page-welcomed', () => ({ value: 'before' }));
  const web = createWeb({
    commands: sampleCommands,
    store,
    clock,
    after: realAfter,
    random: Math.random,
    log: SILENT,
    assets: () => null,
    views: {
      viewOf: async () => ({ payload: {}, pictures: {}, files: {} }),
      readPress: async () => null,
      formPayloads: async () => ({ slack: {}, discord: {} }),
    },
    painter: null,
    zone: 'UTC',
    host: '127.0.0.1',
    afterClockMoved: async () => {},
    nextPost: async () => null,
    startOver: async () => {},
    ...others,
  });
  const server = createServer((request, response) => {
    if (web.http(request, response)) return;
    response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tabs: Tab[] = [];
  return {
    web,
    store,
    clock,
    url,
    async tab(role, how) {
      const tab = await openTab(url, role, how);
      tabs.push(tab);
      return tab;
    },
    async close() {
      await web.stop();
      for (const tab of tabs) tab.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
