import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface Props {
  class: string;
  /** What a screen reader says, where it is more than the label. */
  spoken?: string;
  /** Resolves once it is done; a second press before that does nothing. */
  act(): Promise<unknown>;
  children: ComponentChildren;
}

/** A button that shows that what it does is under way, and keeps the focus meanwhile. */
export function BusyButton({ class: look, spoken, act, children }: Props) {
  const [isBusy, setBusy] = useState(false);
  async function press() {
    if (isBusy) return;
    setBusy(true);
    await act().finally(() => setBusy(false));
  }
  return (
    <button
      type="button"
      class={`${look}${isBusy ? ' busy' : ''}`}
      aria-label={spoken}
      aria-disabled={isBusy}
      onClick={() => void press()}
    >
      {children}
    </button>
  );
}
