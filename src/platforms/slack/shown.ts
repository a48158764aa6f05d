import type { Document } from '../../core/document/document.ts';
import type { Runtime } from './runtime.ts';

/** Takes note that a channel has just seen a document; whether it had not, within the hour. */
export function noteShown(runtime: Runtime, tenant: string, channel: string, document: Document): boolean {
  return runtime.shown.claim(keyOf(tenant, channel, document));
}

export function forgetShown(runtime: Runtime, tenant: string, channel: string, document: Document): void {
  runtime.shown.release(keyOf(tenant, channel, document));
}

/** Two addresses of one paper give one document: the sentence that stands for it tells them alike. */
function keyOf(tenant: string, channel: string, document: Document): string {
  return `${tenant}:${channel}:${document.summary}`;
}
