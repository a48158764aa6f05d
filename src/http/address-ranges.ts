import { isIPv4, isIPv6 } from 'node:net';

/**
 * `translated`: an IPv4 address in the dress of IPv6, which a network may add of its own accord to the addresses of any
 * host; it is never asked, and says nothing against the others.
 */
export type AddressKind = 'public' | 'private' | 'translated';

/** IPv4 addresses that are not for everybody (IANA IPv4 Special-Purpose Address Registry), multicast and reserved. */
const SPECIAL_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** The one block of IPv6 that is given out for everybody to reach (RFC 4291), so all else is refused. */
const GLOBAL_UNICAST: readonly [string, number] = ['2000::', 3];

/** What is not for everybody inside it (IANA IPv6 Special-Purpose Address Registry): protocols, documentation. */
const SPECIAL_IPV6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
];

/** NAT64 (RFC 6052, RFC 8215) and 6to4 (RFC 3056). */
const TRANSLATED: readonly (readonly [string, number])[] = [
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
];

/** What kind of address this is, IPv4 or IPv6 as text; what is neither, or names a zone, is `private`. */
export function kindOfAddress(address: string): AddressKind {
  if (isIPv4(address)) return isIn(address, SPECIAL_IPV4) ? 'private' : 'public';
  if (!isIPv6(address) || address.includes('%')) return 'private';
  if (isIn(address, TRANSLATED)) return 'translated';
  return isIn(address, [GLOBAL_UNICAST]) && !isIn(address, SPECIAL_IPV6) ? 'public' : 'private';
}

function isIn(address: string, blocks: readonly (readonly [string, number])[]): boolean {
  const bits = bitsOf(address);
  return blocks.some(([start, length]) => bits.startsWith(bitsOf(start).slice(0, length)));
}

function bitsOf(address: string): string {
  return isIPv4(address) ? bitsOfIpv4(address) : groupsOf(address).map(bitsOfGroup).join('');
}

function bitsOfIpv4(address: string): string {
  return address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
}

function bitsOfGroup(group: string): string {
  return group.includes('.') ? bitsOfIpv4(group) : Number.parseInt(group, 16).toString(2).padStart(16, '0');
}

/** The groups of an IPv6 address with `::` written out; the last may be an IPv4 address, which stands for two. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  if (tail === undefined) return before;
  const after = tail === '' ? [] : tail.split(':');
  const written = before.length + after.length + (address.includes('.') ? 1 : 0);
  return [...before, ...Array.from({ length: 8 - written }, () => '0'), ...after];
}
