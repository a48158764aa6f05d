import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands } from '../../../commands/index.ts';
import type { Log } from '../../../src/core/ports/log.ts';
import { startHealthServer } from '../../../src/health/server.ts';
import { openHouse } from '../../../src/main.ts';
import { openBench } from '../../platforms/web/bench.ts';
import { pick, type Random, WORDS_CANARY } from './mutate.ts';
import { damaged, type RawRequest, sendRaw } from './raw-http.ts';
import type { Target } from './target.ts';

const HEALTH_PATHS = [
  '/',
  '/healthz',
  '/readyz',
  '/metrics',
  '/status',
  '/status.json',
  '/status.css',
  '/status.js',
];

/** The local page and the health server, asked byte for byte, in front of the whole program. */
export async function openWebTarget(): Promise<Target> {
  const dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-fuzz-'));
  const lines: string[] = [];
  const note: Log['info'] = (fields, message) => void lines.push(JSON.stringify([fields, message]));
  const log: Log = { info: note, warn: note, error: note };
  const house = await openHouse({ dataDir, access: 'write', log, random: () => 0.5 });
  await house.index();
  const bench = await openBench({ commands, store: house.store, log });
  await bench.web.start(house.desk);
  const health = await startHealthServer({
    host: '127.0.0.1',
    port: 0,
    fallBack: true,
    readiness: async () => ({ ready: true, reasons: [], papers: 43, gauges: [] }),
    metrics: async () => 'broadsheet_up 1\n',
    report: house.report,
  });
  const tab = await bench.tab('reader');
  await tab.say('/paper lazy neuron', 'dm');
  await tab.until(() => tab.messages().some(({ document }) => document !== null));
  const card = tab.last();
  await tab.say('/reading add lazy neuron', 'dm');
  await tab.say('/reading note 1', 'dm');
  const form = tab.form;
  tab.close();

  const as = 'reader';
  const press = {
    as,
    message: card.id,
    part: { view: 'page', call: { route: 'similar', args: { query: 'x' } } },
  };
  const bodies: readonly [path: string, json: unknown][] = [
    ['/api/say', { as, room: 'general', text: `/paper lazy neuron ${WORDS_CANARY}` }],
    ['/api/say', { as, room: 'dm', text: `HiRE ${WORDS_CANARY}` }],
    ['/api/say', { as, room: 'reading-group', text: '/nominate lazy neuron', thread: card.id }],
    ['/api/say', { as: 'admin', room: 'dm', text: '/library status' }],
    ['/api/press', press],
    ['/api/press', { ...press, part: { view: 'slack', control: 'x', value: 'y' } }],
    ['/api/share', { as, message: card.id }],
    ['/api/submit', { as, room: 'dm', token: form?.token ?? '', values: { note: WORDS_CANARY } }],
    ['/api/clock', { to: 'day' }],
    ['/api/clock', { to: { at: '2027-01-04T09:00' } }],
    ['/api/restart', {}],
  ];
  const reads = [
    '/',
    '/assets/main.js',
    '/api/state?as=reader&zone=Europe/Berlin',
    '/api/events?as=reader',
    '/api/complete?as=reader&room=dm&text=%2Fpaper%20la',
    `/api/messages/${card.id}/view/slack?as=reader`,
    `/api/messages/${card.id}/files/0?as=reader`,
    `/api/messages/${card.id}/pictures/0?as=reader`,
  ];

  let answers: string[] = [];
  let loggedUpTo = 0;

  return {
    name: 'page and health',
    secrets: [],
    async feed(random) {
      const { url, request, json } = sample(random);
      answers.push(await sendRaw(url, damaged(request, json, random)));
    },
    async ask() {
      const body = JSON.stringify({ as: 'reader', room: 'dm', text: '/paper HiRE' });
      const said = await sendRaw(bench.url, requestOf(bench.url, 'POST', '/api/say', body));
      const alive = await sendRaw(health.url, requestOf(health.url, 'GET', '/healthz', ''));
      for (const answer of [said, alive]) {
        if (!answer.startsWith('HTTP/1.1 200'))
          throw new Error(`a good question was answered so: ${answer.slice(0, 300)}`);
      }
    },
    heard() {
      const sent = answers;
      answers = [];
      const logged = lines.slice(loggedUpTo);
      loggedUpTo = lines.length;
      return { sent, logged };
    },
    async close() {
      await bench.close();
      await health.stop();
      await house.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };

  function sample(random: Random): { url: string; request: RawRequest; json?: unknown } {
    const chance = random();
    if (chance < 0.15) {
      return { url: health.url, request: requestOf(health.url, 'GET', pick(HEALTH_PATHS, random), '') };
    }
    if (chance < 0.35)
      return { url: bench.url, request: requestOf(bench.url, 'GET', pick(reads, random), '') };
    if (chance < 0.42) {
      const path = '/api/files?as=admin&room=dm&name=list.bib&text=';
      const body = pick(['@misc{x,title={Y}}', '{"a":', '\u0000\u0001', `title\n${WORDS_CANARY}`], random);
      const request = requestOf(bench.url, 'POST', path, body, 'application/octet-stream');
      return { url: bench.url, request };
    }
    const [path, json] = pick(bodies, random);
    return { url: bench.url, request: requestOf(bench.url, 'POST', path, ''), json };
  }
}

function requestOf(
  url: string,
  method: string,
  path: string,
  body: string,
  type = 'application/json',
): RawRequest {
  const headers = {
    host: new URL(url).host,
    origin: url,
    'content-type': type,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  return { method, path, headers, body };
}
