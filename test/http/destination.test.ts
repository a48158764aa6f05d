import { describe, expect, test } from 'vitest';
import { RefusedAddress } from '../../src/core/errors.ts';
import { type Address, publicAddresses, readAddress } from '../../src/http/destination.ts';

const PUBLIC: Address = { address: '93.184.216.34', family: 4 };
const TRANSLATED: Address = { address: '64:ff9b::5db8:d822', family: 6 };

describe('an address a person typed', () => {
  test.each([
    ['plain http', 'http://feeds.example/rss', /https/],
    ['a file', 'file:///etc/passwd', /https/],
    ['a script', 'javascript:alert(1)', /https/],
    ['a name and a password', 'https://reader:pass@feeds.example/rss', /password/],
    ['a name alone', 'https://reader@feeds.example/rss', /password/],
    ['a port of its own', 'https://feeds.example:8443/rss', /port/],
    ['no address at all', 'feeds, please', /address/],
  ])('is refused for %s', (_, address, words) => {
    expect(() => readAddress(address, 'person')).toThrow(RefusedAddress);
    expect(() => readAddress(address, 'person')).toThrow(words);
  });

  test('may name the usual port', () => {
    expect(readAddress('https://feeds.example:443/rss', 'person').href).toBe('https://feeds.example/rss');
  });

  test.each([
    ['in numbers', 'https://127.0.0.1/'],
    ['in one decimal number', 'https://2130706433/'],
    ['in octal', 'https://0177.0.0.1/'],
    ['in hexadecimal', 'https://0x7f.1/'],
    ['in letters that look like digits', 'https://①②⑦.0.0.1/'],
    ['in IPv6', 'https://[::1]/'],
    ['mapped into IPv6', 'https://[::ffff:127.0.0.1]/'],
    ['through NAT64', 'https://[64:ff9b::7f00:1]/'],
    ['of the cloud', 'https://169.254.169.254/latest/meta-data'],
  ])('is refused when it is a private place %s', async (_, address) => {
    const url = readAddress(address, 'person');

    await expect(publicAddresses(url, fails)).rejects.toThrow(RefusedAddress);
  });

  test('is refused when its name leads to a private place', async () => {
    const url = readAddress('https://inside.example/', 'person');

    const asking = publicAddresses(url, async () => [{ address: '192.168.1.1', family: 4 }]);

    await expect(asking).rejects.toThrow(/public place/);
  });

  test('is refused when one of its addresses is private', async () => {
    const url = readAddress('https://two-faced.example/', 'person');

    const asking = publicAddresses(url, async () => [PUBLIC, { address: '10.0.0.1', family: 4 }]);

    await expect(asking).rejects.toThrow(RefusedAddress);
  });

  test('is refused when its name has translated addresses alone', async () => {
    const url = readAddress('https://translated.example/', 'person');

    await expect(publicAddresses(url, async () => [TRANSLATED])).rejects.toThrow(RefusedAddress);
  });

  test('is asked at its public addresses where the network adds translated ones', async () => {
    const url = readAddress('https://feeds.example/', 'person');

    expect(await publicAddresses(url, async () => [TRANSLATED, PUBLIC])).toEqual([PUBLIC]);
  });
});

describe('an address the operator set', () => {
  test('may be private, have a port and go without https', () => {
    expect(readAddress('http://127.0.0.1:8080/api', 'operator').port).toBe('8080');
  });

  test('is refused when it is not of the web', () => {
    expect(() => readAddress('ftp://127.0.0.1/', 'operator')).toThrow(RefusedAddress);
  });
});

async function fails(): Promise<never> {
  throw new Error('No name was to be looked up.');
}
