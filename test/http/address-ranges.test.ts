import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindOfAddress } from '../../src/http/address-ranges.ts';

/** First and last address of each block that must not be asked. */
const REFUSED_IPV4 = [
  ['this network', '0.0.0.0', '0.255.255.255'],
  ['private, ten', '10.0.0.0', '10.255.255.255'],
  ['shared by carriers', '100.64.0.0', '100.127.255.255'],
  ['loopback', '127.0.0.0', '127.255.255.255'],
  ['link-local and cloud metadata', '169.254.0.0', '169.254.255.255'],
  ['private, 172.16', '172.16.0.0', '172.31.255.255'],
  ['protocol assignments', '192.0.0.0', '192.0.0.255'],
  ['documentation 1', '192.0.2.0', '192.0.2.255'],
  ['6to4 relays', '192.88.99.0', '192.88.99.255'],
  ['private, 192.168', '192.168.0.0', '192.168.255.255'],
  ['benchmarking', '198.18.0.0', '198.19.255.255'],
  ['documentation 2', '198.51.100.0', '198.51.100.255'],
  ['documentation 3', '203.0.113.0', '203.0.113.255'],
  ['multicast', '224.0.0.0', '239.255.255.255'],
  ['reserved and broadcast', '240.0.0.0', '255.255.255.255'],
] as const;

const REFUSED_IPV6 = [
  ['unspecified', '::'],
  ['loopback', '::1'],
  ['loopback written out', '0:0:0:0:0:0:0:1'],
  ['v4-mapped loopback', '::ffff:127.0.0.1'],
  ['v4-mapped public', '::ffff:93.184.216.34'],
  ['v4-mapped in groups', '::ffff:7f00:1'],
  ['v4-compatible', '::127.0.0.1'],
  ['unique local', 'fd12:3456:789a::1'],
  ['unique local, lower half', 'fc00::1'],
  ['link-local', 'fe80::1'],
  ['link-local with a zone', 'fe80::1%eth0'],
  ['public with a zone', '2606:4700::1111%1'],
  ['site-local', 'fec0::1'],
  ['multicast', 'ff02::1'],
  ['documentation', '2001:db8::1'],
  ['documentation, new', '3fff::1'],
  ['Teredo', '2001:0:4136:e378::1'],
  ['benchmarking', '2001:2::1'],
  ['ORCHID', '2001:20::1'],
  ['discard', '100::1'],
] as const;

const inBlock = fc
  .constantFrom(...REFUSED_IPV4)
  .chain(([, first, last]) => fc.integer({ min: toNumber(first), max: toNumber(last) }));

describe('IPv4', () => {
  test.each(REFUSED_IPV4)('the block for %s is private to both ends', (_, first, last) => {
    expect([first, last].map(kindOfAddress)).toEqual(['private', 'private']);
  });

  test('every address inside a block is private', () => {
    fc.assert(fc.property(inBlock, (address) => kindOfAddress(toText(address)) === 'private'));
  });

  test('every address outside all blocks is public', () => {
    const outside = fc
      .integer({ min: 0, max: 2 ** 32 - 1 })
      .filter((address) =>
        REFUSED_IPV4.every(([, first, last]) => address < toNumber(first) || address > toNumber(last)),
      );

    fc.assert(fc.property(outside, (address) => kindOfAddress(toText(address)) === 'public'));
  });
});

describe('IPv6', () => {
  test.each(REFUSED_IPV6)('%s is private', (_, address) => {
    expect(kindOfAddress(address)).toBe('private');
  });

  test.each(['64:ff9b::10.0.0.1', '64:ff9b::808:808', '64:ff9b:1::1', '2002:7f00:1::1'])(
    '%s is an IPv4 address translated',
    (address) => {
      expect(kindOfAddress(address)).toBe('translated');
    },
  );

  test.each(['2606:4700:4700::1111', '2a00:1450:4001:82a::200e', '2001:4860:4860::8888'])(
    '%s is public',
    (address) => {
      expect(kindOfAddress(address)).toBe('public');
    },
  );

  test('no IPv4 address becomes public by being mapped', () => {
    const anyIpv4 = fc.integer({ min: 0, max: 2 ** 32 - 1 });

    fc.assert(fc.property(anyIpv4, (address) => kindOfAddress(`::ffff:${toText(address)}`) === 'private'));
  });

  test('nothing outside the one block for everybody is public', () => {
    const elsewhere = fc.integer({ min: 0, max: 0xffff }).filter((group) => group >> 13 !== 1);

    fc.assert(
      fc.property(elsewhere, fc.ipV6(), (first, rest) => {
        const address = `${first.toString(16)}:${expand(rest).slice(1).join(':')}`;
        return kindOfAddress(address) !== 'public';
      }),
    );
  });
});

test('what is no address is private', () => {
  fc.assert(fc.property(fc.string(), (word) => kindOfAddress(`x${word}`) === 'private'));
});

function toNumber(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function toText(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** Eight groups of an address, as the URL parser writes it. */
function expand(address: string): string[] {
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = written.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after];
}
