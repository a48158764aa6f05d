import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { wireGuild } from './channel-wire.ts';
import { INTENT } from './wire.ts';
import type { World } from './world.ts';

const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
};

export const CLOSE = {
  unknownOpcode: 4001,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  sessionTimedOut: 4009,
  invalidIntents: 4013,
  disallowedIntents: 4014,
};

const KNOWN_INTENTS = (1 << 26) - 1;
const PRIVILEGED = INTENT.guildMembers | INTENT.guildPresences | INTENT.messageContent;

interface Packet {
  op: number;
  d: unknown;
  s?: number | null;
  t?: string | null;
}

interface Session {
  id: string;
  intents: number;
  /** Every event since the session began, for those who resume. */
  events: Packet[];
  socket: WebSocket | null;
}

export interface Identify {
  token: string;
  intents: number;
  properties: Record<string, string>;
  shard?: [number, number];
}

export interface Gateway {
  identifies: Identify[];
  resumes: { session: string; seq: number; replayed: number }[];
  heartbeats: number;
  /** Whether a bot is connected and ready to hear. */
  connected(): boolean;
  /** The socket breaks without a word. */
  drop(): void;
  /** Asks the bot to come back by op 7. */
  askToReconnect(): void;
  invalidate(resumable: boolean): void;
  close(code: number): void;
  /** What the next ones who identify or resume are met with instead of READY or RESUMED. */
  refuseNext(how: 'invalid-session' | 'drop' | number): void;
  /** Heartbeats go unanswered from now on. */
  fallSilent(): void;
  dispatch(event: string, data: unknown, intent?: number): void;
  /** Delivers the last event of a kind once more, as the same event. */
  repeat(event: string, fits?: (data: Record<string, unknown>) => boolean): void;
  end(): Promise<void>;
}

export interface GatewaySettings {
  heartbeatIntervalMs: number;
  url(): string;
}

/** Discord's gateway, version 10 in JSON, for one shard; several sessions on one token all hear everything. */
export function createGateway(world: World, server: Server, settings: GatewaySettings): Gateway {
  const sessions = new Map<string, Session>();
  const refusals: ('invalid-session' | 'drop' | number)[] = [];
  const sockets = new WebSocketServer({ server, path: '/gateway' });
  let current: Session | null = null;
  let silent = false;

  const gateway: Gateway = {
    identifies: [],
    resumes: [],
    heartbeats: 0,
    connected: () => current?.socket?.readyState === 1,
    drop: () => current?.socket?.terminate(),
    askToReconnect: () => toBot({ op: OP.reconnect, d: null }),
    invalidate: (resumable) => {
      if (!resumable) forget(current);
      toBot({ op: OP.invalidSession, d: resumable });
    },
    close: (code) => {
      if (code !== CLOSE.authenticationFailed && code !== CLOSE.sessionTimedOut) forget(current);
      current?.socket?.close(code);
    },
    refuseNext: (how) => refusals.push(how),
    fallSilent: () => {
      silent = true;
    },
    dispatch: (event, data, intent = 0) => {
      for (const session of sessions.values()) {
        const isThere = session === current || session.socket?.readyState === 1;
        if (isThere && (intent === 0 || (session.intents & intent) !== 0)) tell(session, event, data);
      }
    },
    repeat: (event, fits = () => true) => {
      const is = ({ t, d }: Packet) => t === event && fits(d as Record<string, unknown>);
      const last = current?.events.findLast(is);
      if (current === null || last === undefined) throw new Error(`no ${event} was ever delivered`);
      tell(current, event, last.d);
    },
    end: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        sockets.close(() => resolve());
      }),
  };

  sockets.on('connection', (socket) => {
    send(socket, { op: OP.hello, d: { heartbeat_interval: settings.heartbeatIntervalMs } });
    socket.on('message', (data) => hear(socket, JSON.parse(data.toString()) as Packet));
    socket.on('close', () => {
      for (const session of sessions.values()) if (session.socket === socket) session.socket = null;
      world.changed();
    });
  });
  return gateway;

  function hear(socket: WebSocket, packet: Packet): void {
    if (packet.op === OP.heartbeat) {
      gateway.heartbeats += 1;
      if (!silent) send(socket, { op: OP.heartbeatAck, d: null });
    } else if (packet.op === OP.identify) identify(socket, packet.d as Identify);
    else if (packet.op === OP.resume) resume(socket, packet.d as Resume);
    else if (packet.op !== 3) socket.close(CLOSE.unknownOpcode);
    world.changed();
  }

  function identify(socket: WebSocket, said: Identify): void {
    gateway.identifies.push(said);
    if (refuse(socket, said)) return;
    const session: Session = { id: `session-${world.makeId()}`, intents: said.intents, events: [], socket };
    sessions.set(session.id, session);
    current = session;
    const guilds = [...world.guilds.values()].filter((guild) => guild.botIsMember);
    tell(session, 'READY', {
      v: 10,
      user: world.bot,
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: settings.url(),
      application: { id: world.applicationId, flags: 0 },
      shard: said.shard ?? [0, 1],
      session_type: 'normal',
    });
    if ((said.intents & INTENT.guilds) === 0) return;
    for (const guild of guilds) tell(session, 'GUILD_CREATE', wireGuild(world, guild));
  }

  function resume(socket: WebSocket, said: Resume): void {
    const session = sessions.get(said.session_id);
    const missed = session?.events.slice(said.seq) ?? [];
    gateway.resumes.push({ session: said.session_id, seq: said.seq, replayed: missed.length });
    if (refuse(socket, said)) return;
    if (session === undefined) {
      send(socket, { op: OP.invalidSession, d: false });
      return;
    }
    session.socket = socket;
    current = session;
    for (const event of missed) send(socket, event);
    tell(session, 'RESUMED', {});
  }

  function refuse(socket: WebSocket, said: { token: string; intents?: number }): boolean {
    const how = refusals.shift() ?? mistakeIn(said);
    if (how === null) return false;
    if (how === 'invalid-session') send(socket, { op: OP.invalidSession, d: false });
    else if (how === 'drop') socket.terminate();
    else socket.close(how);
    return true;
  }

  function mistakeIn({ token, intents = 0 }: { token: string; intents?: number }): number | null {
    if (token !== world.token) return CLOSE.authenticationFailed;
    if ((intents & ~KNOWN_INTENTS) !== 0) return CLOSE.invalidIntents;
    return (intents & PRIVILEGED) === 0 ? null : CLOSE.disallowedIntents;
  }

  /** Sent now if the bot is there, kept for when it resumes in any case. */
  function tell(session: Session, event: string, data: unknown): void {
    const packet = { op: OP.dispatch, t: event, s: session.events.length + 1, d: structuredClone(data) };
    session.events.push(packet);
    if (session.socket !== null) send(session.socket, packet);
    world.changed();
  }

  function toBot(packet: Packet): void {
    if (current?.socket != null) send(current.socket, packet);
  }

  function forget(session: Session | null): void {
    if (session !== null) sessions.delete(session.id);
  }
}

interface Resume {
  token: string;
  session_id: string;
  seq: number;
}

function send(socket: WebSocket, packet: Packet): void {
  if (socket.readyState === 1) socket.send(JSON.stringify({ s: null, t: null, ...packet }));
}
