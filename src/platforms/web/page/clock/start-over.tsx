import { useState } from 'preact/hooks';
import { RestartDialog } from './restart-dialog.tsx';

/** Begins anew, once that was said again in a dialog. */
export function StartOver() {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <button type="button" class="button small plain start-over" onClick={() => setAsking(true)}>
        Start over …
      </button>
      {isAsking && <RestartDialog onClose={() => setAsking(false)} />}
    </>
  );
}
