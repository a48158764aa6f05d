import { Icon } from '../parts/icon.tsx';
import { useApp } from '../parts/use-app.ts';
import { type AppState, NO_STATUS, type Status } from '../state/app-state.ts';

/** What went wrong, or went well, in a sentence; read out as it changes. */
export function StatusLine({ status, line }: { status: Status; line: AppState['line'] }) {
  const app = useApp();
  const { text, kind } = status;
  return (
    <div class={`status ${kind}${text === '' ? ' empty' : ''}`}>
      <p role="status">{text}</p>
      {text !== '' && line !== 'lost' && (
        <button type="button" class="bare" aria-label="Dismiss" onClick={() => app.tell(NO_STATUS)}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
