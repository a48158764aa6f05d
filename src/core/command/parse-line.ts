import type { Call } from '../document/document.ts';
import { AskerError } from '../errors.ts';
import { editDistance } from '../text/edit-distance.ts';
import type { Command, Route } from './command.ts';
import { parseOptions } from './parse-options.ts';

/** Names people try that are not commands of their own. */
const ALIASES: Readonly<Record<string, string>> = {
  help: 'broadsheet help',
  '?': 'broadsheet help',
  privacy: 'broadsheet privacy',
  status: 'broadsheet status',
};

/**
 * Understands one line as a person types it in a DM, after a mention or at the terminal: `/paper lazy neuron`,
 * `reading list`, or bare words, which are a lookup.
 *
 * Throws `AskerError` with a sentence that teaches when a command is unknown or used wrongly.
 */
export function parseLine(commands: readonly Command[], line: string): Call {
  const typed = line.trim();
  if (typed === '')
    throw new AskerError('empty', 'Type a title, an author or a topic, or /help to see what I can do.');
  if (typed.startsWith('/')) return parseSlash(commands, typed.slice(1).trim());
  return parseBare(commands, typed) ?? lookupCall(typed);
}

/** Understands what follows a command's name, as Slack hands it over: `add lazy neuron` for `reading`. */
export function parseCommandText(command: Command, text: string): Call {
  const [route, rest] = chooseRoute(command, text.trim());
  return { route: route.path, args: parseOptions(route, rest) };
}

function parseSlash(commands: readonly Command[], typed: string): Call {
  const [name, rest] = splitFirstWord(typed);
  const alias = ALIASES[name];
  if (alias !== undefined) return { route: alias, args: {} };
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) throw unknownCommand(commands, name);
  return parseCommandText(command, rest);
}

/** A command typed without its slash, or `null` when the words read better as a question. */
function parseBare(commands: readonly Command[], typed: string): Call | null {
  const [name, rest] = splitFirstWord(typed);
  if (rest === '' && ALIASES[name] !== undefined) return parseSlash(commands, typed);
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined || !command.bare) return null;
  if (isGroup(command) ? findSubroute(command, rest) === undefined : rest === '') return null;
  return parseCommandText(command, rest);
}

function lookupCall(typed: string): Call {
  return { route: 'paper', args: { query: typed } };
}

function chooseRoute(command: Command, text: string): [Route, string] {
  if (!isGroup(command)) return [firstRoute(command), text];
  const route = findSubroute(command, text);
  if (route !== undefined) return [route, splitFirstWord(text)[1]];
  const names = visibleSubroutes(command).map((each) => lastWord(each.path));
  const [tried] = splitFirstWord(text);
  const problem =
    tried === '' ? `/${command.name} needs one more word` : `/${command.name} does not know “${tried}”`;
  throw new AskerError('usage', `${problem}: ${names.join(', ')}. For example: /${exampleOf(command)}`);
}

function findSubroute(command: Command, text: string): Route | undefined {
  const [name] = splitFirstWord(text);
  return visibleSubroutes(command).find((route) => lastWord(route.path) === name);
}

function isGroup(command: Command): boolean {
  return command.routes[0]?.path !== command.name;
}

function firstRoute(command: Command): Route {
  const route = command.routes[0];
  if (route === undefined) throw new Error(`command ${command.name} has no route`);
  return route;
}

function visibleSubroutes(command: Command): Route[] {
  return command.routes.filter((route) => !route.hidden);
}

function exampleOf(command: Command): string {
  return visibleSubroutes(command)[0]?.examples[0] ?? command.name;
}

function unknownCommand(commands: readonly Command[], name: string): AskerError {
  const near = commands
    .map((command) => ({ name: command.name, distance: editDistance(name, command.name, 2) }))
    .filter((candidate) => candidate.distance <= 2)
    .sort((a, b) => a.distance - b.distance)[0];
  const hint = near === undefined ? 'Type /help to see what I can do.' : `Did you mean /${near.name}?`;
  return new AskerError('unknown-command', `There is no /${name.slice(0, 32)}. ${hint}`);
}

/** The first word in lower case, and the rest as typed. */
function splitFirstWord(text: string): [string, string] {
  const end = text.search(/\s/);
  if (end === -1) return [text.toLowerCase(), ''];
  return [text.slice(0, end).toLowerCase(), text.slice(end).trim()];
}

function lastWord(path: string): string {
  return path.slice(path.lastIndexOf(' ') + 1);
}
