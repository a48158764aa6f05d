import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { fitCall, readCall, writeCall } from '../../../src/core/command/call-token.ts';

describe('a call as a token', () => {
  test('is readable and short', () => {
    expect(writeCall({ route: 'reading add', args: { query: 'hire' } })).toBe('reading add?query=hire');
    expect(writeCall({ route: 'reading list', args: {} })).toBe('reading list');
  });

  test('comes back as it was, whatever its text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 1000 }), (query, page) => {
        const call = { route: 'paper choices', args: { query, page } };

        expect(readCall(commands, writeCall(call))).toEqual(call);
      }),
    );
  });

  test('gives options their types back', () => {
    expect(readCall(commands, 'broadsheet forget-me?confirm=true')?.args).toEqual({ confirm: true });
    expect(readCall(commands, 'paper choices?query=3&page=3')?.args).toEqual({ query: '3', page: 3 });
  });

  test('of a route there is not is none', () => {
    expect(readCall(commands, 'vanished?query=x')).toBeNull();
    expect(readCall(commands, '')).toBeNull();
  });

  test('fits where it must, its question cut at a word’s end', () => {
    const call = { route: 'paper choices', args: { query: 'one two three '.repeat(20).trim(), page: 2 } };

    const token = fitCall(call, 100);

    expect(token.length).toBeLessThanOrEqual(100);
    expect(readCall(commands, token)?.args.query).toMatch(/(one|two|three)$/);
    expect(readCall(commands, token)?.args.page).toBe(2);
  });

  test('never exceeds what is allowed', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 0, maxLength: 400 }),
        fc.integer({ min: 30, max: 100 }),
        (query, most) => {
          expect(
            fitCall({ route: 'paper choices', args: { query, page: 2 } }, most).length,
          ).toBeLessThanOrEqual(most);
        },
      ),
    );
  });
});
