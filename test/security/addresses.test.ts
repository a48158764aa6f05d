import { describe, expect, test } from 'vitest';
import { RefusedAddress } from '../../src/core/errors.ts';
import { kindOfAddress } from '../../src/http/address-ranges.ts';
import { publicAddresses, readAddress } from '../../src/http/destination.ts';
import { openClient, until, watch } from '../http/client.ts';
import { ask, MINUTE_MS, to } from '../http/redirecting.ts';
import { startReplayServer } from '../support/replay-server.ts';

const NOT_PUBLIC = [
  ['this host', '0.0.0.0'],
  ['loopback', '127.0.0.1'],
  ['loopback, further on', '127.255.255.254'],
  ['private', '10.1.2.3'],
  ['private', '172.31.255.255'],
  ['private', '192.168.0.1'],
  ['CGNAT', '100.64.0.1'],
  ['CGNAT, further on', '100.127.255.255'],
  ['link-local', '169.254.0.1'],
  ['metadata of clouds', '169.254.169.254'],
  ['benchmarking', '198.18.0.1'],
  ['multicast', '224.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['IPv6 loopback', '::1'],
  ['IPv6 of nothing', '::'],
  ['unique local', 'fd12:3456::1'],
  ['IPv6 link-local', 'fe80::1'],
  ['IPv6 link-local with a zone', 'fe80::1%eth0'],
  ['site-local', 'fec0::1'],
  ['IPv6 multicast', 'ff02::1'],
  ['v4-mapped', '::ffff:10.0.0.1'],
  ['v4-mapped, of a public address', '::ffff:93.184.216.34'],
  ['v4-compatible', '::127.0.0.1'],
  ['6to4', '2002:7f00:1::'],
  ['NAT64', '64:ff9b::a00:1'],
  ['local NAT64', '64:ff9b:1::a00:1'],
  ['Teredo', '2001:0:7f00:1::'],
  ['documentation', '2001:db8::1'],
  ['no address', 'localhost'],
] as const;

describe('an address a person chose', () => {
  test.each(NOT_PUBLIC)('is not asked where it is %s: %s', (_what, address) => {
    expect(kindOfAddress(address)).not.toBe('public');
  });

  test.each(NOT_PUBLIC)('is not asked where its name leads there: %s, %s', async (_what, address) => {
    const url = readAddress('https://feeds.example/', 'person');
    const resolve = async () => [{ address, family: address.includes(':') ? (6 as const) : (4 as const) }];

    await expect(publicAddresses(url, resolve)).rejects.toThrow(RefusedAddress);
  });

  test('is not followed to a private place', async () => {
    const { clock, sent, asked } = ask(
      { url: 'https://feeds.example/', chosenBy: 'person' },
      { 'https://feeds.example/': to('https://inside.example/') },
      { 'inside.example': '::ffff:10.0.0.1' },
    );

    await clock.advance(MINUTE_MS);

    expect(asked.error).toBeInstanceOf(RefusedAddress);
    expect(sent).toHaveLength(1);
  });

  test('is asked where its name led at first, whatever that name says a moment later', async () => {
    let asked = 0;
    const client = openClient({
      resolve: async () => {
        asked += 1;
        return [{ address: asked === 1 ? '93.184.216.34' : '127.0.0.1', family: 4 }];
      },
      transport: { send: () => Promise.reject(new Error('nobody is there')), close: async () => {} },
    });
    const fetched = watch(client.http.fetch({ url: 'https://two-faced.example/', chosenBy: 'person' }));

    await client.clock.advance(10 * MINUTE_MS);

    expect(fetched.error).toBeDefined();
    expect(client.sent.flatMap(({ pinned }) => pinned).map((each) => each?.address)).not.toContain(
      '127.0.0.1',
    );
    expect(client.sent[0]?.pinned).toEqual([{ address: '93.184.216.34', family: 4 }]);
  });

  test('is given up after five megabytes', async () => {
    const server = await startReplayServer({ '/': { body: Buffer.alloc(5_300_000) } });
    const client = openClient();
    const asked = watch(client.http.fetch({ url: `${server.url}/`, method: 'POST', chosenBy: 'operator' }));

    await until(() => asked.isSettled);

    expect(asked.error).toMatchObject({ message: expect.stringContaining('more than 5 MB') });
  });
});
