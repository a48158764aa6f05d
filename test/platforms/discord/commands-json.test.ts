import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import {
  type Access,
  type Command,
  defineCommand,
  defineCommandGroup,
  defineRoute,
} from '../../../src/core/command/command.ts';
import {
  choiceOption,
  flagOption,
  integerOption,
  restOption,
  textOption,
} from '../../../src/core/command/options.ts';
import { type DiscordOption, toDiscordCommands } from '../../../src/platforms/discord/commands-json.ts';
import { checkDiscordPayload } from '../../support/discord-rules/index.ts';

const EVERYWHERE = { contexts: [0, 1, 2], integration_types: [0, 1] };

const run = async () => ({ kind: 'silence' as const });

function plainCommand(options: Parameters<typeof defineRoute>[0]['options']): Command {
  return defineCommand({ name: 'try', description: 'A command to try', options, examples: [], run });
}

function group(...accesses: Access[]): Command {
  return defineCommandGroup({
    name: 'desk',
    description: 'The desk',
    routes: accesses.map((access, index) =>
      defineRoute({
        name: `desk post now ${index}`,
        description: 'Posts',
        access,
        options: {},
        examples: [],
        run,
      }),
    ),
  });
}

function optionsOf(command: Command): DiscordOption[] {
  return toDiscordCommands([command])[0]?.options ?? [];
}

describe('the commands as Discord’s own', () => {
  test('are accepted by its rules, every one', () => {
    const problems = toDiscordCommands(commands)
      .filter(({ type }) => type === 1)
      .flatMap((command) => checkDiscordPayload('POST /applications/1/commands', command, []));

    expect(problems).toEqual([]);
  });

  test('are all there, with one for messages', () => {
    const names = toDiscordCommands(commands).map(({ type, name }) => `${type} ${name}`);

    expect(names).toEqual([...commands.map(({ name }) => `1 ${name}`), '3 Look up paper']);
  });

  test('may be used everywhere, installed by a server or by a person', () => {
    expect(
      toDiscordCommands(commands).map(({ contexts, integration_types }) => ({ contexts, integration_types })),
    ).toEqual(Array.from({ length: commands.length + 1 }, () => EVERYWHERE));
  });

  test('leave out what only buttons lead to', () => {
    const text = JSON.stringify(toDiscordCommands(commands));

    expect(text).not.toMatch(/abstract|choices of|home/u);
    expect(
      toDiscordCommands(commands)
        .find(({ name }) => name === 'broadsheet')
        ?.options.map(({ name }) => name),
    ).toEqual(['help', 'status', 'privacy', 'forget-me']);
  });

  test('have options of their own types, the required ones first', () => {
    const command = plainCommand({
      note: textOption({ description: 'A note', required: false, maxLength: 9000 }),
      page: integerOption({ description: 'Page', required: false, minimum: 1, maximum: 9 }),
      sure: flagOption({ description: 'Sure', required: false }),
      style: choiceOption({ description: 'Style', required: true, choices: ['apa', 'mla'] }),
      query: restOption({ description: 'Paper', required: true, typeahead: 'paper', maxLength: 300 }),
    });

    expect(optionsOf(command)).toEqual([
      {
        type: 3,
        name: 'style',
        description: 'Style',
        required: true,
        choices: [
          { name: 'apa', value: 'apa' },
          { name: 'mla', value: 'mla' },
        ],
      },
      { type: 3, name: 'query', description: 'Paper', required: true, autocomplete: true, max_length: 300 },
      {
        type: 3,
        name: 'note',
        description: 'A note',
        required: false,
        autocomplete: false,
        max_length: 6000,
      },
      { type: 4, name: 'page', description: 'Page', required: false, min_value: 1, max_value: 9 },
      { type: 5, name: 'sure', description: 'Sure', required: false },
    ]);
  });

  test('suggest choices while typing where there are more than a list holds', () => {
    const choices = Array.from({ length: 26 }, (_, index) => `choice-${index}`);
    const command = plainCommand({ one: choiceOption({ description: 'One', required: true, choices }) });

    expect(optionsOf(command)).toEqual([
      { type: 3, name: 'one', description: 'One', required: true, autocomplete: true },
    ]);
  });

  test('name a part of several words with hyphens', () => {
    expect(optionsOf(group('everyone')).map(({ name }) => name)).toEqual(['post-now-0']);
  });

  test.each([
    [['everyone', 'admin'], null],
    [['admin', 'host'], '32'],
    [['everyone'], null],
  ] as [Access[], string | null][])('with parts for %j ask for permissions %j', (accesses, permissions) => {
    const [command] = toDiscordCommands([group(...accesses)]);

    expect(command?.default_member_permissions).toBe(permissions);
  });
});
