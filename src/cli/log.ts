import type { Writable } from 'node:stream';
import { destination, pino, stdSerializers } from 'pino';
import type { Log } from '../core/ports/log.ts';

/** Fields that could carry a secret are blanked, should one ever be handed to the log. */
const SECRET = ['token', 'secret', 'authorization', 'password', 'response_url', 'apiKey'];

/** Structured lines, JSON, on the given stream. */
export function createLog(level: string, output: Writable): Log {
  const settings = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { cause: causeText },
    redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`]), censor: '[hidden]' },
  };
  return pino(settings, output === process.stderr ? destination({ fd: 2, sync: true }) : output);
}

function causeText(cause: unknown): unknown {
  return cause instanceof Error ? stdSerializers.err(cause) : cause;
}
