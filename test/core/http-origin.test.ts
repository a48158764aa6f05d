import { describe, expect, test } from 'vitest';
import { isOwnHost, isSameOrigin } from '../../src/core/http-origin.ts';

describe('whether a request was meant for this server', () => {
  test.each([
    'localhost',
    'localhost:3000',
    'LOCALHOST:3000',
    '127.0.0.1:3000',
    '[::1]:3000',
    '192.168.7.9',
    '10.0.0.4:8080',
    '[fe80::1]',
  ])('%s is', (host) => {
    expect(isOwnHost(host, '127.0.0.1')).toBe(true);
  });

  test.each([
    'rebound.example',
    'rebound.example:3000',
    'localhost.rebound.example',
    '127.0.0.1.rebound.example:3000',
    '1.2.3.4.rebound.example',
    'rebound.example/localhost',
    'localhost@rebound.example',
    'rebound.example#localhost',
    'rebound.example\\localhost',
    'localhost, rebound.example',
    'localhost:port',
    '[::1',
    ':3000',
    '',
    ' ',
  ])('%j is not', (host) => {
    expect(isOwnHost(host, '127.0.0.1')).toBe(false);
  });

  test('a request without Host is not', () => {
    expect(isOwnHost(undefined, '127.0.0.1')).toBe(false);
  });

  test('the configured name is, in any case and with any port', () => {
    expect(isOwnHost('Desk.Lab.Example:8080', 'desk.lab.example')).toBe(true);
  });

  test('a name beside the configured one is not', () => {
    expect(isOwnHost('other.lab.example', 'desk.lab.example')).toBe(false);
  });

  test('listening on every address admits no name', () => {
    expect(isOwnHost('rebound.example', '0.0.0.0')).toBe(false);
    expect(isOwnHost('rebound.example', '::')).toBe(false);
  });
});

describe('whether a change comes from a page of this server', () => {
  const host = '127.0.0.1:3000';
  const origin = 'http://127.0.0.1:3000';

  test('a page of the same origin may', () => {
    expect(isSameOrigin({ host, origin, secFetchSite: 'same-origin' }, '127.0.0.1')).toBe(true);
  });

  test('a browser that says nothing of the site is known by its Origin', () => {
    expect(isSameOrigin({ host, origin }, '127.0.0.1')).toBe(true);
  });

  test('a browser that leaves Origin out is known by what it says of the site', () => {
    expect(isSameOrigin({ host, secFetchSite: 'same-origin' }, '127.0.0.1')).toBe(true);
  });

  test('a request that says neither is refused', () => {
    expect(isSameOrigin({ host }, '127.0.0.1')).toBe(false);
  });

  test.each(['cross-site', 'same-site', 'none', ''])('a request the browser calls %j is refused', (site) => {
    expect(isSameOrigin({ host, origin, secFetchSite: site }, '127.0.0.1')).toBe(false);
  });

  test.each([
    'http://elsewhere.example',
    'http://127.0.0.1:3001',
    'http://localhost:3000',
    'http://127.0.0.1:3000.elsewhere.example',
    'http://127.0.0.1:3000@elsewhere.example',
    'http://127.0.0.1:3000/',
    'ftp://127.0.0.1:3000',
    'null',
    '',
    'not an address',
  ])('a page at %j is refused', (other) => {
    expect(isSameOrigin({ host, origin: other, secFetchSite: 'same-origin' }, '127.0.0.1')).toBe(false);
  });

  test('a rebound name is refused although its Origin agrees', () => {
    const rebound = { host: 'rebound.example:3000', origin: 'http://rebound.example:3000' };

    expect(isSameOrigin({ ...rebound, secFetchSite: 'same-origin' }, '127.0.0.1')).toBe(false);
  });

  test('a proxy that speaks https to the browser changes nothing', () => {
    const behind = { host: 'desk.lab.example', origin: 'https://desk.lab.example' };

    expect(isSameOrigin(behind, 'desk.lab.example')).toBe(true);
  });
});
