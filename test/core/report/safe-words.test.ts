import { describe, expect, test } from 'vitest';
import { safeWords } from '../../../src/core/report/safe-words.ts';

describe('words shown to the operator', () => {
  test('stay as they are when they are harmless', () => {
    const words = 'Slack: token refused, set SLACK_BOT_TOKEN (see README).';

    expect(safeWords(words)).toBe(words);
  });

  test.each([
    ['a feed with a key', 'cannot read https://ann:pw@feeds.example/private/rss?key=canary: 404'],
    ['a Slack token', 'refused xoxb-123-456-canary'],
    ['a Slack app token', 'refused xapp-1-A0-canary'],
    ['a Discord token', `refused ${'M'.repeat(24)}.Gabcde.${'c'.repeat(27)}canary`],
    ['a header', 'sent Authorization: Bearer canarycanarycanary'],
    ['a query', 'sent api_key=canary&x=1'],
    ['a response address', 'posted to https://hooks.slack.com/commands/T1/2/canary'],
    ['an address that is none', 'asked http://[canary'],
  ])('hide %s', (_, words) => {
    expect(safeWords(words)).not.toContain('canary');
  });

  test('name of an address its host', () => {
    expect(safeWords('see https://feeds.example:8080/a/b, please')).toBe(
      'see https://feeds.example:8080 please',
    );
  });

  test('are one line without controls, and end', () => {
    const words = safeWords(`a\u202eb\nc\u0000${'d'.repeat(1000)}`);

    expect(words).toMatch(/^ab cd+…$/);
    expect(words.length).toBeLessThan(510);
  });
});
