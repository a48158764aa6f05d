import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Command, Option, Route } from '../../core/command/command.ts';
import { DISCORD_LIMITS } from './limits.ts';

/** An application command as Discord takes it, as far as Broadsheet uses it. */
export interface DiscordCommand {
  type: ApplicationCommandType.ChatInput | ApplicationCommandType.Message;
  name: string;
  description: string;
  options: DiscordOption[];
  /** Permission bits as a decimal text; `null` where everybody may. */
  default_member_permissions: string | null;
  contexts: number[];
  integration_types: number[];
}

export interface DiscordOption {
  type: ApplicationCommandOptionType;
  name: string;
  description: string;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { name: string; value: string }[];
  min_value?: number;
  max_value?: number;
  max_length?: number;
  options?: DiscordOption[];
}

/** The command in a message's menu (Apps), which has no description. */
export const LOOK_UP_PAPER = 'Look up paper';

/** Discord's bound on `max_length` of an option. */
const LONGEST_TEXT = 6000;

/** In servers, in the chat with the bot and in chats between people, for servers and people that installed it. */
const EVERYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** The commands as Discord's own, and *Look up paper* for messages; routes only buttons lead to are left out. */
export function toDiscordCommands(commands: readonly Command[]): DiscordCommand[] {
  const lookUp: DiscordCommand = {
    type: ApplicationCommandType.Message,
    name: LOOK_UP_PAPER,
    description: '',
    options: [],
    default_member_permissions: null,
    ...EVERYWHERE,
  };
  return [...commands.filter((command) => visible(command).length > 0).map(chatInput), lookUp];
}

/** The route of a command, or of its subcommand; `undefined` when there is none, as after an update. */
export function routeOf(
  commands: readonly Command[],
  name: string,
  subcommand: string | null,
): Route | undefined {
  const command = commands.find((each) => each.name === name);
  if (command === undefined) return undefined;
  return visible(command).find((route) =>
    subcommand === null ? route.path === command.name : subcommandName(command, route) === subcommand,
  );
}

/** Whether more choices are to be offered than Discord takes in a list: then they are suggested while typing. */
export function isSuggested(option: Option): boolean {
  if (option.type === 'text') return option.typeahead !== null;
  return option.type === 'choice' && option.choices.length > DISCORD_LIMITS.choices;
}

function chatInput(command: Command): DiscordCommand {
  const routes = visible(command);
  const plain = routes.find((route) => route.path === command.name);
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    description: command.description,
    options: plain === undefined ? routes.map((route) => subcommand(command, route)) : optionsOf(plain),
    default_member_permissions: permissionsFor(routes),
    ...EVERYWHERE,
  };
}

function visible(command: Command): Route[] {
  return command.routes.filter((route) => !route.hidden);
}

function subcommand(command: Command, route: Route): DiscordOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: subcommandName(command, route),
    description: route.description,
    options: optionsOf(route),
  };
}

/** `digest post now` is `post-now` of `digest`. */
function subcommandName(command: Command, route: Route): string {
  return route.path.slice(command.name.length + 1).replaceAll(' ', '-');
}

/** Discord sets permissions by command, not by subcommand: only where no part is for everyone is it hidden. */
function permissionsFor(routes: readonly Route[]): string | null {
  const open = routes.some((route) => route.access === 'everyone');
  return open ? null : String(PermissionFlagsBits.ManageGuild);
}

/** What is required stands first, as Discord demands. */
function optionsOf(route: Route): DiscordOption[] {
  const options = Object.entries(route.options);
  const required = options.filter(([, option]) => option.required);
  const others = options.filter(([, option]) => !option.required);
  return [...required, ...others].map(([name, option]) => toOption(name, option));
}

function toOption(name: string, option: Option): DiscordOption {
  const base = { name, description: option.description, required: option.required };
  switch (option.type) {
    case 'text':
      return {
        type: ApplicationCommandOptionType.String,
        ...base,
        autocomplete: isSuggested(option),
        max_length: Math.min(option.maxLength, LONGEST_TEXT),
      };
    case 'integer':
      return {
        type: ApplicationCommandOptionType.Integer,
        ...base,
        min_value: option.minimum,
        max_value: option.maximum,
      };
    case 'file':
      return { type: ApplicationCommandOptionType.Attachment, ...base };
    case 'flag':
      return { type: ApplicationCommandOptionType.Boolean, ...base };
    case 'choice':
      if (isSuggested(option)) {
        return { type: ApplicationCommandOptionType.String, ...base, autocomplete: true };
      }
      return {
        type: ApplicationCommandOptionType.String,
        ...base,
        choices: option.choices.map((choice) => ({ name: choice, value: choice })),
      };
  }
}
