import { describe, expect, test } from 'vitest';
import { errorTrail, errorWords } from '../../src/core/error-words.ts';
import { OperatorError } from '../../src/core/errors.ts';

/** What the language says when it is given what it cannot use. */
function thrownBy(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

const SAID: string = 'my secret plan\nfor monday';
const ERRORS = [
  ['a word where a record should be', () => 'value' in (SAID as unknown as object)],
  ['words that are no JSON', () => JSON.parse(SAID)],
  ['words in quotation marks', () => JSON.parse(`{"a": "${'secret plan '.repeat(3)}`)],
] as const;

describe('an error in a log', () => {
  test.each(ERRORS)('holds nothing of %s', (_what, run) => {
    const error = thrownBy(run);

    expect(error).toBeInstanceOf(Error);
    expect(errorWords(error)).not.toMatch(/secret|plan|monday/);
    expect(errorTrail(error)).not.toMatch(/secret|plan|monday/);
  });

  test('still tells where it happened', () => {
    const error = thrownBy(() => JSON.parse(SAID));

    expect(errorTrail(error)).toMatch(/^SyntaxError: .*\n\s+at JSON\.parse/s);
  });

  test('for the operator stays whole', () => {
    const words = 'PORT is "banana": set it to a number.';

    expect(errorWords(new OperatorError('bad-port', words))).toBe(words);
  });

  test('that is no error is told as it is', () => {
    expect(errorWords('closed')).toBe('closed');
  });
});
