import { useId, useState } from 'preact/hooks';
import { fromInput } from './clock-words.ts';

interface Props {
  /** What the input shows at first, and the least it takes. */
  earliest: string;
  zone: string;
  /** Given an ISO instant. */
  onMove(at: string): void;
}

/** A date and a time of one's own to move the clock to. */
export function MoveTo({ earliest, zone, onMove }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(earliest);
  const at = fromInput(typed, zone);
  return (
    <form
      class="move-to"
      onSubmit={(event) => {
        event.preventDefault();
        if (at !== null) onMove(at);
      }}
    >
      <label for={id} class="unseen">
        Date and time to move to
      </label>
      <input
        id={id}
        type="datetime-local"
        value={typed}
        min={earliest}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" class="button small plain">
        Move there
      </button>
    </form>
  );
}
