import type pg from 'pg';
import type { Settings } from './settings.ts';

/** How a connection is made. `answerMs` is how long any answer may take, counted here. */
export function clientConfig({ url, timeouts }: Settings, answerMs: number): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'broadsheet',
    connectionTimeoutMillis: timeouts.connectMs,
    query_timeout: answerMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

/**
 * What holds for a session, set once it is connected rather than as parameters of the connection, which poolers in
 * between refuse. The database looks within a minute whether a silent process is still there, for what it held to be
 * free again. An operator who turned `synchronous_commit` off did not mean us: a change is durable when it is
 * acknowledged.
 */
export function sessionSettings({ timeouts, replica }: Settings, idleMs: number): string {
  return `
    SET statement_timeout = ${timeouts.statementMs};
    SET lock_timeout = ${timeouts.lockMs};
    SET idle_in_transaction_session_timeout = ${idleMs};
    SET tcp_keepalives_idle = 30;
    SET tcp_keepalives_interval = 10;
    SET tcp_keepalives_count = 3;
    SET broadsheet.replica = '${replica}';
    SELECT set_config('synchronous_commit', 'on', false)
      WHERE current_setting('synchronous_commit') = 'off'`;
}

/** Ends a connection that may no longer be answering: an orderly end would wait for the far side. */
export function cutOff(client: pg.ClientBase): void {
  const connection: unknown = Reflect.get(client, 'connection');
  const stream: unknown = connection instanceof Object ? Reflect.get(connection, 'stream') : null;
  if (stream instanceof Object && 'destroy' in stream && typeof stream.destroy === 'function')
    stream.destroy();
}

/** The rows of the last of several statements sent as one text. */
export function lastRows(result: unknown): unknown[] {
  const last = Array.isArray(result) ? result.at(-1) : result;
  return (last as pg.QueryResult).rows;
}
