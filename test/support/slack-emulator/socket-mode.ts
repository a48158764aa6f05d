import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import {
  ACK_LIMIT_MS,
  type Acknowledged,
  type Delivery,
  type Retry,
  TIMED_OUT,
  type Transport,
} from './delivery.ts';
import { type Fields, fieldsOf, parseJson, textOf } from './json.ts';
import type { State } from './state.ts';

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

export interface SocketMode extends Transport {
  /** The path with query of a fresh ticket. */
  newTicket(): string;
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** How many connections have been greeted and not ended. */
  connections(): number;
  /** Tells every connection why it should go; Slack closes it itself only a little later. */
  disconnect(reason: DisconnectReason): void;
  /** Cuts every connection without a word. */
  cut(): void;
  close(): void;
}

interface Pending {
  sentAt: number;
  resolve(acknowledged: Acknowledged): void;
  limit: NodeJS.Timeout;
}

const OPEN = 1;

/** The far end of Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode). */
export function createSocketMode(state: State): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const sockets = new Map<string, WebSocket>();
  const tickets = new Set<string>();
  const pending = new Map<string, Pending>();
  const { journal } = state;
  let turn = 0;

  const mode: SocketMode = {
    newTicket() {
      const ticket = state.nextId('ticket');
      tickets.add(ticket);
      return `/link/?ticket=${ticket}&app_id=${state.app.id}`;
    },
    accept(request, socket, head) {
      const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
      if (!tickets.delete(ticket)) return void socket.destroy();
      server.handleUpgrade(request, socket, head, (connection) =>
        greet(connection, state.nextId('connection')),
      );
    },
    connections: () => open().length,
    disconnect(reason) {
      for (const socket of open()) socket.send(JSON.stringify({ type: 'disconnect', reason }));
    },
    cut() {
      for (const socket of sockets.values()) socket.terminate();
    },
    close() {
      for (const { limit } of pending.values()) clearTimeout(limit);
      mode.cut();
      server.close();
    },
    deliver(outgoing, retry) {
      const envelope = state.nextId('envelope');
      const again = (next: Retry = TIMED_OUT): Delivery => mode.deliver(outgoing, next);
      const { type, payload } = outgoing;
      const connection = open()[turn % Math.max(open().length, 1)];
      turn += 1;
      if (connection === undefined) {
        journal.record({ kind: 'unanswered', envelope, why: 'nobody connected', at: journal.stopwatch() });
        return { outgoing, again, acknowledged: failed('nobody is connected to take this') };
      }
      const acknowledged = new Promise<Acknowledged>((resolve) => {
        const limit = setTimeout(() => {
          journal.record({ kind: 'unanswered', envelope, why: 'late', at: journal.stopwatch() });
        }, ACK_LIMIT_MS);
        pending.set(envelope, { sentAt: journal.stopwatch(), resolve, limit });
      });
      connection.send(JSON.stringify(envelopeOf(envelope, type, payload, retry)));
      journal.record({ kind: 'sent', envelope, type, body: payload, at: journal.stopwatch() });
      return { outgoing, again, acknowledged };
    },
  };
  return mode;

  function open(): WebSocket[] {
    return [...sockets.values()].filter((socket) => socket.readyState === OPEN);
  }

  function greet(socket: WebSocket, connection: string): void {
    sockets.set(connection, socket);
    socket.on('message', (data) => take(fieldsOf(parseJson(String(data)))));
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(connection);
      journal.record({ kind: 'disconnected', connection, at: journal.stopwatch() });
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: open().length, debug_info: {} }));
    journal.record({ kind: 'connected', connection, at: journal.stopwatch() });
  }

  function take(message: Fields): void {
    const envelope = textOf(message.envelope_id);
    const waiting = pending.get(envelope);
    if (waiting === undefined) return;
    pending.delete(envelope);
    clearTimeout(waiting.limit);
    const tookMs = journal.stopwatch() - waiting.sentAt;
    const acknowledged = { payload: message.payload, tookMs, inTime: tookMs <= ACK_LIMIT_MS };
    journal.record({ kind: 'ack', envelope, ...acknowledged, at: journal.stopwatch() });
    waiting.resolve(acknowledged);
  }
}

function envelopeOf(envelope: string, type: string, payload: Fields, retry: Retry | undefined): Fields {
  return {
    envelope_id: envelope,
    type,
    accepts_response_payload: type !== 'events_api',
    payload,
    ...(retry === undefined ? {} : { retry_attempt: retry.attempt, retry_reason: retry.reason }),
  };
}

/** A promise that has failed, without the process taking it for one nobody looks after. */
function failed(why: string): Promise<never> {
  const promise = Promise.reject(new Error(why));
  promise.catch(() => {});
  return promise;
}
