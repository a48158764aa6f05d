import { useEffect } from 'preact/hooks';
import { FormDialog } from './chat/form-dialog.tsx';
import { RoleSwitch } from './chat/role-switch.tsx';
import { RoomPane } from './chat/room-pane.tsx';
import { Rooms } from './chat/rooms.tsx';
import { StatusLine } from './chat/status-line.tsx';
import { ThreadPanel } from './chat/thread-panel.tsx';
import { ClockBar } from './clock/clock-bar.tsx';
import { AppContext, useAppState } from './parts/use-app.ts';
import type { App } from './state/app.ts';
import { unreadCounts } from './state/unread.ts';

/** The whole page. */
export function Page({ app }: { app: App }) {
  const state = useAppState(app);
  const { address, world, messages } = state;
  const room = world?.rooms.find(({ id }) => id === address.room);
  const unread = unreadCounts(messages, state.marks, address.role);
  const total = [...unread.values()].reduce((sum, count) => sum + count, 0);
  const parent = address.thread === null ? undefined : messages.get(address.thread);
  useEffect(() => {
    document.title = `${total > 0 ? `(${total}) ` : ''}${room === undefined ? '' : `${room.name} · `}Broadsheet`;
  }, [total, room]);
  return (
    <AppContext.Provider value={app}>
      <a class="skip" href="#say">
        Skip to writing
      </a>
      <header class="top">
        <h1 class="brand">Broadsheet</h1>
        <p class="brand-about">The whole product over a library of its own, with no account</p>
        <RoleSwitch role={address.role} people={world?.people ?? []} />
      </header>
      <ClockBar world={world} />
      <StatusLine status={state.status} line={state.line} />
      <div class={`rooms-and-talk${parent === undefined ? '' : ' with-thread'}`}>
        <Rooms state={state} unread={unread} />
        <RoomPane state={state} room={room} unread={total} />
        {parent !== undefined && <ThreadPanel key={parent.id} state={state} parent={parent} />}
      </div>
      {state.form !== null && <FormDialog key={state.form.asked.token} open={state.form} address={address} />}
    </AppContext.Provider>
  );
}
