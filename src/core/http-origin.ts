/** The headers a same-origin check reads, as the browser sent them. */
export interface OriginHeaders {
  host?: string | undefined;
  origin?: string | undefined;
  secFetchSite?: string | undefined;
}

const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;

/**
 * Whether a request was meant for this server. A page elsewhere can point its own name at our address (DNS
 * rebinding) and then read our answers as its own; the Host header still carries that name. Ours are `localhost`,
 * every address written as numbers, which no name server can redirect, and `configuredHost` (HOST).
 *
 * For pages and what belongs to them; probes of health may come by any name.
 */
export function isOwnHost(hostHeader: string | undefined, configuredHost: string): boolean {
  const name = hostHeader === undefined ? null : nameIn(hostHeader);
  if (name === null) return false;
  return name === 'localhost' || isAddress(name) || name === nameIn(hostOf(configuredHost));
}

/**
 * Whether a request that changes something comes from a page of this server: it names our host, its Origin is that
 * host, and the browser does not call it cross-site. A browser sends Origin with every POST; a request that carries
 * neither header is not known to come from our page and is refused.
 *
 * Method: OWASP, Cross-Site Request Forgery Prevention (verifying origin; Fetch Metadata).
 */
export function isSameOrigin(headers: OriginHeaders, configuredHost: string): boolean {
  const { host, origin, secFetchSite } = headers;
  if (host === undefined || !isOwnHost(host, configuredHost)) return false;
  if (secFetchSite !== undefined && secFetchSite !== 'same-origin') return false;
  if (origin === undefined) return secFetchSite === 'same-origin';
  const from = parse(origin);
  if (from === null || (from.protocol !== 'http:' && from.protocol !== 'https:')) return false;
  // A proxy in front may speak https where we speak http: the host decides, with that scheme's own port left out.
  return from.origin === origin.toLowerCase() && parse(`${from.protocol}//${host}`)?.host === from.host;
}

function isAddress(name: string): boolean {
  return name.startsWith('[') || IPV4.test(name);
}

/** The name in a Host header, lower-case and without its port; `null` when it is no host and nothing else. */
function nameIn(hostHeader: string): string | null {
  const url = /[/\\?#@\s]/.test(hostHeader) ? null : parse(`http://${hostHeader}`);
  return url === null || url.hostname === '' ? null : url.hostname;
}

/** An IPv6 address is configured bare and travels in brackets. */
function hostOf(configuredHost: string): string {
  return configuredHost.includes(':') && !configuredHost.startsWith('[')
    ? `[${configuredHost}]`
    : configuredHost;
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
