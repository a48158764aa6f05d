import { expect, test } from 'vitest';
import { createArxivSource } from '../../../src/sources/arxiv/index.ts';
import { papersOf } from '../../formats/read-all.ts';
import { startReplayServer } from '../../support/replay-server.ts';
import { openSourceClient } from '../../support/source-client.ts';
import { eventsOf } from '../fake-http.ts';
import { feedOf } from './feed-of.ts';

test('two who read at the same time share one connection and one question every three seconds', async () => {
  const client = openSourceClient();
  const page = (start: number) => [{ id: `2401.${10_000 + start}v1`, title: `Paper ${start}` }];
  const server = await startReplayServer(
    { '/api/query': ({ query }) => ({ body: feedOf(page(Number(query.get('start'))), 3) }) },
    { now: client.now },
  );
  const source = createArxivSource({ http: client.http, now: client.now, baseUrl: `${server.url}/api/` });

  const both = Promise.all(
    ['cs.LG', 'cs.CL'].map((ref) => eventsOf(source.read(ref, { limit: 3, since: null }))),
  );
  const { value } = await client.settled(both);

  expect(value?.map((events) => papersOf(events).length)).toEqual([3, 3]);
  expect(server.requests).toHaveLength(6);
  expect(server.mostAtOnce()).toBe(1);
  for (const [index, { atMs }] of server.requests.entries()) {
    const before = server.requests[index - 1];
    if (before !== undefined) expect(atMs - before.atMs).toBeGreaterThanOrEqual(3000);
  }
});
