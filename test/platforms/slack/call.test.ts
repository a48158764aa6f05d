import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { createCaller } from '../../../src/platforms/slack/call.ts';
import { handClock, type Line, lineLog, settled } from './hand-clock.ts';

const CUT = new TypeError('fetch failed');
const DOWN = new WebAPIHTTPError(503, 'Service Unavailable', {});

describe('a call to Slack', () => {
  test('is made once when it works', async () => {
    const { made, result } = await calling([], 'once');

    expect([made(), await result]).toEqual([1, 'done']);
  });

  test('waits as long as Slack asks when it is rate-limited', async () => {
    const { made, result, clock } = await calling([new WebAPIRateLimitedError(7)], 'once');

    clock.advance(6999);
    await settled();
    const tooEarly = made();
    clock.advance(1);

    expect([tooEarly, await result, made()]).toEqual([1, 'done', 2]);
  });

  test('is not held for minutes', async () => {
    const { result } = await calling([new WebAPIRateLimitedError(600)], 'once');

    await expect(result).rejects.toThrow();
  });

  test('is made again when Slack is down, and given up in the end', async () => {
    const { made, result, clock } = await calling([DOWN, DOWN, DOWN], 'once');
    const outcome = expect(result).rejects.toBe(DOWN);

    for (const ms of [500, 1000]) {
      clock.advance(ms);
      await settled();
    }

    await outcome;
    expect(made()).toBe(3);
  });

  test('whose outcome is unknown is not made again where people would see it twice', async () => {
    const { made, result } = await calling([CUT], 'once');

    await expect(result).rejects.toBe(CUT);
    expect(made()).toBe(1);
  });

  test('whose outcome is unknown is made again where that changes nothing', async () => {
    const { made, result, clock } = await calling([CUT], 'repeatable');

    clock.advance(500);

    expect([await result, made()]).toEqual(['done', 2]);
  });

  test('that Slack refuses is not made again, and a dead token is told of', async () => {
    const refusal = new WebAPIPlatformError({ ok: false, error: 'token_revoked' });
    const { made, result, told, lines } = await calling([refusal], 'repeatable');

    await expect(result).rejects.toBe(refusal);
    expect(made()).toBe(1);
    expect(told).toEqual(['refused token_revoked']);
    expect(lines[0]?.fields).toEqual({ call: 'a.method', trouble: 'refused: token_revoked', again: false });
  });
});

/** A call whose first attempts fail so, after the first of them. */
async function calling(failures: Error[], repeat: 'once' | 'repeatable') {
  const clock = handClock();
  const lines: Line[] = [];
  const told: string[] = [];
  let attempts = 0;
  const onToken = (state: string, code: string) => void told.push(`${state} ${code}`.trim());
  const caller = createCaller({ log: lineLog(lines), after: clock.after, onToken });
  const result = caller.call('a.method', repeat, async () => {
    attempts += 1;
    const failure = failures.shift();
    if (failure !== undefined) throw failure;
    return 'done';
  });
  result.catch(() => {});
  await settled();
  return { clock, result, lines, told, made: () => attempts };
}
