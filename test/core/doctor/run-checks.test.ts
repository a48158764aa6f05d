import { expect, test } from 'vitest';
import { type Check, ok } from '../../../src/core/doctor/check.ts';
import { findingOf, runChecks } from '../../../src/core/doctor/run-checks.ts';
import { OperatorError } from '../../../src/core/errors.ts';
import { found } from '../../support/run-doctor.ts';

const saying = (words: string): Check => ({ name: 'one', run: async () => ok(words) });

test('results come in the order of the checks, however long each takes', async () => {
  const gates: (() => void)[] = [];
  const held = new Promise<void>((resolve) => gates.push(resolve));
  const slow: Check = { name: 'slow', run: () => held.then(() => ok('Late.')) };
  const last: Check = {
    name: 'last',
    run: async () => {
      for (const open of gates) open();
      return ok('At once.');
    },
  };

  const results = await found([slow, last]);

  expect([...results.keys()]).toEqual(['slow', 'last']);
});

test('a check that never ends is told of in words, and the others are not held up', async () => {
  const never: Check = { name: 'never', run: () => new Promise(() => {}) };

  const results = await found([never, saying('Fine.')], { limitMs: 20 });

  expect(results.get('never')).toMatchObject({
    state: 'failed',
    words: expect.stringMatching(/^No answer within/),
  });
  expect(results.get('one')?.state).toBe('ok');
});

test('a check that is told to end has the last word', async () => {
  const polite: Check = {
    name: 'polite',
    run: (signal) =>
      new Promise((resolve) =>
        signal.addEventListener('abort', () => resolve(ok('I was waiting for Slack.'))),
      ),
  };

  const results = await found([polite], { limitMs: 20 });

  expect(results.get('polite')?.words).toBe('I was waiting for Slack.');
});

test('a fault of a check itself is one line without its message', async () => {
  const broken: Check = {
    name: 'broken',
    run: async () => {
      throw new TypeError('secret in a message');
    },
  };

  const result = (await found([broken])).get('broken');

  expect(result?.state).toBe('failed');
  expect(JSON.stringify(result)).not.toContain('secret');
});

test.each([
  ['a known secret', 'the key canary-key-1 here', ['canary-key-1']],
  ['a Slack token', 'xoxb-1-canary was sent', []],
  ['an app-level token', 'xapp-1-A1-canary was sent', []],
  ['a password in an address', 'postgres://name:canary@host/db', []],
])('%s is never shown', async (_, words, secrets) => {
  const result = (await found([saying(words)], { secrets })).get('one');

  expect(result?.words).not.toContain('canary');
});

test('what a far side names makes no second line', async () => {
  const result = (await found([saying('the channel a\nFAILED\u202e b')])).get('one');

  expect(result?.words).toBe('the channel a FAILED  b');
});

test('groups run side by side', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first: Check = { name: 'first', run: () => held.then(() => ok('First.')) };
  const second: Check = {
    name: 'second',
    run: async () => {
      release();
      return ok('Second.');
    },
  };
  const groups = [first, second].map((check) => ({ title: check.name, checks: [check] }));

  const results = await Promise.all(runChecks(groups, { after: () => () => {}, secrets: [] }));

  expect(results.map(({ title }) => title)).toEqual(['first', 'second']);
});

test.each([
  ['PORT is “x”: set it to a number.', 'PORT is “x”.', 'Set it to a number.'],
  [
    'f is damaged: cut off. Nothing was changed. Restore it.',
    'f is damaged: cut off.',
    'Nothing was changed. Restore it.',
  ],
])('an operator’s error is parted into what is wrong and what to do (%s)', (message, words, mend) => {
  expect(findingOf(new OperatorError('code', message))).toEqual({ state: 'failed', words, mend });
});
