/**
 * An address of an API: its base, which may end in a slash, then the path and the parameters that are not `null`. Parts of
 * `path` that came from outside must be encoded already.
 */
export function apiUrl(
  base: string,
  path: string,
  parameters: Readonly<Record<string, string | number | null>> = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null) query.set(name, String(value));
  }
  const address = `${base.replace(/\/+$/, '')}${path}`;
  return query.size === 0 ? address : `${address}?${query}`;
}
