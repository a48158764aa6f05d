import { LogLevel } from '@slack/bolt';
import type { Log } from '../../core/ports/log.ts';
import { redact } from './redact.ts';

/** The SDK's logger, as far as Bolt and its clients use it. */
export interface BoltLogger {
  debug(...words: unknown[]): void;
  info(...words: unknown[]): void;
  warn(...words: unknown[]): void;
  error(...words: unknown[]): void;
  setLevel(level: LogLevel): void;
  getLevel(): LogLevel;
  setName(name: string): void;
}

/**
 * What the SDK has to say, in our log. Its finer levels print whole payloads, with what people typed, and are never
 * heard; of errors only name and message are kept.
 */
export function boltLogger(log: Log): BoltLogger {
  const note = (words: unknown[]) => log.warn({ said: redact(words.map(wordsOf).join(' ')) }, 'Slack SDK');
  return { ...SILENT_BOLT, warn: (...words) => note(words), error: (...words) => note(words) };
}

/** For parts whose every change this platform logs in its own words. */
export const SILENT_BOLT: BoltLogger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.WARN,
  setName() {},
};

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value instanceof Error ? `${value.name}: ${value.message}` : '';
}
