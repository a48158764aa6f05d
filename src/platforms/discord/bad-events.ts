import type { Client } from 'discord.js';
import type { Log } from '../../core/ports/log.ts';

type HandlePacket = (packet: { t?: unknown } | undefined, shard: unknown) => boolean;

/**
 * Keeps an event that is not shaped as it should be from ending the process: discord.js 14 takes events in within a
 * listener of the socket, where whatever it throws is caught by nobody. Such an event counts as not having come.
 */
export function surviveBadEvents(client: Client, log: Log): void {
  const manager = client.ws as unknown as { handlePacket: HandlePacket };
  const { handlePacket } = manager;
  manager.handlePacket = (packet, shard) =>
    surviving(log, packet?.t, () => handlePacket.call(manager, packet, shard)) ?? true;
}

/** What the work gives, or nothing where it fails: then the log names the kind of the event, and none of its words. */
export function surviving<T>(log: Log, event: unknown, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    log.warn({ event, cause: name }, 'an event of Discord’s could not be read');
    return undefined;
  }
}
