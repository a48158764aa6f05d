import { readAddress } from './destination.ts';
import type { Step } from './hop.ts';

/** Headers that go along to another host: whatever else was set was meant for the first one, keys above all. */
const TRAVELLING = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'content-type',
  'if-modified-since',
  'if-none-match',
  'user-agent',
]);

/**
 * The request a redirect asks for (RFC 9110, 15.4); `null` where its address is none. `base` is the address that was
 * asked first: any other host counts as chosen by a person from here on, since nobody here chose it. Throws a
 * RefusedAddress where it must not be followed.
 */
export function redirected(step: Step, base: URL, status: number, location: string): Step | null {
  if (!URL.canParse(location, step.url.href)) return null;
  const target = new URL(location, step.url);
  target.hash = '';
  const chosenBy = step.chosenBy === 'person' || target.host !== base.host ? 'person' : 'operator';
  const url = readAddress(target.href, chosenBy);
  const asksAnew = status === 303 || (step.method === 'POST' && status <= 302);
  const headers = Object.entries(step.headers)
    .filter(([name]) => url.origin === step.url.origin || TRAVELLING.has(name))
    .filter(([name]) => !asksAnew || name !== 'content-type');
  return {
    url,
    method: asksAnew ? 'GET' : step.method,
    headers: Object.fromEntries(headers),
    body: asksAnew ? null : step.body,
    chosenBy,
  };
}
