import type { Answering } from './answering.ts';
import { DISCORD_TIMING } from './timing.ts';

/**
 * Short, since Discord gives three seconds for a first word and takes one answer to an interaction, and one message for a
 * nonce, whoever comes second.
 */
const ASK_OTHERS_MS = 800;

/**
 * Whether this process is to act on an interaction or a message: Discord hands each to every process that is connected
 * for its server, and again after a connection was lost. One that comes too late finds that another has it.
 */
export function isOurs({ seen }: Pick<Answering, 'seen'>, id: string): Promise<boolean> {
  return seen.claim([`discord ${id}`], { forMs: DISCORD_TIMING.repeatedForMs, withinMs: ASK_OTHERS_MS });
}
