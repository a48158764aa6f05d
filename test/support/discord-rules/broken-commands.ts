import { type Broken, COMMANDS, command, query, times } from './sound-parts.ts';

export const BROKEN_COMMANDS: readonly Broken[] = [
  ['commands that are no list', COMMANDS, command, /no list/],
  ['a command that stands twice', COMMANDS, [command, command], /stands twice/],
  ['101 commands', COMMANDS, times(101, (each) => ({ ...command, name: `c${each}` })), /more than 100/],
  ['16 message commands', COMMANDS, times(16, (each) => ({ type: 3, name: `c${each}` })), /more than 15/],
  ['a name in capitals', COMMANDS, [{ ...command, name: 'Paper' }], /no name for/],
  ['a name with a space', COMMANDS, [{ ...command, name: 'look up' }], /no name for/],
  ['a name over 32', COMMANDS, [{ ...command, name: 'x'.repeat(33) }], /name/],
  ['a description over 100', COMMANDS, [{ ...command, description: 'x'.repeat(101) }], /description/],
  ['no description', COMMANDS, [{ ...command, description: '' }], /needs a description/],
  [
    '26 options',
    COMMANDS,
    [{ ...command, options: times(26, (each) => ({ ...query, name: `o${each}` })) }],
    /options/,
  ],
  [
    'an option’s name in capitals',
    COMMANDS,
    [{ ...command, options: [{ ...query, name: 'Query' }] }],
    /no name for/,
  ],
  [
    'an option without a description',
    COMMANDS,
    [{ ...command, options: [{ ...query, description: ' ' }] }],
    /needs a description/,
  ],
  [
    'an option that stands twice',
    COMMANDS,
    [{ ...command, options: [query, query] }],
    /option “query” stands twice/,
  ],
  [
    'a required option after an optional one',
    COMMANDS,
    [{ ...command, options: [{ ...query, name: 'a', required: false }, query] }],
    /required option after/,
  ],
  [
    'a subcommand beside an option',
    COMMANDS,
    [{ ...command, options: [query, { type: 1, name: 'add', description: 'x' }] }],
    /beside plain options/,
  ],
  [
    'a wrong option in a subcommand',
    COMMANDS,
    [{ ...command, options: [{ type: 1, name: 'add', description: 'x', options: [query, query] }] }],
    /stands twice/,
  ],
  [
    'choices beside autocomplete',
    COMMANDS,
    [{ ...command, options: [{ ...query, choices: [{ name: 'x', value: 'x' }] }] }],
    /beside autocomplete/,
  ],
  [
    '26 choices of an option',
    COMMANDS,
    [
      {
        ...command,
        options: [
          { ...query, autocomplete: false, choices: times(26, (each) => ({ name: `${each}`, value: 'x' })) },
        ],
      },
    ],
    /choices/,
  ],
  [
    'an option’s choice over 100',
    COMMANDS,
    [
      {
        ...command,
        options: [{ ...query, autocomplete: false, choices: [{ name: 'x', value: 'x'.repeat(101) }] }],
      },
    ],
    /more than 100 characters/,
  ],
  [
    'an option’s choice that stands twice',
    COMMANDS,
    [
      {
        ...command,
        options: [{ ...query, autocomplete: false, choices: times(2, () => ({ name: 'x', value: 'x' })) }],
      },
    ],
    /choice “x” stands twice/,
  ],
  ['an unknown context', COMMANDS, [{ ...command, contexts: [7] }], /contexts/],
  ['a context that stands twice', COMMANDS, [{ ...command, contexts: [0, 0] }], /context stands twice/],
  [
    'an integration type that stands twice',
    COMMANDS,
    [{ ...command, integration_types: [1, 1] }],
    /integration type stands twice/,
  ],
  [
    'private channels without user install',
    COMMANDS,
    [{ ...command, integration_types: [0] }],
    /without user install/,
  ],
  [
    'a command over 8000 characters',
    COMMANDS,
    [
      {
        ...command,
        options: times(25, (each) => ({
          ...query,
          name: `o${each}`,
          autocomplete: false,
          choices: times(4, (one) => ({ name: `${one}`, value: 'x'.repeat(99) })),
        })),
      },
    ],
    /characters, at most 8000/,
  ],
  [
    'a menu command with a description',
    COMMANDS,
    [{ type: 3, name: 'Look up', description: 'x' }],
    /has a description/,
  ],
  ['a menu command with options', COMMANDS, [{ type: 3, name: 'Look up', options: [query] }], /has options/],
  ['a menu command without a name', COMMANDS, [{ type: 3, name: ' ' }], /no name/],
  [
    'a changed command with a wrong name',
    'PATCH /applications/1/commands/2',
    { ...command, name: 'Big' },
    /no name for/,
  ],
  ['a direct message to nobody', 'POST /users/@me/channels', {}, /recipient_id/],
  ['a body on a route without rules', 'POST /guilds', { name: 'x' }, /no rules/],
];
