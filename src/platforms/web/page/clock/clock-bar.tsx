import { useEffect, useState } from 'preact/hooks';
import type { ClockMove } from '../../wire.ts';
import { Icon } from '../parts/icon.tsx';
import { useApp } from '../parts/use-app.ts';
import type { World } from '../state/app-state.ts';
import { every } from '../timers.ts';
import { asInput, timeAhead, timeInFull } from './clock-words.ts';
import { MoveTo } from './move-to.tsx';

const TICK_MS = 5000;

/** The time of the page, and how to move it on. */
export function ClockBar({ world }: { world: World | null }) {
  const app = useApp();
  const now = useNow(world);
  const [isBusy, setBusy] = useState(false);
  const [isOpen, setOpen] = useState(false);
  async function move(to: ClockMove['to']) {
    if (isBusy) return;
    setBusy(true);
    await app.moveClock({ to });
    setBusy(false);
  }
  const clock = world?.clock;
  const step = (label: string, to: ClockMove['to'], spoken?: string) => (
    <button
      type="button"
      class="button small plain"
      aria-label={spoken}
      aria-disabled={isBusy}
      onClick={() => void move(to)}
    >
      {label}
    </button>
  );
  const next = clock?.nextPost ?? null;
  return (
    <section
      class={`clock${isBusy ? ' busy' : ''}${isOpen ? ' open' : ''}`}
      aria-label="Clock of this page"
      aria-busy={isBusy}
    >
      <div class="clock-now">
        <Icon name="clock" />
        {clock === undefined ? (
          <span>…</span>
        ) : (
          <>
            <time dateTime={now}>{timeInFull(now, clock.zone)}</time> <span class="zone">{clock.zone}</span>
            {clock.isMoved && <span class="moved">moved</span>}
          </>
        )}
        <span class="unseen" role="status">
          {isBusy ? 'Moving the clock' : ''}
        </span>
      </div>
      <p class="clock-about">Only this page’s time moves.</p>
      <button
        type="button"
        class="button small open-clock"
        aria-expanded={isOpen}
        aria-controls="clock-moves"
        onClick={() => setOpen(!isOpen)}
      >
        Move the clock
      </button>
      <div id="clock-moves" class="clock-moves">
        {step('Next Monday 9:00', 'next-monday')}
        {clock !== undefined && next !== null && (
          <span title={next.words}>
            {step(`Next post (${timeAhead(next.at, now, clock.zone)})`, 'next-post')}
          </span>
        )}
        {step('+1 hour', 'hour', 'Plus 1 hour')}
        {step('+1 day', 'day', 'Plus 1 day')}
        {step('+1 week', 'week', 'Plus 1 week')}
        {clock !== undefined && (
          <MoveTo
            key={clock.now}
            earliest={asInput(now, clock.zone)}
            zone={clock.zone}
            onMove={(at) => void move({ at })}
          />
        )}
      </div>
    </section>
  );
}

/** The clock as it was told, and what has passed since. */
function useNow(world: World | null): string {
  const [, tick] = useState(0);
  useEffect(() => every(TICK_MS, () => tick((count) => count + 1)), []);
  if (world === null) return '';
  const passedMs = performance.now() - world.clockReadAtMs;
  return new Date(Date.parse(world.clock.now) + passedMs).toISOString();
}
