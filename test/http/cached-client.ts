import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HttpRequest } from '../../src/core/ports/http.ts';
import { dataFolder } from '../support/data-folder.ts';
import { createHandClock } from '../support/hand-clock.ts';
import { type ReplayScript, startReplayServer } from '../support/replay-server.ts';
import { openClient, START } from './client.ts';

export const HOUR_MS = 3_600_000;

/** A client with a folder, and a server to ask; `ask` waits for the gap between two requests to be over. */
export async function openCached(script: ReplayScript) {
  const server = await startReplayServer({ '/': script });
  const folder = join(await dataFolder(), 'cache', 'http');
  const clock = createHandClock(START);
  const client = openClient({ folder }, clock);
  const ask = async (request: Partial<HttpRequest> = {}) => {
    await clock.advance(1000);
    return client.http.fetch({ url: `${server.url}/`, chosenBy: 'operator', ...request });
  };
  const files = async () => (await readdir(folder)).map((name) => join(folder, name));
  return { ...client, server, folder, clock, ask, files };
}
