import { clockState, resetClock } from './clock.ts';
import type { Runtime } from './runtime.ts';
import { forgetWelcome, welcome } from './welcome.ts';

/** Conversation, digests, votes, lists and clock as at the first start; the library stays. */
export function startOver(runtime: Runtime): Promise<void> {
  return runtime.clockTurns.take('clock', async () => {
    // An answer under way would come after all was cleared.
    await runtime.turns.settled();
    await forgetWelcome(runtime);
    await runtime.settings.startOver();
    await resetClock(runtime);
    await runtime.history.clear();
    await welcome(runtime);
    runtime.settings.log.info({}, 'the page was started over');
    runtime.events.restarted();
    runtime.events.clock(await clockState(runtime));
  });
}
