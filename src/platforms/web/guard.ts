import type { IncomingMessage } from 'node:http';
import { isOwnHost, isSameOrigin } from '../../core/http-origin.ts';
import { Refused } from './refused.ts';

/** Refuses what came by a name that is not ours: another site may point its own at this address (DNS rebinding). */
export function checkHost({ headers }: IncomingMessage, configuredHost: string): void {
  if (isOwnHost(headers.host, configuredHost)) return;
  throw new Refused(403, 'Open this page by the address Broadsheet printed when it started.');
}

/** Refuses to be read by, or embedded in, a page of somebody else's. */
export function checkReader({ headers }: IncomingMessage): void {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return;
  throw new Refused(403, 'This is only for the page of Broadsheet itself.');
}

/** Refuses changes from anywhere but this page. */
export function checkChange({ headers }: IncomingMessage, configuredHost: string): void {
  const site = headers['sec-fetch-site'];
  const given = {
    host: headers.host,
    origin: headers.origin,
    secFetchSite: Array.isArray(site) ? site[0] : site,
  };
  if (isSameOrigin(given, configuredHost)) return;
  throw new Refused(403, 'Changes are only taken from the page of Broadsheet itself.');
}

/**
 * A form of another site can send neither type and no header of its own: a browser asks for those first, and is
 * refused.
 */
export function checkKind({ headers }: IncomingMessage, kind: 'json' | 'file'): void {
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (kind === 'file') {
    if (type === 'application/octet-stream' || headers['x-broadsheet'] === '1') return;
    throw new Refused(415, 'Send a file as application/octet-stream, or with the header X-Broadsheet: 1.');
  }
  if (type !== 'application/json') throw new Refused(415, 'Send it as application/json.');
}
