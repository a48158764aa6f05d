import { describe, expect, test } from 'vitest';
import { checkCall } from '../../../src/core/command/check-call.ts';
import { defineCommand, defineRoute } from '../../../src/core/command/command.ts';
import { choiceOption, flagOption, integerOption, restOption } from '../../../src/core/command/options.ts';
import { admin, host, reader } from '../../support/people.ts';

const options = {
  query: restOption({ description: 'words', required: true, maxLength: 20 }),
  page: integerOption({ description: 'page', required: false, minimum: 1, maximum: 9 }),
  style: choiceOption({ description: 'style', required: false, choices: ['apa', 'mla'] }),
  loud: flagOption({ description: 'loud', required: false }),
};
const run = () => Promise.reject(new Error('not run here'));
const sample = defineCommand({
  name: 'sample',
  description: 'A sample',
  options,
  examples: ['sample words'],
  run,
  buttons: [
    defineRoute({
      name: 'sample erase',
      description: 'Erase',
      options: {},
      examples: [],
      access: 'admin',
      hidden: true,
      run,
    }),
    defineRoute({
      name: 'sample pause',
      description: 'Pause',
      options: {},
      examples: [],
      access: 'host',
      hidden: true,
      run,
    }),
  ],
});
const check = (route: string, args: Record<string, unknown>, person = reader) =>
  checkCall([sample], { route, args: args as Record<string, string> }, person);

describe('a call', () => {
  test('gets every option, those not given as null', () => {
    const { args } = check('sample', { query: 'words' });

    expect(args).toEqual({ query: 'words', page: null, style: null, loud: null });
  });

  test('loses what the route does not know', () => {
    expect(check('sample', { query: 'words', admin: true }).args).not.toHaveProperty('admin');
  });

  test.each([
    ['a required option left out', {}, 'needs a title, an author or a topic'],
    ['text that is too long', { query: 'x'.repeat(21) }, 'at most 20 characters'],
    ['a number out of bounds', { query: 'x', page: 10 }, 'from 1 to 9'],
    ['a number that is text', { query: 'x', page: '2' }, 'from 1 to 9'],
    ['a choice there is not', { query: 'x', style: 'chicago' }, 'one of apa, mla'],
    ['words that are no text', { query: 7 }, 'takes words'],
  ])('with %s is refused in words', (_what, args, words) => {
    expect(() => check('sample', args)).toThrow(words);
  });

  test('of a route that is gone is refused in words', () => {
    expect(() => check('vanished', {})).toThrow('a command I no longer have');
  });
});

describe('rights', () => {
  test('an admin may do what admins and hosts may', () => {
    expect(check('sample erase', {}, admin).route.path).toBe('sample erase');
    expect(check('sample pause', {}, admin).route.path).toBe('sample pause');
  });

  test('a host may do what hosts may, and no more', () => {
    expect(check('sample pause', {}, host).route.path).toBe('sample pause');
    expect(() => check('sample erase', {}, host)).toThrow('can only be used by an admin');
  });

  test('a reader may do neither, by a button as little as by a command', () => {
    expect(() => check('sample pause', {})).toThrow('can only be used by a host');
    expect(() => check('sample erase', {})).toThrow('can only be used by an admin');
  });
});
