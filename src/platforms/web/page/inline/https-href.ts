/** The address when it is https and names no account, else `null`: nothing else is ever a link here. */
export function httpsHref(href: unknown): string | null {
  if (typeof href !== 'string') return null;
  try {
    const url = new URL(href);
    const isSafe = url.protocol === 'https:' && url.username === '' && url.password === '';
    return isSafe ? url.href : null;
  } catch {
    return null;
  }
}
