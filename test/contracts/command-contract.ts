import { beforeAll, describe, expect, test } from 'vitest';
import { readCall, writeCall } from '../../src/core/command/call-token.ts';
import { checkCall } from '../../src/core/command/check-call.ts';
import type { Command, Option, Route } from '../../src/core/command/command.ts';
import { parseLine } from '../../src/core/command/parse-line.ts';
import { usageLine } from '../../src/core/command/usage.ts';
import type { Call, Document, Reply } from '../../src/core/document/document.ts';
import { plainText } from '../../src/core/document/plain-text.ts';
import { safeHref } from '../../src/core/document/rich-text.ts';
import { admin } from '../support/people.ts';
import type { TestDesk } from '../support/test-desk.ts';

/** Discord's limits for definitions, the tighter of the two platforms. */
const NAME = /^[a-z][a-z0-9-]{0,31}$/;
const LONGEST_DESCRIPTION = 100;
const MOST_OPTIONS = 25;
const MOST_CHOICES = 25;

const HOSTILE = [
  '@everyone',
  '<!channel> <@U1>',
  '[x](http://evil.example)',
  '"',
  ':',
  '`',
  '\u202E',
  '💥'.repeat(300),
  '%s %n',
  '__proto__',
];

/**
 * What every command promises, whichever platform calls it: definitions every platform can register, examples
 * that work, and answers that are whole documents whatever is typed.
 */
export function commandContract(
  command: Command,
  commands: readonly Command[],
  openDesk: () => Promise<TestDesk>,
): void {
  describe(`the definition of /${command.name}`, () => {
    test('fits every platform', () => {
      expect(command.name).toMatch(NAME);
      expect(command.description.length).toBeLessThanOrEqual(LONGEST_DESCRIPTION);
      expect(visible(command).length).toBeGreaterThan(0);
    });

    test.each(command.routes.map((route) => [route.path, route] as const))(
      'has options for %s that fit',
      (_path, route) => {
        const options = Object.entries(route.options);

        expect(route.description.length).toBeLessThanOrEqual(LONGEST_DESCRIPTION);
        expect(options.length).toBeLessThanOrEqual(MOST_OPTIONS);
        for (const [name, option] of options) expectFits(name, option);
        expect(
          options.filter(([, option]) => option.type === 'text' && option.rest).length,
        ).toBeLessThanOrEqual(1);
      },
    );

    test('gives an example of everything people can type', () => {
      for (const route of visible(command)) expect(route.examples.length, route.path).toBeGreaterThan(0);
    });
  });

  describe(`/${command.name} in use`, () => {
    let desk: TestDesk;
    beforeAll(async () => {
      desk = await openDesk();
    });

    test.each(
      visible(command).flatMap((route) => route.examples.map((example) => [example, route] as const)),
    )('understands its example /%s', async (example, route) => {
      const call = parseLine(commands, `/${example}`);

      const reply = await desk.say(`/${example}`);

      expect(call.route).toBe(route.path);
      expectWhole(reply, commands);
    });

    test.each(command.routes.map((route) => [route.path, route] as const))(
      'answers %s whole, whatever is typed',
      async (_path, route) => {
        for (const text of HOSTILE) {
          const reply = await desk.press({ route: route.path, args: argsWith(route, text) });

          expectWhole(reply, commands);
        }
        expect(desk.logged).toEqual([]);
      },
    );

    test.each(visible(command).map((route) => [route.path, route] as const))(
      'teaches how %s goes when a value does not fit',
      async (_path, route) => {
        const [name, option] =
          Object.entries(route.options).find(([, { type }]) => type === 'choice' || type === 'integer') ?? [];
        const required = Object.entries(route.options).filter(([, each]) => each.required);
        if (name === undefined || option === undefined) return expect(usageLine(route)).toContain(route.path);
        const args = {
          ...Object.fromEntries(required.map(([each]) => [each, 'x'])),
          [name]: 'no such value',
        };

        const reply = await desk.press({ route: route.path, args });

        expect(JSON.stringify(reply)).toContain(usageLine(route).slice(0, 20));
      },
    );
  });
}

function visible(command: Command): Route[] {
  return command.routes.filter((route) => !route.hidden);
}

function expectFits(name: string, option: Option): void {
  expect(name).toMatch(NAME);
  expect(option.description.length, name).toBeLessThanOrEqual(LONGEST_DESCRIPTION);
  if (option.type === 'choice') expect(option.choices.length, name).toBeLessThanOrEqual(MOST_CHOICES);
}

/** Text options get the text; the others are left out. */
function argsWith(route: Route, text: string): Call['args'] {
  const texts = Object.entries(route.options).filter(([, option]) => option.type === 'text');
  return Object.fromEntries(
    texts.map(([name, option]) => [name, option.type === 'text' ? text.slice(0, option.maxLength) : text]),
  );
}

function expectWhole(reply: Reply, commands: readonly Command[]): void {
  if (reply.kind === 'silence') return;
  if (reply.kind === 'form') {
    expect(reply.form.fields.length).toBeGreaterThan(0);
    return;
  }
  const { document } = reply;
  const words = plainText(document);
  expect(document.summary.length).toBeGreaterThan(0);
  expect(document.summary.length).toBeLessThanOrEqual(1000);
  expect(words).not.toMatch(/undefined|\[object|NaN/);
  for (const call of callsOf(document)) {
    expect(readCall(commands, writeCall(call))).toEqual(call);
    expect(() => checkCall(commands, call, admin)).not.toThrow();
  }
  for (const action of document.actions)
    if (action.kind === 'link') expect(safeHref(action.href)).not.toBeNull();
}

function callsOf(document: Document): Call[] {
  const pressed = document.actions.flatMap((action) => (action.kind === 'button' ? [action.call] : []));
  const chosen = document.blocks
    .flatMap((block) => (block.kind === 'list' ? block.items : []))
    .flatMap(({ call }) => call ?? []);
  return [...pressed, ...chosen, ...(document.share === undefined ? [] : [document.share])];
}
