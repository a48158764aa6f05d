import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteractionData,
  type APIMessage,
  type APIMessageApplicationCommandInteractionData,
  ApplicationCommandOptionType,
} from 'discord.js';
import type { Command, Option } from '../../core/command/command.ts';
import type { Call } from '../../core/document/document.ts';
import { routeOf } from './commands-json.ts';
import type { Attached } from './incoming-files.ts';

/** What a message may bring to a look-up: the bound of the route's own option. */
const LONGEST_MESSAGE = 4000;

type Data =
  | APIChatInputApplicationCommandInteractionData
  | APIApplicationCommandAutocompleteInteraction['data'];
type GivenOption = NonNullable<Data['options']>[number];

/** The call a command stands for, its values as typed by Discord. The desk checks it like any other. */
export function callOf(
  commands: readonly Command[],
  data: APIChatInputApplicationCommandInteractionData,
): Call {
  const { subcommand, options } = partsOf(data);
  const route = routeOf(commands, data.name, subcommand);
  const args = options.flatMap((option): [string, string | number | boolean][] =>
    'value' in option && !isFile(option) ? [[option.name, option.value]] : [],
  );
  const path = route?.path ?? [data.name, subcommand ?? ''].join(' ').trim();
  return { route: path, args: Object.fromEntries(args) };
}

/** The files attached to a command: they go beside the call. */
export function attachedTo(data: APIChatInputApplicationCommandInteractionData): Attached[] {
  const { attachments = {} } = data.resolved ?? {};
  return partsOf(data).options.flatMap((option) => {
    const file = isFile(option) ? attachments[option.value] : undefined;
    return file === undefined ? [] : [file];
  });
}

function isFile(
  option: GivenOption,
): option is Extract<GivenOption, { type: ApplicationCommandOptionType.Attachment }> {
  return option.type === ApplicationCommandOptionType.Attachment;
}

/** What is being typed: the option and its text so far; `null` when the command knows no such option. */
export function typedOf(
  commands: readonly Command[],
  data: APIApplicationCommandAutocompleteInteraction['data'],
): { option: Option; typed: string } | null {
  const { subcommand, options } = partsOf(data);
  const focused = options.find((option) => 'focused' in option && option.focused === true);
  const known = routeOf(commands, data.name, subcommand)?.options ?? {};
  if (focused === undefined || !('value' in focused) || !Object.hasOwn(known, focused.name)) return null;
  const option = known[focused.name];
  return option === undefined ? null : { option, typed: String(focused.value) };
}

/** *Look up paper*: the text of the message with the addresses and titles of what it embeds. */
export function callOfMessage(data: APIMessageApplicationCommandInteractionData): Call {
  const message = data.resolved.messages[data.target_id];
  const text = message === undefined ? '' : textsOf(message).join('\n');
  return { route: 'paper message', args: { query: text.slice(0, LONGEST_MESSAGE) } };
}

function textsOf({ content, embeds, message_snapshots: forwarded = [] }: APIMessage): string[] {
  const texts = [
    content,
    ...embeds.flatMap(({ url, title }) => [url, title]),
    ...forwarded.flatMap(({ message }) => [
      message.content,
      ...message.embeds.flatMap(({ url, title }) => [url, title]),
    ]),
  ];
  return texts.filter((text): text is string => text !== undefined && text !== '');
}

function partsOf(data: Data): { subcommand: string | null; options: GivenOption[] } {
  const [first] = data.options ?? [];
  if (first?.type !== ApplicationCommandOptionType.Subcommand)
    return { subcommand: null, options: data.options ?? [] };
  return { subcommand: first.name, options: first.options ?? [] };
}
