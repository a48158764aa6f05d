import { useEffect, useRef } from 'preact/hooks';
import type { Room } from '../../wire.ts';
import { StartOver } from '../clock/start-over.tsx';
import { Icon } from '../parts/icon.tsx';
import { useApp } from '../parts/use-app.ts';
import type { AppState } from '../state/app-state.ts';
import { Commands } from './commands.tsx';

interface Props {
  state: AppState;
  unread: ReadonlyMap<string, number>;
}

export const ROOMS_ID = 'rooms';
export const OPEN_ROOMS_ID = 'open-rooms';

/** The rooms and the commands; on a phone a drawer. */
export function Rooms({ state, unread }: Props) {
  const app = useApp();
  const { world, isRoomsOpen } = state;
  const drawer = useRef<HTMLElement>(null);
  const close = () => app.store.update((shown) => ({ ...shown, isRoomsOpen: false }));
  useEffect(() => {
    if (!isRoomsOpen) return undefined;
    drawer.current?.querySelector<HTMLElement>('button')?.focus();
    return () => document.getElementById(OPEN_ROOMS_ID)?.focus();
  }, [isRoomsOpen]);
  const rooms = world?.rooms ?? [];
  const listed = (kind: Room['kind']) =>
    rooms
      .filter((room) => room.kind === kind)
      .map((room) => (
        <li key={room.id}>
          <RoomButton room={room} isOpen={room.id === state.address.room} unread={unread.get(room.id) ?? 0} />
        </li>
      ));
  return (
    <>
      <nav
        ref={drawer}
        id={ROOMS_ID}
        class={`rooms${isRoomsOpen ? ' open' : ''}`}
        aria-label="Rooms"
        onKeyDown={(event) => {
          const isInDialog = event.target instanceof Element && event.target.closest('dialog') !== null;
          if (event.key === 'Escape' && isRoomsOpen && !isInDialog) close();
        }}
      >
        <button type="button" class="bare close-rooms" aria-label="Close rooms" onClick={close}>
          <Icon name="close" />
        </button>
        <h2>Channels</h2>
        <ul>{listed('channel')}</ul>
        <h2>Direct messages</h2>
        <ul>{listed('dm')}</ul>
        <Commands commands={world?.commands ?? []} />
        <StartOver />
      </nav>
      {isRoomsOpen && (
        <button type="button" class="veil" tabIndex={-1} aria-label="Close rooms" onClick={close} />
      )}
    </>
  );
}

function RoomButton({ room, isOpen, unread }: { room: Room; isOpen: boolean; unread: number }) {
  const app = useApp();
  return (
    <button
      type="button"
      class={`room${unread > 0 && !isOpen ? ' unread' : ''}`}
      aria-current={isOpen ? 'page' : undefined}
      onClick={() => app.go({ room: room.id })}
    >
      <span class="room-sign" aria-hidden="true">
        {room.kind === 'channel' ? '#' : '●'}
      </span>
      <span class="room-name">{room.name}</span>
      {unread > 0 && !isOpen && (
        <span class="badge">
          {unread}
          <span class="unseen"> unread</span>
        </span>
      )}
    </button>
  );
}
