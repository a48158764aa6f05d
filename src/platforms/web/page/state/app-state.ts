import type { AskedForm, ClockState, CommandHelp, Role, Room, ShownMessage } from '../../wire.ts';
import type { Address } from './address.ts';
import { type Messages, withMessage, withoutMessage } from './messages.ts';
import { type ReadMarks, withSeen } from './unread.ts';

export interface AppState {
  address: Address;
  /** `null` until the state was first read. */
  world: World | null;
  messages: Messages;
  marks: ReadMarks;
  line: 'connecting' | 'live' | 'lost';
  status: Status;
  form: OpenForm | null;
  /** A line put into the room's composer from elsewhere; `count` tells two equal ones apart. */
  filled: { text: string; count: number };
  isRoomsOpen: boolean;
}

export interface World {
  people: Role[];
  rooms: Room[];
  commands: CommandHelp[];
  clock: ClockState;
  /** When that clock was read, in milliseconds since the page was opened. */
  clockReadAtMs: number;
}

export interface Status {
  text: string;
  kind: 'news' | 'problem';
}

export interface OpenForm {
  asked: AskedForm;
  room: string;
  thread: string | null;
  /** The message whose button opened it. */
  message: string | null;
}

export const NO_STATUS: Status = { text: '', kind: 'news' };

export function firstState(address: Address, marks: ReadMarks): AppState {
  return {
    address,
    world: null,
    messages: new Map(),
    marks,
    line: 'connecting',
    status: NO_STATUS,
    form: null,
    filled: { text: '', count: 0 },
    isRoomsOpen: false,
  };
}

/** What is said in the room one looks at is seen as it comes. */
export function withNews(state: AppState, message: ShownMessage): AppState {
  const messages = withMessage(state.messages, message);
  if (messages === state.messages) return state;
  const { room } = state.address;
  const marks = message.room === room ? withSeen(state.marks, messages, room) : state.marks;
  return { ...state, messages, marks };
}

/** A thread whose first message is gone is closed. */
export function withoutOne(state: AppState, id: string): AppState {
  const messages = withoutMessage(state.messages, id);
  if (messages === state.messages) return state;
  const { address } = state;
  const thread = address.thread === id ? null : address.thread;
  return { ...state, messages, address: { ...address, thread } };
}

export function withClock(state: AppState, clock: ClockState, readAtMs: number): AppState {
  if (state.world === null) return state;
  return { ...state, world: { ...state.world, clock, clockReadAtMs: readAtMs } };
}
