import type { Platform } from '../../src/core/ports/platform.ts';
import { createTerminalMessenger } from '../../src/platforms/terminal/messenger.ts';

/** A platform nobody talks on. */
export function idle(): Platform {
  return {
    name: 'idle',
    start: async () => {},
    stop: async () => {},
    health: () => ({ ready: true, detail: 'idle' }),
    messenger: createTerminalMessenger({ tenant: 'idle', show: async () => false }),
  };
}
