import { SEND_WITHIN_MS } from '../../core/delivery/protocol.ts';

const LEAST_SPARE_MS = 2000;

/**
 * How long a claim on an issue lasts that nobody prolongs: longer than what was intended under it may take to leave and to
 * settle, with a quarter to spare for a step that is slow.
 */
export function leaseMs(settleAfterMs: number): number {
  return SEND_WITHIN_MS + settleAfterMs + Math.max(LEAST_SPARE_MS, settleAfterMs / 4);
}
