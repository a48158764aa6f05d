import { describe, expect, test } from 'vitest';
import { boltLogger } from '../../../src/platforms/slack/bolt-log.ts';
import { causeOf, redact } from '../../../src/platforms/slack/redact.ts';
import { type Line, lineLog } from './hand-clock.ts';

describe('words of the SDK in the log', () => {
  test.each([
    'token xoxb-1-canary-2 refused',
    'xapp-1-A1-canary',
    'xoxe.xoxp-1-canary',
    'post to https://hooks.slack.com/commands/T1/2/canary failed',
    'socket wss://wss.slack.com/link/?ticket=canary',
  ])('lose every secret: %s', (words) => {
    expect(redact(words)).not.toContain('canary');
  });

  test('are kept short', () => {
    expect(redact('x'.repeat(5000)).length).toBeLessThan(400);
  });

  test('leave out payloads, which hold what people typed', () => {
    const lines: Line[] = [];
    const logger = boltLogger(lineLog(lines));

    logger.debug('{"text":"private words"}');
    logger.info('private words');
    logger.error(new Error('it broke'), { text: 'private words' });

    expect(lines).toEqual([{ level: 'warn', fields: { said: 'Error: it broke ' }, message: 'Slack SDK' }]);
  });

  test.each([
    [
      "Cannot use 'in' operator to search for 'action_id' in /cite my secret plan\nfor monday",
      "Cannot use 'in' operator to search for 'action_id' in (a value)",
    ],
    [
      'Unexpected token \'m\', "my secret plan" is not valid JSON',
      'Unexpected token \'m\', "…" is not valid JSON',
    ],
    [
      'Unexpected token \'m\', ..."my \\"secret\\" plan"... is not valid JSON',
      'Unexpected token \'m\', ..."…"... is not valid JSON',
    ],
  ])('takes out of what the language says the words it was given: %s', (said, shown) => {
    expect(causeOf(new TypeError(said))).toBe(`TypeError: ${shown}`);
  });
});
