import { commands } from '../../commands/index.ts';
import { after, systemClock } from '../clock.ts';
import { OperatorError } from '../core/errors.ts';
import type { House } from '../main.ts';
import { createMovableClock, type MovableClock } from '../movable-clock.ts';
import { platforms } from '../platforms/index.ts';
import type { Asset, PlatformViews, Web } from '../platforms/web/index.ts';
import { openPainter } from './open-painter.ts';
import { readPageAssets } from './page-assets.ts';
import { pageHouse } from './page-house.ts';
import { payloadOf, readPress, viewOf } from './payload-of.ts';
import type { Shell } from './subcommand.ts';

/** A clock that can be set ahead where only the local page is served; `null` wherever real people wait for posts. */
export function pageClock({
  slack,
  discord,
}: Pick<Shell['config'], 'slack' | 'discord'>): MovableClock | null {
  return slack === null && discord === null ? createMovableClock(systemClock, after) : null;
}

/** The local page, with the clock as it was left. It is not started yet. */
export async function openWeb(
  shell: Pick<Shell, 'config' | 'log' | 'stderr'>,
  house: House,
  clock: MovableClock,
): Promise<Web> {
  const { config, log } = shell;
  const { createWeb, restoreClock } = await platforms.web();
  const { store } = house;
  await restoreClock({ clock, store });
  return createWeb({
    ...pageHouse(house, clock),
    commands,
    store,
    clock,
    after,
    random: Math.random,
    log,
    assets: assetsOrNone(shell),
    views,
    painter: await openPainter(log),
    zone: config.timeZone,
    host: config.host,
  });
}

/** Without its page the rest still works; whoever runs it is told what to do. */
function assetsOrNone({ stderr }: Pick<Shell, 'stderr'>): (path: string) => Asset | null {
  try {
    return readPageAssets();
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    stderr.write(`broadsheet: ${error.message}\n`);
    return () => null;
  }
}

const views: PlatformViews = {
  viewOf,
  readPress: (part) => (part.view === 'slack' ? readPress('slack', part) : readPress('discord', part)),
  async formPayloads(form) {
    const reply = { kind: 'form', form } as const;
    return { slack: await payloadOf(reply, 'slack', true), discord: await payloadOf(reply, 'discord', true) };
  },
};
