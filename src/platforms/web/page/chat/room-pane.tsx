import { useState } from 'preact/hooks';
import type { Room } from '../../wire.ts';
import { Icon } from '../parts/icon.tsx';
import { useApp } from '../parts/use-app.ts';
import type { AppState } from '../state/app-state.ts';
import { messagesOfRoom } from '../state/messages.ts';
import { Composer } from './composer.tsx';
import { filesIn } from './files.ts';
import { MessageLog } from './message-log.tsx';
import { OPEN_ROOMS_ID, ROOMS_ID } from './rooms.tsx';
import { ViewSwitch } from './view-switch.tsx';

interface Props {
  state: AppState;
  room: Room | undefined;
  /** In all rooms. */
  unread: number;
}

/** The room one looks at: its name, what was said, and where to write. Files can be dropped anywhere on it. */
export function RoomPane({ state, room, unread }: Props) {
  const { address, world, messages } = state;
  const [dropped, setDropped] = useState<File[]>([]);
  const [isOver, setOver] = useState(false);
  const shown = messagesOfRoom(messages, address.room);
  const name = room === undefined ? '' : room.kind === 'channel' ? `#${room.name}` : room.name;
  return (
    <main
      class={`talk${isOver ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (event.target === event.currentTarget) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        setDropped(filesIn(event.dataTransfer));
      }}
    >
      <RoomHead name={name} topic={room?.topic ?? ''} state={state} unread={unread} />
      <MessageLog
        key={`${address.role} ${address.room}`}
        label={`Messages in ${name}`}
        state={state}
        messages={shown}
      >
        {world === null && <p class="log-opening">Opening the room …</p>}
      </MessageLog>
      <Composer
        key={`say ${address.role} ${address.room}`}
        id="say"
        state={state}
        thread={null}
        label={name === '' ? 'Message' : `Message ${name}`}
        placeholder={
          room?.kind === 'dm' ? 'Ask for a paper, or / for commands' : `Message ${name}, or / for commands`
        }
        dropped={dropped}
      />
    </main>
  );
}

interface HeadProps {
  name: string;
  topic: string;
  state: AppState;
  unread: number;
}

function RoomHead({ name, topic, state: { address, isRoomsOpen }, unread }: HeadProps) {
  const app = useApp();
  return (
    <div class="room-head">
      <button
        type="button"
        id={OPEN_ROOMS_ID}
        class="bare open-rooms"
        aria-label={unread > 0 ? `Rooms, ${unread} unread` : 'Rooms'}
        aria-expanded={isRoomsOpen}
        aria-controls={ROOMS_ID}
        onClick={() => app.store.update((shown) => ({ ...shown, isRoomsOpen: true }))}
      >
        <Icon name="menu" />
        {unread > 0 && <span class="dot" />}
      </button>
      <div class="room-title">
        <h2>{name === '' ? ' ' : name}</h2>
        {topic !== '' && <p>{topic}</p>}
      </div>
      <ViewSwitch view={address.view} payload={address.payload} />
    </div>
  );
}
