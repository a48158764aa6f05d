import type { Command, Route, Typeahead } from './command.ts';
import { usageLine } from './usage.ts';

/**
 * What could come next on a half-typed line: either ready lines (names of commands, subcommands and choices), or
 * a value to be looked up, with the text that stands before it.
 */
export type CompletionPoint =
  | { kind: 'lines'; lines: { line: string; label: string }[] }
  | { kind: 'value'; before: string; typed: string; typeahead: Typeahead };

/** Finds out what is being typed at the end of `typed`. Bare words complete to papers, as they are a lookup. */
export function completionPoint(commands: readonly Command[], typed: string): CompletionPoint {
  if (!typed.startsWith('/')) return { kind: 'value', before: '', typed, typeahead: 'paper' };
  const space = typed.indexOf(' ');
  if (space === -1) return { kind: 'lines', lines: commandLines(commands, typed.slice(1).toLowerCase()) };
  const command = commands.find((candidate) => candidate.name === typed.slice(1, space).toLowerCase());
  if (command === undefined) return NOTHING;
  const plain = command.routes.find((route) => route.path === command.name);
  if (plain !== undefined) return valuePoint(plain, typed.slice(0, space + 1), typed.slice(space + 1));
  return subcommandPoint(command, typed, space);
}

const NOTHING: CompletionPoint = { kind: 'lines', lines: [] };

function commandLines(commands: readonly Command[], start: string) {
  return commands
    .filter((command) => command.name.startsWith(start))
    .map((command) => ({ line: `/${command.name} `, label: `/${command.name}  ${command.description}` }));
}

function subcommandPoint(command: Command, typed: string, space: number): CompletionPoint {
  const after = typed.slice(space + 1);
  const nextSpace = after.indexOf(' ');
  if (nextSpace === -1) return { kind: 'lines', lines: subcommandLines(command, after.toLowerCase()) };
  const path = `${command.name} ${after.slice(0, nextSpace).toLowerCase()}`;
  const route = command.routes.find((candidate) => candidate.path === path && !candidate.hidden);
  if (route === undefined) return NOTHING;
  const valueStart = space + 1 + nextSpace + 1;
  return valuePoint(route, typed.slice(0, valueStart), typed.slice(valueStart));
}

function subcommandLines(command: Command, start: string) {
  return command.routes
    .filter((route) => !route.hidden && route.path.slice(command.name.length + 1).startsWith(start))
    .map((route) => ({ line: `/${route.path} `, label: `${usageLine(route)}  ${route.description}` }));
}

function valuePoint(route: Route, before: string, typed: string): CompletionPoint {
  const lastSpace = typed.lastIndexOf(' ');
  const lines = choiceLines(route, before + typed.slice(0, lastSpace + 1), typed.slice(lastSpace + 1));
  if (lines.length > 0) return { kind: 'lines', lines };
  const rest = Object.values(route.options).find((option) => option.type === 'text' && option.rest);
  if (rest?.type !== 'text' || rest.typeahead === null) return NOTHING;
  return { kind: 'value', before, typed, typeahead: rest.typeahead };
}

/** A choice is offered once its first letter is typed, or at once where nothing else can be typed. */
function choiceLines(route: Route, before: string, lastWord: string) {
  const hasRest = Object.values(route.options).some((option) => option.type === 'text' && option.rest);
  const isSecondWord = before.trim().split(/\s+/).length > route.path.split(' ').length;
  if (hasRest && (lastWord === '' || !isSecondWord)) return [];
  return Object.values(route.options)
    .flatMap((option) => (option.type === 'choice' ? option.choices : []))
    .filter((choice) => choice.startsWith(lastWord.toLowerCase()))
    .map((choice) => ({ line: `${before}${choice}`, label: choice }));
}
