import { useEffect } from 'preact/hooks';
import type { ShownMessage } from '../../wire.ts';
import { Icon } from '../parts/icon.tsx';
import { useApp } from '../parts/use-app.ts';
import type { AppState } from '../state/app-state.ts';
import { repliesTo } from '../state/messages.ts';
import { Composer } from './composer.tsx';
import { openerId } from './message.tsx';
import { MessageLog } from './message-log.tsx';

/** A message with what stands beneath it; beside the room, or over it on a phone. Escape closes it. */
export function ThreadPanel({ state, parent }: { state: AppState; parent: ShownMessage }) {
  const app = useApp();
  const replies = repliesTo(state.messages, parent.id);
  const close = () => app.go({ thread: null });
  useEffect(() => {
    document.getElementById('reply')?.focus();
    return () => document.getElementById(openerId(parent.id))?.focus();
  }, []);
  return (
    <aside
      class="thread"
      aria-label="Thread"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <div class="room-head">
        <div class="room-title">
          <h2>Thread</h2>
          <p>{replies.length === 1 ? '1 reply' : `${replies.length} replies`}</p>
        </div>
        <button type="button" class="bare" aria-label="Close thread" onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <MessageLog label="Messages in this thread" state={state} messages={[parent, ...replies]} isThread />
      <Composer
        id="reply"
        state={state}
        thread={parent.id}
        label="Reply in this thread"
        placeholder="Reply …"
        dropped={[]}
      />
    </aside>
  );
}
