import pg from 'pg';
import { OperatorError } from '../../core/errors.ts';

/*
 * Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html. The words of an error are never shown:
 * they quote the values of a row.
 */

/** What the operator can mend, by the state the database answers with. */
const WORDS = new Map<string, { code: string; words: string }>([
  ['28P01', { code: 'database-denied', words: 'refuses the name or password' }],
  ['28000', { code: 'database-denied', words: 'refuses this account' }],
  ['3D000', { code: 'database-missing', words: 'is not there: create it first' }],
  ['42501', { code: 'database-denied', words: 'does not let this account do that: make it the owner' }],
  ['53100', { code: 'disk-full', words: 'has no space left on its disk' }],
  ['53300', { code: 'database-away', words: 'has no connection left: raise max_connections' }],
  ['25006', { code: 'database-read-only', words: 'is read-only, as a standby is: name the primary' }],
  ['57014', { code: 'database-slow', words: 'took too long for a statement' }],
  ['55P03', { code: 'database-slow', words: 'took too long for a lock that another process holds' }],
]);

/** Ends with the database, or the way to it: 08 connections · 57P shutting down or starting up · 25P03 and 57P05 ended for silence. */
const AWAY = /^(08|57P0[1-5]|25P03)/;
/** Deadlock and serialisation: the same change may simply be made again. */
const AGAIN = new Set(['40P01', '40001']);
const UNIQUE_OR_CHECK = /^23/;

/** Whether nothing came of it and the very same may succeed at once: a connection that had died, a deadlock. */
export function mayBeRepeated(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return AWAY.test(error.code ?? '') || AGAIN.has(error.code ?? '');
  return !isSilence(error) && isLostConnection(error);
}

/** Whether the connection it happened on may go on being used: the database answered, and goes on. */
export function leavesConnection(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return error.severity === 'ERROR';
  if (error instanceof OperatorError) return error.code !== 'database-away';
  return !isConnectionFault(error);
}

/** Whether the network has gone dumb: no other connection made before is to be trusted. */
export function isSilence(error: unknown): boolean {
  return error instanceof Error && /timeout/i.test(error.message) && !(error instanceof pg.DatabaseError);
}

/** A row that the database itself refuses, by the constraint it names: a slot that is there under another key. */
export class RefusedRow extends Error {}

/** The failure in the operator's words. Errors that are none of the database's pass unchanged. */
export function inWords(address: string, error: unknown): unknown {
  const say = (code: string, words: string) =>
    new OperatorError(code, `The database of DATABASE_URL (${address}) ${words}.`, {
      cause: withoutValues(error),
    });
  if (error instanceof pg.DatabaseError) {
    const known = WORDS.get(error.code ?? '');
    if (known) return say(known.code, known.words);
    if (AWAY.test(error.code ?? ''))
      return say('database-away', 'cannot be used now: it ended the connection');
    if (UNIQUE_OR_CHECK.test(error.code ?? ''))
      return new RefusedRow(`the database refuses this record: ${error.constraint ?? error.code}`);
    return new Error(`the database refused a statement: ${error.code ?? 'unknown'}`);
  }
  if (!isConnectionFault(error)) return error;
  return say('database-away', `cannot be reached: ${reason(error)}`);
}

/** Connection lost between asking for the commit and hearing of it. */
export function outcomeUnknown(address: string, error: unknown): OperatorError {
  return new OperatorError(
    'database-away',
    `The database of DATABASE_URL (${address}) was lost while it was saving: whether it has is unknown, try again.`,
    { cause: withoutValues(error) },
  );
}

function isConnectionFault(error: unknown): boolean {
  return isSilence(error) || isLostConnection(error) || systemCode(error) !== '';
}

function isLostConnection(error: unknown): boolean {
  if (['ECONNRESET', 'EPIPE'].includes(systemCode(error))) return true;
  return error instanceof Error && /connection (terminated|error|ended)|not queryable/i.test(error.message);
}

function reason(error: unknown): string {
  const code = systemCode(error);
  if (code === 'ECONNREFUSED') return 'nothing answers there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its host is unknown';
  if (isSilence(error)) return 'no answer in time';
  if (isLostConnection(error)) return 'the connection was lost';
  return `the system answered ${code}`;
}

function systemCode(error: unknown): string {
  if (error instanceof AggregateError) return systemCode(error.errors[0]);
  if (!(error instanceof Error) || !('code' in error) || error instanceof OperatorError) return '';
  return typeof error.code === 'string' && /^E[A-Z_]+$/.test(error.code) ? error.code : '';
}

/** What a log may hold of it: its state and kind. */
function withoutValues(error: unknown): Error {
  if (error instanceof pg.DatabaseError) return new Error(`PostgreSQL ${error.code ?? ''} ${error.severity}`);
  return new Error(`${systemCode(error) || 'connection'}: ${reason(error)}`);
}
