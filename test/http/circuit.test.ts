import { describe, expect, test } from 'vitest';
import { SourceUnavailable } from '../../src/core/errors.ts';
import { fakeTransport, openClient, watch } from './client.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

/** A client of a host that is well, broken or silent as the test says; `ask` sends what is not repeated. */
function open() {
  const host = { isWell: false, isSilent: false };
  const client = openClient({
    transport: fakeTransport(() => {
      if (host.isSilent) return 'silence';
      return host.isWell ? {} : { status: 503 };
    }),
  });
  const ask = () =>
    watch(client.http.fetch({ url: 'https://feeds.example/', method: 'POST', chosenBy: 'operator' }));
  const failTimes = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      ask();
      await client.clock.advance(SECOND_MS);
    }
  };
  return { ...client, host, ask, failTimes };
}

describe('a host that keeps failing', () => {
  test('is left alone after five failures, and who asks is told when to come again', async () => {
    const { clock, sent, ask, failTimes } = open();

    await failTimes(5);
    const refused = ask();
    await clock.advance(0);

    expect(sent).toHaveLength(5);
    expect(refused.error).toBeInstanceOf(SourceUnavailable);
    expect(refused.error).toMatchObject({ source: 'feeds.example', retryAfterMs: 29 * SECOND_MS });
  });

  test('is asked on after four failures and a good answer', async () => {
    const { clock, host, ask, failTimes } = open();

    await failTimes(4);
    host.isWell = true;
    await failTimes(1);
    host.isWell = false;
    await failTimes(4);
    host.isWell = true;
    const asked = ask();
    await clock.advance(SECOND_MS);

    expect(asked.value?.status).toBe(200);
  });

  test('is tried by one request alone after the cool-down; the others wait for how it goes', async () => {
    const { clock, sent, host, ask, failTimes } = open();
    await failTimes(5);
    await clock.advance(30 * SECOND_MS);

    host.isSilent = true;
    const [trial, ...others] = [ask(), ask(), ask()];
    await clock.advance(5 * SECOND_MS);
    const tried = sent.length;
    await clock.advance(5 * SECOND_MS);

    expect(tried).toBe(6);
    expect(trial?.error).toBeInstanceOf(SourceUnavailable);
    expect(others.map(({ error }) => error)).toEqual([
      expect.any(SourceUnavailable),
      expect.any(SourceUnavailable),
    ]);
    expect(sent).toHaveLength(6);
  });

  test('is asked again by all when the trial goes well', async () => {
    const { clock, sent, host, ask, failTimes } = open();
    await failTimes(5);
    await clock.advance(30 * SECOND_MS);
    host.isWell = true;

    const asked = [ask(), ask(), ask()];
    await clock.advance(5 * SECOND_MS);

    expect(asked.map(({ value }) => value?.status)).toEqual([200, 200, 200]);
    expect(sent).toHaveLength(8);
  });

  test('is left alone twice as long each time, up to half an hour', async () => {
    const { http, clock, ask, failTimes } = open();
    await failTimes(4);
    const coolDowns: number[] = [];

    for (let trial = 0; trial < 8; trial += 1) {
      ask();
      await clock.advance(0);
      const [{ untilMs } = { untilMs: null }] = http.hosts();
      const coolDownMs = (untilMs ?? 0) - clock.now().getTime();
      coolDowns.push(coolDownMs / SECOND_MS);
      await clock.advance(coolDownMs);
    }

    expect(coolDowns).toEqual([30, 60, 120, 240, 480, 960, 1800, 1800]);
  });

  test('is left alone no longer for a failure that was under way already', async () => {
    const { http, clock, host, ask, failTimes } = open();
    await failTimes(4);

    host.isSilent = true;
    ask();
    ask();
    await clock.advance(11 * SECOND_MS);

    // The fifth failure came ten seconds after its start, the sixth a second later.
    expect(http.hosts()[0]?.untilMs).toBe(Date.parse('2026-11-25T09:00:44Z'));
  });

  test('is left alone for half a minute again when it failed after being well', async () => {
    const { http, clock, host, ask, failTimes } = open();
    await failTimes(5);
    await clock.advance(30 * SECOND_MS);
    host.isWell = true;
    ask();
    await clock.advance(SECOND_MS);
    host.isWell = false;

    await failTimes(4);
    ask();
    await clock.advance(0);

    expect((http.hosts()[0]?.untilMs ?? 0) - clock.now().getTime()).toBe(30 * SECOND_MS);
  });

  test('is told in the log when it is left alone and when it answers again, and at no other time', async () => {
    const { clock, logged, host, ask, failTimes } = open();

    await failTimes(8);
    await clock.advance(MINUTE_MS);
    host.isWell = true;
    ask();
    await clock.advance(SECOND_MS);

    expect(logged).toMatchObject([
      { message: 'The host is left alone after failures', host: 'feeds.example', failures: 5 },
      { message: 'The host answers again', host: 'feeds.example' },
    ]);
  });

  test('has its state told', async () => {
    const { http, failTimes } = open();

    await failTimes(5);

    expect(http.hosts()).toEqual([
      {
        host: 'feeds.example',
        state: 'open',
        untilMs: Date.parse('2026-11-25T09:00:34Z'),
        why: 'answered with status 503 at 2026-11-25T09:00:04.000Z',
        waiting: 0,
      },
    ]);
  });

  test('does not keep others of the same limits from being asked', async () => {
    const { http, clock, sent } = openClient({
      transport: fakeTransport(({ url }) => (url.host === 'export.arxiv.org' ? { status: 503 } : {})),
    });
    const ask = (host: string) => watch(http.fetch({ url: `https://${host}/`, chosenBy: 'operator' }));
    ask('export.arxiv.org');
    await clock.advance(MINUTE_MS);
    ask('export.arxiv.org');
    await clock.advance(10 * SECOND_MS);

    const [feed, api] = [ask('rss.arxiv.org'), ask('export.arxiv.org')];
    await clock.advance(0);

    expect(feed.value?.status).toBe(200);
    expect(api.error).toBeInstanceOf(SourceUnavailable);
    expect(sent.map(({ url }) => new URL(url).host)).toEqual([
      ...Array.from({ length: 5 }, () => 'export.arxiv.org'),
      'rss.arxiv.org',
    ]);
  });

  test('has those who ask told at once, not after the rest of their tries', async () => {
    const { http, clock, failTimes } = open();
    await failTimes(4);

    const asked = watch(http.fetch({ url: 'https://feeds.example/', chosenBy: 'operator' }));
    await clock.advance(0);

    expect(asked.error).toMatchObject({ retryAfterMs: 30 * SECOND_MS });
  });
});
