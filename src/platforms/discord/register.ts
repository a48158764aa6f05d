import { ApplicationCommandType, type REST, Routes } from 'discord.js';
import type { Command } from '../../core/command/command.ts';
import { type DiscordCommand, toDiscordCommands } from './commands-json.ts';
import { type Differences, differences, type ListedCommand } from './differences.ts';

type Scope = 'global' | 'guild';

export interface Registration {
  rest: Pick<REST, 'get' | 'post' | 'patch' | 'delete'>;
  applicationId: string;
  commands: readonly Command[];
  /** One server instead of everywhere: seen there at once, and nowhere else. */
  guildId: string | null;
  /** Nothing is changed; the answer says what would be. */
  dryRun: boolean;
}

export interface RegistrationResult {
  /** One line a change, in words. */
  changes: string[];
  unchanged: number;
}

/**
 * Makes Discord list exactly our commands, sending only what differs: commands that are the same are left alone, as
 * each creation counts against a daily allowance. Throws what discord.js throws.
 */
export async function registerCommands(registration: Registration): Promise<RegistrationResult> {
  const { rest, applicationId, commands, guildId } = registration;
  const all =
    guildId === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const listed = (await rest.get(all)) as ListedCommand[];
  const scope = guildId === null ? 'global' : 'guild';
  const found = differences(toDiscordCommands(commands), listed, scope);
  if (!registration.dryRun) await carryOut(rest, all, found, scope);
  return { changes: inWords(found), unchanged: found.unchanged };
}

/** Deletions come first, so that a full list has room for what is new. */
async function carryOut(
  rest: Registration['rest'],
  all: `/${string}`,
  found: Differences,
  scope: Scope,
): Promise<void> {
  for (const { id } of found.remove) await rest.delete(`${all}/${id}`);
  for (const { id, command } of found.edit)
    await rest.patch(`${all}/${id}`, { body: fieldsOf(command, scope) });
  for (const command of found.create)
    await rest.post(all, { body: { type: command.type, ...fieldsOf(command, scope) } });
}

/**
 * What may be said of a command. Its type is fixed once it is there; one in a message's menu has neither description
 * nor options, and one of a single server no contexts.
 */
function fieldsOf(command: DiscordCommand, scope: Scope): object {
  const { name, description, options, default_member_permissions, contexts, integration_types } = command;
  return {
    name,
    default_member_permissions,
    ...(command.type === ApplicationCommandType.ChatInput ? { description, options } : {}),
    ...(scope === 'global' ? { contexts, integration_types } : {}),
  };
}

function inWords(found: Differences): string[] {
  return [
    ...found.remove.map(({ name, type }) => `delete ${shown(name, type)}`),
    ...found.edit.map(
      ({ command, fields }) => `edit ${shown(command.name, command.type)}: ${fields.join(', ')}`,
    ),
    ...found.create.map(({ name, type }) => `create ${shown(name, type)}`),
  ];
}

function shown(name: string, type: number): string {
  return type === ApplicationCommandType.ChatInput ? `/${name}` : `“${name}”`;
}
