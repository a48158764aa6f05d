import { isIP } from 'node:net';
import { RefusedAddress } from '../core/errors.ts';
import { kindOfAddress } from './address-ranges.ts';

export interface Address {
  address: string;
  family: 4 | 6;
}

/** All addresses of a host name; rejects when there is none. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>;

const NOT_PUBLIC = 'That address does not lead to a public place on the web, so I did not ask it.';

/**
 * Reads an address that is to be asked. One a person chose must be https, without name, password or a port of its own.
 * Throws a RefusedAddress for any other.
 */
export function readAddress(text: string, chosenBy: 'operator' | 'person'): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) throw new RefusedAddress('That is not an address of the web I can read.');
  if (chosenBy === 'operator') {
    if (url.protocol === 'https:' || url.protocol === 'http:') return url;
    throw new RefusedAddress('Addresses to ask must begin with http:// or https://.');
  }
  if (url.protocol !== 'https:') throw new RefusedAddress('I only ask addresses that begin with https://.');
  if (url.username !== '' || url.password !== '') {
    throw new RefusedAddress('That address holds a name or a password: please give it without.');
  }
  if (url.port !== '') throw new RefusedAddress('That address names a port, and I only ask the usual one.');
  return url;
}

/**
 * The addresses a connection to this host may go to, all public, looked up once: connect to these and to no others.
 * Throws a RefusedAddress when any is private, or none is left; rejects as `resolve` does.
 */
export async function publicAddresses(url: URL, resolve: Resolve): Promise<readonly Address[]> {
  const name = hostnameOf(url);
  const family = isIP(name);
  const addresses: readonly Address[] =
    family === 0 ? await resolve(name) : [{ address: name, family: family === 4 ? 4 : 6 }];
  const kinds = addresses.map(({ address }) => kindOfAddress(address));
  if (kinds.includes('private') || !kinds.includes('public')) throw new RefusedAddress(NOT_PUBLIC);
  return addresses.filter((_, at) => kinds[at] === 'public');
}

/** The host's name, or its address without the brackets of a URL. */
export function hostnameOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}
