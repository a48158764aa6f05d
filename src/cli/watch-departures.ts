import type { Platform } from '../core/ports/platform.ts';
import type { KeptDepartures } from '../services/departures.ts';

const LOOK_EVERY_MS = 6 * 60 * 60 * 1000;

/** The platform, and for as long as it runs a look now and then at what workspaces left behind. */
export function watchDepartures<P extends Platform>(
  platform: P,
  departures: KeptDepartures,
  after: (delayMs: number, run: () => void) => () => void,
): P {
  let running = false;
  let looking: Promise<void> = Promise.resolve();
  let callOff = () => {};

  const look = () => {
    looking = departures.endDue().then(() => {
      if (running) callOff = after(LOOK_EVERY_MS, look);
    });
  };

  return {
    ...platform,
    start(desk) {
      running = true;
      look();
      return platform.start(desk);
    },
    async stop() {
      running = false;
      callOff();
      await looking;
      await platform.stop();
    },
  };
}
