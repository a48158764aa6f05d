import { OperatorError } from '../../core/errors.ts';
import type { Log } from '../../core/ports/log.ts';
import type { PlatformHealth } from '../../core/ports/platform.ts';
import type { After } from './parts.ts';
import { redact } from './redact.ts';
import { describeTrouble, troubleOf } from './trouble.ts';

/** A way to be reached by Slack. */
export interface Connector {
  /** Resolves once people can be heard, with that in words. Throws `OperatorError` where only an operator can help. */
  connect(): Promise<string>;
  /** Told whenever a connection that stood is gone. */
  onLost(tell: () => void): void;
  /** Ends the connection for good. Never fails. */
  disconnect(): Promise<void>;
}

export interface Supervisor {
  /**
   * Resolves once connected, or after a first failure that may heal: then it goes on trying by itself. Throws
   * `OperatorError` where it cannot heal.
   */
  start(): Promise<void>;
  stop(): Promise<void>;
  health(): PlatformHealth;
  /** What calls found out about the token meanwhile; `null` when it works. */
  setTokenTrouble(words: string | null): void;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
/** The code of a refusal that no waiting heals: the token was taken back. */
export const FINAL = 'slack-token-revoked';

/** A connection that ends sooner was none: connecting again at once would go round and round. */
const STEADY_MS = 5000;

/** Keeps a connection up: connects again at once when it ends, waits ever longer while it fails. */
export function createSupervisor(parts: {
  connector: Connector;
  log: Log;
  now: () => Date;
  after: After;
}): Supervisor {
  const { connector, log, now, after } = parts;
  let state: PlatformHealth = { ready: false, detail: 'not started' };
  let tokenTrouble: string | null = null;
  let failures = 0;
  /** Connections in a row that ended almost as soon as they stood. */
  let flaps = 0;
  let connectedAt = 0;
  let running = false;
  let callOff = () => {};

  connector.onLost(() => {
    if (!running) return;
    flaps = now().getTime() - connectedAt < STEADY_MS ? flaps + 1 : 0;
    note(false, 'connection lost, connecting again');
    plan(flaps < 2 ? 0 : waitMs(flaps), retry);
  });

  return {
    async start() {
      running = true;
      const refusal = await attempt();
      if (refusal === null) return;
      running = false;
      callOff();
      throw refusal;
    },
    async stop() {
      running = false;
      callOff();
      await connector.disconnect();
      state = { ready: false, detail: 'stopped' };
    },
    health: () => (tokenTrouble === null ? state : { ready: false, detail: tokenTrouble }),
    setTokenTrouble(words) {
      if (words === tokenTrouble || !running) return;
      tokenTrouble = words;
      if (words === null) log.info({}, 'Slack: the token works again');
      else log.error({}, `Slack: ${words}`);
    },
  };

  /** The refusal that ends all trying, `null` when connected or trying on. */
  async function attempt(): Promise<OperatorError | null> {
    try {
      const words = await connector.connect();
      if (!running) return null;
      connectedAt = now().getTime();
      failures = 0;
      note(true, words);
      return null;
    } catch (error) {
      if (!running) return null;
      failures += 1;
      if (error instanceof OperatorError) {
        note(false, error.message);
        if (error.code !== FINAL) plan(waitMs(failures), retry);
        return error;
      }
      note(false, `cannot connect (${reasonOf(error)}), trying again`);
      const trouble = troubleOf(error);
      const asked = trouble.kind === 'rate-limited' ? trouble.retryAfterMs : 0;
      plan(Math.max(asked, waitMs(failures)), retry);
      return null;
    }
  }

  function retry(): void {
    void attempt();
  }

  function plan(delayMs: number, run: () => void): void {
    callOff();
    callOff = after(delayMs, run);
  }

  /** Each change once; saying the same again would fill the log while a network is down. */
  function note(ready: boolean, detail: string): void {
    if (state.ready === ready && state.detail === detail) return;
    state = { ready, detail };
    if (ready) log.info({}, `Slack: ${detail}`);
    else log.warn({}, `Slack: ${detail}`);
  }
}

function waitMs(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
}

function reasonOf(error: unknown): string {
  const trouble = troubleOf(error);
  if (trouble.kind !== 'unknown') return describeTrouble(trouble);
  return redact(error instanceof Error ? error.message : 'no answer');
}
