import { API_ERRORS, Refused } from './api-error.ts';
import { type Answered, type Asked, NO_CONTENT, ok, type Route } from './route.ts';
import { type AppCommand, COMMAND_TYPE, type CommandOption } from './wire.ts';
import type { World } from './world.ts';

type Body = Partial<AppCommand> & { name: string };

/** The commands of everywhere and those of one guild behave alike. */
export const commandRoutes: Route[] = [
  '/applications/:application/commands',
  '/applications/:application/guilds/:guild/commands',
].flatMap((base) => [
  { name: `GET ${base}`, run: ({ world, at }) => ok(scoped(world, at.guild)) },
  { name: `POST ${base}`, run: create },
  { name: `PUT ${base}`, run: overwrite },
  { name: `GET ${base}/:command`, run: (asked) => ok(find(asked)) },
  { name: `PATCH ${base}/:command`, run: change },
  { name: `DELETE ${base}/:command`, run: remove },
]);

function scoped(world: World, guildId: string | undefined): AppCommand[] {
  return world.commands.filter((command) => command.guild_id === guildId);
}

function create({ world, at, json }: Asked): Answered {
  const body = json as Body;
  const before = sameName(scoped(world, at.guild), body);
  const command = complete(world, at.guild, body, before?.id ?? world.makeId());
  world.commands = [...world.commands.filter((each) => each.id !== command.id), command];
  return { status: before === undefined ? 201 : 200, json: command };
}

function overwrite({ world, at, json }: Asked): Answered {
  const before = scoped(world, at.guild);
  const commands = (json as Body[]).map((body) =>
    complete(world, at.guild, body, sameName(before, body)?.id ?? world.makeId()),
  );
  world.commands = [...world.commands.filter((each) => !before.includes(each)), ...commands];
  return ok(commands);
}

function change(asked: Asked): Answered {
  const { world, at, json } = asked;
  const before = find(asked);
  const command = complete(world, at.guild, { ...before, ...(json as Body) }, before.id);
  world.commands = world.commands.map((each) => (each === before ? command : each));
  return ok(command);
}

function remove(asked: Asked): Answered {
  const command = find(asked);
  asked.world.commands = asked.world.commands.filter((each) => each !== command);
  return NO_CONTENT;
}

function find({ world, at }: Asked): AppCommand {
  const found = scoped(world, at.guild).find((command) => command.id === at.command);
  if (found === undefined) throw new Refused(API_ERRORS.unknownCommand);
  return found;
}

function sameName(commands: readonly AppCommand[], body: Body): AppCommand | undefined {
  const type = body.type ?? COMMAND_TYPE.chatInput;
  return commands.find((command) => command.name === body.name && command.type === type);
}

/** What Discord keeps: what was sent with its own defaults, empty lists and `false` left out of options. */
function complete(world: World, guildId: string | undefined, body: Body, id: string): AppCommand {
  const options = (body.options ?? []).map(completeOption);
  const everywhere = guildId === undefined;
  const command = {
    id,
    application_id: world.applicationId,
    version: world.makeId(),
    default_member_permissions: body.default_member_permissions ?? null,
    type: body.type ?? COMMAND_TYPE.chatInput,
    name: body.name,
    name_localizations: null,
    description: body.description ?? '',
    description_localizations: null,
    ...(everywhere ? { dm_permission: body.contexts?.includes(1) ?? true } : { guild_id: guildId }),
    contexts: everywhere ? (body.contexts ?? null) : null,
    integration_types: body.integration_types ?? [0],
    ...(options.length === 0 ? {} : { options }),
    nsfw: body.nsfw ?? false,
  };
  return command;
}

function completeOption(option: CommandOption): CommandOption {
  const { required, autocomplete, choices, options, ...plain } = option;
  return {
    ...plain,
    ...(required === true ? { required } : {}),
    ...(autocomplete === true ? { autocomplete } : {}),
    ...(choices === undefined || choices.length === 0
      ? {}
      : { choices: choices.map((choice) => ({ ...choice, name_localizations: null })) }),
    ...(options === undefined || options.length === 0 ? {} : { options: options.map(completeOption) }),
  };
}
