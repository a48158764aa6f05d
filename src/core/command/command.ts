import type { Reply } from '../document/document.ts';
import type { IncomingFile } from '../document/incoming-file.ts';
import type { MessageRef } from '../document/message-ref.ts';
import type { Access, Person, Place } from '../person.ts';
import type { Services } from '../services.ts';

export type { Access, Person, Place } from '../person.ts';

/**
 * A command is defined once; from the definition come the parsing of free text (Slack, DM, terminal), Discord's
 * typed options, completion, usage lines and the help. A command never learns which platform called it.
 */
export interface Command {
  /** Lower case, without the slash. */
  name: string;
  /** One line for help and menus, at most 100 characters (Discord's limit). */
  description: string;
  /** Whether its name calls it without the slash, in a DM or after a mention; not where bare words would be a question. */
  bare: boolean;
  /** One route for a plain command, one for each subcommand otherwise. */
  routes: Route[];
}

export interface Route {
  /** What a `Call` names: `paper`, `reading add`. */
  path: string;
  description: string;
  /** Reachable by buttons only; not in help, menus or free text. */
  hidden: boolean;
  access: Access;
  /** What somebody without that access is told, in a sentence; `null` for the general one. */
  refusal: string | null;
  /** Whether the owner of what it changes may use it too: then the command itself looks, and the desk lets it. */
  ownerToo: boolean;
  options: Record<string, Option>;
  /** Command lines a person could type, without the slash. */
  examples: string[];
  run(context: Context, args: Args): Promise<Reply>;
}

export type Args = Record<string, string | number | boolean | null>;

/** What a half-typed value is completed from. */
export type Typeahead = 'paper' | 'author' | 'reading' | 'category' | 'zone' | 'schedule' | 'digest';

interface OptionBase {
  /** At most 100 characters. */
  description: string;
  required: boolean;
}

export interface TextOption extends OptionBase {
  type: 'text';
  maxLength: number;
  typeahead: Typeahead | null;
  /** Takes all words that no other option claims. At most one a route. */
  rest: boolean;
  /** Names a person: a platform hands over whom a mention means, and not their name alone. */
  people: boolean;
  /** Once its name and a colon are typed, takes everything to the end of the line: `note: read this twice`. */
  tail: boolean;
}

export interface IntegerOption extends OptionBase {
  type: 'integer';
  minimum: number;
  maximum: number;
}

export interface ChoiceOption<C extends string = string> extends OptionBase {
  type: 'choice';
  choices: readonly C[];
}

export interface FlagOption extends OptionBase {
  type: 'flag';
}

/**
 * A file that is handed in beside the call and is found in the context's `files`. On a line it can only be named, which
 * counts where the platform can open what is named so; the argument holds those words.
 */
export interface FileOption extends OptionBase {
  type: 'file';
}

export type Option = TextOption | IntegerOption | ChoiceOption | FlagOption | FileOption;

type ValueOf<O extends Option> =
  O extends ChoiceOption<infer C>
    ? C
    : O extends IntegerOption
      ? number
      : O extends FlagOption
        ? boolean
        : O extends FileOption
          ? string | null
          : string;

/** The typed arguments of a route: required options are present, others may be `null`. */
export type ArgsOf<O extends Record<string, Option>> = {
  [K in keyof O]: O[K]['required'] extends true ? ValueOf<O[K]> : ValueOf<O[K]> | null;
};

/** All a command may know. */
export interface Context {
  person: Person;
  place: Place;
  /** The public message of ours that a pressed button stood on, where it can be changed. */
  on: MessageRef | null;
  /** What was handed in with it, not fetched yet. */
  files: readonly IncomingFile[];
  now: Date;
  /** A number from 0 up to 1. */
  random: () => number;
  services: Services;
  commands: readonly Command[];
}

interface RouteDefinition<O extends Record<string, Option>> {
  description: string;
  options: O;
  examples: string[];
  hidden?: boolean;
  access?: Access;
  refusal?: string;
  ownerToo?: boolean;
  run(context: Context, args: ArgsOf<O>): Promise<Reply>;
}

interface SubcommandDefinition<O extends Record<string, Option>> extends RouteDefinition<O> {
  name: string;
}

/** Defines a command without subcommands, and any hidden routes its buttons need. */
export function defineCommand<const O extends Record<string, Option>>(
  definition: RouteDefinition<O> & { name: string; bare?: boolean; buttons?: Route[] },
): Command {
  const { name, description, bare = true, buttons = [] } = definition;
  return { name, description, bare, routes: [toRoute(name, definition), ...buttons] };
}

/** Defines a command whose first word chooses a route: `/reading add`. */
export function defineCommandGroup(definition: {
  name: string;
  description: string;
  routes: Route[];
}): Command {
  return {
    name: definition.name,
    description: definition.description,
    bare: true,
    routes: definition.routes,
  };
}

/** Defines one route of a group, or one hidden route of a plain command. `name` is its full path. */
export function defineRoute<const O extends Record<string, Option>>(
  definition: SubcommandDefinition<O>,
): Route {
  return toRoute(definition.name, definition);
}

function toRoute<O extends Record<string, Option>>(path: string, definition: RouteDefinition<O>): Route {
  return {
    path,
    description: definition.description,
    hidden: definition.hidden ?? false,
    access: definition.access ?? 'everyone',
    refusal: definition.refusal ?? null,
    ownerToo: definition.ownerToo ?? false,
    options: definition.options,
    examples: definition.examples,
    // The checker (check-call.ts) has given every option its declared type before a route runs.
    run: (context, args) => definition.run(context, args as ArgsOf<O>),
  };
}
