import { createHmac } from 'node:crypto';
import {
  ACK_LIMIT_MS,
  type Acknowledged,
  type Outgoing,
  type Retry,
  TIMED_OUT,
  type Transport,
} from './delivery.ts';
import { parseJson } from './json.ts';
import type { State } from './state.ts';

/** How a request differs from an honest one. */
export interface Trap {
  /** Seconds the time stamp is off. */
  skewSeconds?: number;
  signature?: 'wrong' | 'missing';
}

export interface HttpRequest {
  body: string;
  headers: Record<string, string>;
}

export interface HttpMode extends Transport {
  /** A request as it would be sent, signed. */
  prepare(outgoing: Outgoing, options?: { retry?: Retry; trap?: Trap }): HttpRequest;
  /** Posts a request as it is: twice for a replay. */
  post(request: HttpRequest): Promise<{ status: number; body: string; tookMs: number }>;
}

/** Slack posting to the app's own address (https://docs.slack.dev/authentication/verifying-requests-from-slack). */
export function createHttpMode(state: State, url: string): HttpMode {
  const { journal } = state;
  const mode: HttpMode = {
    prepare(outgoing, { retry, trap = {} } = {}) {
      const { contentType, body } = encode(outgoing);
      const timestamp = String(Math.floor(Date.now() / 1000) + (trap.skewSeconds ?? 0));
      const headers: Record<string, string> = {
        'content-type': contentType,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': signature(state.app.signingSecret, timestamp, body),
      };
      if (trap.signature === 'wrong')
        headers['x-slack-signature'] = signature('another secret', timestamp, body);
      if (trap.signature === 'missing') delete headers['x-slack-signature'];
      if (retry !== undefined) {
        headers['x-slack-retry-num'] = String(retry.attempt);
        headers['x-slack-retry-reason'] = retry.reason;
      }
      return { body, headers };
    },
    async post({ body, headers }) {
      const sentAt = journal.stopwatch();
      const response = await fetch(url, { method: 'POST', headers, body });
      const answer = await response.text();
      return { status: response.status, body: answer, tookMs: journal.stopwatch() - sentAt };
    },
    deliver(outgoing, retry) {
      const envelope = state.nextId('request');
      journal.record({
        kind: 'sent',
        envelope,
        type: outgoing.type,
        body: outgoing.payload,
        at: journal.stopwatch(),
      });
      const acknowledged = mode.post(mode.prepare(outgoing, retry ? { retry } : {})).then((answer) => {
        if (answer.status !== 200) throw new Error(`the app answered ${answer.status}: ${answer.body}`);
        return noteAck(envelope, answer);
      });
      acknowledged.catch(() => {});
      return { outgoing, acknowledged, again: (next = TIMED_OUT) => mode.deliver(outgoing, next) };
    },
  };
  return mode;

  function noteAck(envelope: string, answer: { body: string; tookMs: number }): Acknowledged {
    const { tookMs } = answer;
    const payload = parseJson(answer.body) ?? (answer.body === '' ? undefined : { text: answer.body });
    const acknowledged = { payload, tookMs, inTime: tookMs <= ACK_LIMIT_MS };
    journal.record({ kind: 'ack', envelope, ...acknowledged, at: journal.stopwatch() });
    return acknowledged;
  }
}

function encode({ type, payload }: Outgoing): { contentType: string; body: string } {
  if (type === 'events_api') return { contentType: 'application/json', body: JSON.stringify(payload) };
  const fields =
    type === 'interactive'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
  return {
    contentType: 'application/x-www-form-urlencoded',
    body: new URLSearchParams(fields).toString(),
  };
}

function signature(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}
