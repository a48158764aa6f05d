import { isBlank, isGiven, type Json, numberOf, objectsOf, repeated, textOf } from './json.ts';

const CHAT_INPUT = 1;
const SUBCOMMAND = 1;
const SUBCOMMAND_GROUP = 2;
const PRIVATE_CHANNEL = 2;
const USER_INSTALL = 1;

/** The pattern of the documentation; its lower case is asked for apart. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const MOST_BY_TYPE = new Map([
  [CHAT_INPUT, 100],
  [2, 15],
  [3, 15],
]);

/** Rules for all commands of an application together. */
export function commandSetProblems(commands: readonly Json[]): string[] {
  const keys = commands.map((command) => `${typeOf(command)} ${textOf(command.name)}`);
  const tooMany = [...MOST_BY_TYPE].filter(
    ([type, most]) => commands.filter((command) => typeOf(command) === type).length > most,
  );
  return [
    ...repeated(keys).map((key) => `command “${key}” stands twice`),
    ...tooMany.map(([type, most]) => `more than ${most} commands of type ${type}`),
  ];
}

/** Rules for one command that the schemas do not state. */
export function commandProblems(command: Json): string[] {
  const isChatInput = typeOf(command) === CHAT_INPUT;
  const own = isChatInput ? chatInputProblems(command) : menuProblems(command);
  return [...own, ...contextProblems(command), ...lengthProblems(command)];
}

function typeOf(command: Json): number {
  return command.type === undefined ? CHAT_INPUT : numberOf(command.type);
}

function chatInputProblems(command: Json): string[] {
  return [
    ...nameProblems(command),
    ...descriptionProblems(command),
    ...optionListProblems(objectsOf(command.options)),
  ];
}

function menuProblems(command: Json): string[] {
  return [
    ...(isBlank(command.name) ? ['a menu command has no name'] : []),
    ...(isGiven(command.description) ? ['a menu command has a description'] : []),
    ...(isGiven(command.options) ? ['a menu command has options'] : []),
  ];
}

function nameProblems({ name }: Json): string[] {
  const text = textOf(name);
  return NAME.test(text) && text === text.toLowerCase()
    ? []
    : [`“${text}” is no name for a command or option`];
}

function descriptionProblems({ name, description }: Json): string[] {
  const text = textOf(description);
  return isBlank(text) || text.length > 100
    ? [`“${textOf(name)}” needs a description of 1 to 100 characters`]
    : [];
}

function optionListProblems(options: readonly Json[]): string[] {
  const nested = options.filter(isNested);
  const firstOptional = options.findIndex(({ required }) => required !== true);
  const lastRequired = options.findLastIndex(({ required }) => required === true);
  return [
    ...(options.length > 25 ? [`${options.length} options, at most 25`] : []),
    ...(nested.length > 0 && nested.length < options.length ? ['subcommands beside plain options'] : []),
    ...(firstOptional !== -1 && firstOptional < lastRequired
      ? ['a required option after an optional one']
      : []),
    ...repeated(options.map(({ name }) => textOf(name))).map((name) => `option “${name}” stands twice`),
    ...options.flatMap(optionProblems),
  ];
}

function isNested({ type }: Json): boolean {
  return type === SUBCOMMAND || type === SUBCOMMAND_GROUP;
}

function optionProblems(option: Json): string[] {
  const choices = objectsOf(option.choices);
  return [
    ...nameProblems(option),
    ...descriptionProblems(option),
    ...(choices.length > 25 ? [`${choices.length} choices, at most 25`] : []),
    ...(choices.length > 0 && option.autocomplete === true ? ['choices beside autocomplete'] : []),
    ...choices.flatMap(({ name, value }) =>
      isBlank(name) || textOf(value).length > 100 ? ['a choice of 0 or more than 100 characters'] : [],
    ),
    ...repeated(choices.map(({ name }) => textOf(name))).map((name) => `choice “${name}” stands twice`),
    ...(isNested(option) ? optionListProblems(objectsOf(option.options)) : []),
  ];
}

function contextProblems(command: Json): string[] {
  const contexts = Array.isArray(command.contexts) ? command.contexts : [];
  const installs = Array.isArray(command.integration_types) ? command.integration_types : [];
  return [
    ...(repeated(contexts.map(String)).length > 0 ? ['a context stands twice'] : []),
    ...(repeated(installs.map(String)).length > 0 ? ['an integration type stands twice'] : []),
    ...(contexts.includes(PRIVATE_CHANNEL) && !installs.includes(USER_INSTALL)
      ? ['private channels without user install']
      : []),
  ];
}

/** Names, descriptions and choices of a command and all its options together. */
function lengthProblems(command: Json): string[] {
  const length = countedLength(command);
  return length > 8000 ? [`a command of ${length} characters, at most 8000`] : [];
}

function countedLength(part: Json): number {
  const choices = objectsOf(part.choices).reduce(
    (sum, { name, value }) => sum + textOf(name).length + textOf(value).length,
    0,
  );
  const options = objectsOf(part.options).reduce((sum, option) => sum + countedLength(option), 0);
  return textOf(part.name).length + textOf(part.description).length + choices + options;
}
