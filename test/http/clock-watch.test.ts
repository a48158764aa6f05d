import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { watchClock } from '../../src/http/clock-watch.ts';

const NOON = new Date('2026-11-25T12:00:00.000Z');

/** A far side at which it is so many seconds later than here. */
async function farSide(aheadSeconds: number): Promise<string> {
  const server = createServer((_, response) => {
    response.setHeader('date', new Date(NOON.getTime() + aheadSeconds * 1000).toUTCString());
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function watching(addresses: readonly string[]) {
  const watch = watchClock(addresses, () => NOON);
  onTestFinished(() => watch.close());
  return watch;
}

test('a far side that agrees is no fault', async () => {
  const url = await farSide(0);
  const watch = watching([`${url}/api/`]);

  await (await fetch(`${url}/api/x`)).text();

  expect(watch.fault()).toBeNull();
  expect(watch.offsets()).toEqual([{ host: new URL(url).host, aheadMs: 500 }]);
});

test.each([
  ['fetch', async (url: string) => (await fetch(url)).text()],
  ['undici', async (url: string) => (await request(url)).body.text()],
])('a clock minutes behind is told in words, from any answer to %s', async (_, ask) => {
  const url = await farSide(300);
  const watch = watching([url]);

  await ask(url);

  expect(watch.fault()).toMatch(/^The clock of this machine is about 5 minutes behind 127\.0\.0\.1:\d+\.$/);
});

test('whoever else tells a time is not believed', async () => {
  const url = await farSide(300);
  const watch = watching(['https://slack.com/api/']);

  await (await fetch(url)).text();

  expect(watch.offsets()).toEqual([]);
});

test('nothing is listened to after the end', async () => {
  const url = await farSide(300);
  const watch = watching([url]);
  watch.close();

  await (await fetch(url)).text();

  expect(watch.offsets()).toEqual([]);
});
