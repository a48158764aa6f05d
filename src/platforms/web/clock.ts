import { targetOf } from './clock-target.ts';
import { WEB_LIMITS } from './limits.ts';
import type { Runtime } from './runtime.ts';
import type { WebSettings } from './settings.ts';
import type { ClockMove, ClockState } from './wire.ts';

/** Under which name the store keeps how far the clock is ahead. */
const AHEAD = 'page-clock-ahead-ms';

type ClockParts = Pick<WebSettings, 'clock' | 'store'>;

/** Sets the clock as an earlier run left it. To be called before anything is told the time. */
export async function restoreClock({
  clock,
  store,
}: {
  clock: ClockParts['clock'];
  store: Pick<ClockParts['store'], 'facts'>;
}): Promise<void> {
  const ahead = Number((await store.facts.get(AHEAD))?.value ?? 0);
  if (Number.isFinite(ahead) && ahead > 0) clock.setAhead(ahead);
}

export async function clockState({ settings, zones }: Runtime): Promise<ClockState> {
  const { clock } = settings;
  return {
    now: clock.now().toISOString(),
    isMoved: clock.aheadMs() > 0,
    zone: zones.page(),
    nextPost: await settings.nextPost(),
  };
}

/**
 * Moves the clock forward and waits for what is due then. On the way it stops at every post, so that each comes at its
 * time, as if the days had passed; after `clockStops` of them the rest is found as after a downtime.
 */
export function moveClock(runtime: Runtime, move: ClockMove): Promise<ClockState> {
  return runtime.clockTurns.take('clock', async () => {
    const { settings, zones } = runtime;
    const { clock, log } = settings;
    const target = targetOf(move, {
      now: clock.now(),
      zone: zones.page(),
      nextPost: await settings.nextPost(),
    });
    await postOnTheWay(runtime, target);
    await setClock(runtime, target);
    log.info({ aheadMs: clock.aheadMs() }, 'the clock of the page was moved');
    const state = await clockState(runtime);
    runtime.events.clock(state);
    return state;
  });
}

async function postOnTheWay(runtime: Runtime, target: Date): Promise<void> {
  const { clock, nextPost } = runtime.settings;
  for (let stops = 0; stops < WEB_LIMITS.clockStops; stops += 1) {
    const at = new Date((await nextPost())?.at ?? target);
    // One that is due already could not be posted: nothing comes of waiting for it here.
    if (at >= target || at <= clock.now()) return;
    await setClock(runtime, at);
  }
}

/** Kept before anything is posted, so that no message is ever later than the clock of the next run. */
async function setClock({ settings }: Runtime, time: Date): Promise<void> {
  const { clock, store } = settings;
  clock.moveTo(time);
  await store.facts.change(AHEAD, () => ({ value: String(clock.aheadMs()) }));
  await settings.afterClockMoved();
}

/** Runs with the machine's clock again. */
export async function resetClock({ settings }: Runtime): Promise<void> {
  await settings.store.facts.change(AHEAD, () => null);
  settings.clock.setAhead(0);
}
