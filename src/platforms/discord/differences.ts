import type { DiscordCommand } from './commands-json.ts';

/** A command as Discord lists it: what we know of it, and whatever else it says. */
export type ListedCommand = { id: string; name: string; type?: number } & Record<string, unknown>;

export interface Differences {
  create: DiscordCommand[];
  edit: { id: string; command: DiscordCommand; fields: string[] }[];
  remove: { id: string; name: string; type: number }[];
  unchanged: number;
}

const CHAT_INPUT = 1;

/** What these may leave out, and what it means then (Developer documentation, "Application Command Object"). */
const LEFT_OUT: Readonly<Record<string, unknown>> = {
  required: false,
  autocomplete: false,
  choices: [],
  options: [],
};

const OPTION_FIELDS = [
  'type',
  'name',
  'description',
  'required',
  'autocomplete',
  'choices',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
];

/** Fields of the order in which they are shown to the operator. A server's own commands have no contexts. */
const COMMAND_FIELDS = ['description', 'options', 'default_member_permissions'] as const;
const GLOBAL_FIELDS = ['contexts', 'integration_types'] as const;

/**
 * What has to be done so that Discord lists exactly these commands. Commands are told apart by type and name;
 * fields Broadsheet does not set (translations, versions) are not compared.
 */
export function differences(
  wanted: readonly DiscordCommand[],
  listed: readonly ListedCommand[],
  scope: 'global' | 'guild',
): Differences {
  const fields = scope === 'global' ? [...COMMAND_FIELDS, ...GLOBAL_FIELDS] : COMMAND_FIELDS;
  const known = new Map(listed.map((command) => [keyOf(command), command]));
  const result: Differences = { create: [], edit: [], remove: [], unchanged: 0 };
  for (const command of wanted) {
    const there = known.get(keyOf(command));
    known.delete(keyOf(command));
    if (there === undefined) {
      result.create.push(command);
      continue;
    }
    const changed = fields.filter((field) => normal(field, command[field]) !== normal(field, there[field]));
    if (changed.length === 0) result.unchanged += 1;
    else result.edit.push({ id: there.id, command, fields: changed });
  }
  result.remove = [...known.values()].map(({ id, name, type = CHAT_INPUT }) => ({ id, name, type }));
  return result;
}

function keyOf({ name, type = CHAT_INPUT }: { name: string; type?: number }): string {
  return `${type} ${name}`;
}

/** One text for all ways to write the same. */
function normal(field: string, value: unknown): string {
  if (field === 'options') return JSON.stringify(listOf(value).map(normalOption));
  if (field === 'contexts' || field === 'integration_types') {
    return JSON.stringify(listOf(value).toSorted((a, b) => Number(a) - Number(b)));
  }
  return JSON.stringify(value ?? null);
}

function normalOption(option: unknown): unknown {
  const given = (option ?? {}) as Record<string, unknown>;
  const plain = OPTION_FIELDS.map((field) => {
    const value = given[field] ?? LEFT_OUT[field] ?? null;
    return field === 'choices' ? listOf(value).map(normalChoice) : value;
  });
  return [...plain, listOf(given.options).map(normalOption)];
}

function normalChoice(choice: unknown): unknown {
  const { name, value } = (choice ?? {}) as Record<string, unknown>;
  return [name, value];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
