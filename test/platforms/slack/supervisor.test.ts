import { describe, expect, test } from 'vitest';
import { OperatorError } from '../../../src/core/errors.ts';
import { createSupervisor, FINAL } from '../../../src/platforms/slack/supervisor.ts';
import { handClock, type Line, lineLog, settled } from './hand-clock.ts';

const REFUSED = new OperatorError('slack-token-refused', 'token refused (invalid_auth): set SLACK_APP_TOKEN');
const REVOKED = new OperatorError(FINAL, 'token refused (token_revoked): set SLACK_BOT_TOKEN');

describe('the connection to Slack', () => {
  test('is healthy once it stands, and says to whom', async () => {
    const { supervisor } = setUp([]);

    await supervisor.start();

    expect(supervisor.health()).toEqual({ ready: true, detail: 'connected to the lab' });
  });

  test('is opened again at once when it ends', async () => {
    const { supervisor, clock, lose } = setUp([]);
    await supervisor.start();
    clock.advance(60_000);

    lose();
    const meanwhile = supervisor.health().ready;
    clock.advance(0);
    await settled();

    expect([meanwhile, supervisor.health().ready]).toEqual([false, true]);
  });

  test('is tried again after ever longer waits, and said once in the log', async () => {
    const { supervisor, clock, lines } = setUp([new Error('down'), new Error('down'), new Error('down')]);
    await supervisor.start();
    const waits = [clock.waiting()];

    for (const ms of [1000, 2000]) {
      clock.advance(ms);
      await settled();
      waits.push(clock.waiting());
    }
    clock.advance(4000);
    await settled();

    expect(waits).toEqual([[1000], [2000], [4000]]);
    expect(lines.map(({ message }) => message)).toEqual([
      'Slack: cannot connect (down), trying again',
      'Slack: connected to the lab',
    ]);
  });

  test('that ends as soon as it stands is not opened in a circle', async () => {
    const { supervisor, clock, lose } = setUp([]);
    await supervisor.start();

    lose();
    clock.advance(0);
    await settled();
    lose();

    expect(clock.waiting()).toEqual([2000]);
  });

  test('refused at the start is an error that names the variable, and is not tried again', async () => {
    const { supervisor, clock } = setUp([REFUSED]);

    await expect(supervisor.start()).rejects.toBe(REFUSED);

    expect(supervisor.health().detail).toContain('SLACK_APP_TOKEN');
    expect(clock.waiting()).toEqual([]);
  });

  test('refused later shows in the health and heals when Slack relents', async () => {
    const { supervisor, clock, lose, fail } = setUp([]);
    await supervisor.start();
    clock.advance(60_000);
    fail(REFUSED);

    lose();
    clock.advance(0);
    await settled();
    const refused = supervisor.health();
    clock.advance(1000);
    await settled();

    expect(refused).toEqual({ ready: false, detail: REFUSED.message });
    expect(supervisor.health().ready).toBe(true);
  });

  test('with a token taken back is not tried again', async () => {
    const { supervisor, clock, lose, fail } = setUp([]);
    await supervisor.start();
    clock.advance(60_000);
    fail(REVOKED);

    lose();
    clock.advance(0);
    await settled();

    expect(supervisor.health().detail).toContain('SLACK_BOT_TOKEN');
    expect(clock.waiting()).toEqual([]);
  });

  test('shows trouble with the token until a call works again, each said once', async () => {
    const { supervisor, lines } = setUp([]);
    await supervisor.start();

    for (const words of ['token refused', 'token refused', null, null]) supervisor.setTokenTrouble(words);

    expect(lines.map(({ message }) => message).slice(1)).toEqual([
      'Slack: token refused',
      'Slack: the token works again',
    ]);
    expect(supervisor.health().ready).toBe(true);
  });

  test('stays down once it is stopped', async () => {
    const { supervisor, clock, lose } = setUp([]);
    await supervisor.start();

    await supervisor.stop();
    lose();

    expect(supervisor.health()).toEqual({ ready: false, detail: 'stopped' });
    expect(clock.waiting()).toEqual([]);
  });
});

/** A supervisor whose next connections fail so, and then stand. */
function setUp(failures: Error[]) {
  const clock = handClock();
  const lines: Line[] = [];
  let lose = () => {};
  const connector = {
    async connect() {
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      return 'connected to the lab';
    },
    onLost: (tell: () => void) => {
      lose = tell;
    },
    disconnect: async () => {},
  };
  const supervisor = createSupervisor({ connector, log: lineLog(lines), ...clock });
  return { supervisor, clock, lines, lose: () => lose(), fail: (error: Error) => void failures.push(error) };
}
