import type { Call } from '../document/document.ts';
import { AskerError } from '../errors.ts';
import type { Option, Route } from './command.ts';
import { teach } from './usage.ts';

type ArgValue = string | number | boolean;

/**
 * Reads a route's options from free text. `name:value` and `name:"two words"` give an option by name; a flag or
 * a choice may also be typed bare as the last word; the rest option, or the file named, takes what is left.
 *
 * Throws `AskerError` that teaches the usage when words are left over or a value does not fit.
 */
export function parseOptions(route: Route, typed: string): Call['args'] {
  const args = new Map<string, ArgValue>();
  let rest = takeNamed(route, typed, args);
  rest = takeLastWords(route, rest, args);
  const restOption = Object.entries(route.options).find(
    ([, option]) => option.type === 'file' || (option.type === 'text' && option.rest),
  );
  if (restOption !== undefined && rest !== '' && !args.has(restOption[0])) {
    args.set(restOption[0], rest);
  } else if (rest !== '') {
    throw new AskerError('usage', teach(`I did not understand “${rest.slice(0, 60)}”.`, route));
  }
  return Object.fromEntries(args);
}

/** Takes every `name:value` whose name is an option of the route; gives back the other words. */
function takeNamed(route: Route, typed: string, args: Map<string, ArgValue>): string {
  const left: string[] = [];
  let position = 0;
  while (position < typed.length) {
    const start = skipSpace(typed, position);
    const end = endOfWord(typed, start);
    const named = nameOf(route, typed.slice(start, end));
    if (named === null) {
      left.push(typed.slice(start, end));
      position = end;
      continue;
    }
    const valueStart = start + named.name.length + 1;
    const value = readValue(typed, valueStart, named.option);
    args.set(named.name, toValue(route, named.name, named.option, value.text));
    position = value.end;
  }
  return left.filter(Boolean).join(' ');
}

function nameOf(route: Route, word: string): { name: string; option: Option } | null {
  const colon = word.indexOf(':');
  if (colon <= 0) return null;
  const name = word.slice(0, colon).toLowerCase();
  const option = Object.hasOwn(route.options, name) ? route.options[name] : undefined;
  return option === undefined ? null : { name, option };
}

function readValue(typed: string, start: number, option: Option): { text: string; end: number } {
  if (option.type === 'text' && option.tail) return { text: typed.slice(start).trim(), end: typed.length };
  const close = closingQuote(typed, start);
  if (close !== -1) return { text: typed.slice(start + 1, close), end: close + 1 };
  const end = endOfWord(typed, start);
  return { text: typed.slice(start, end), end };
}

/** Straight quotes and those a telephone puts in their place. */
const OPENING = '"“„';
const CLOSING = /["”“]/;

/** Where the quote that opens here is closed; -1 where none opens or none closes. */
function closingQuote(typed: string, start: number): number {
  if (typed[start] === undefined || !OPENING.includes(typed.charAt(start))) return -1;
  const length = typed.slice(start + 1).search(CLOSING);
  return length === -1 ? -1 : start + 1 + length;
}

/** Takes a flag's name or one of a choice's values when it is the last word: `/cite lazy neuron apa`. */
function takeLastWords(route: Route, typed: string, args: Map<string, ArgValue>): string {
  let rest = typed;
  for (const [name, option] of Object.entries(route.options)) {
    if (args.has(name)) continue;
    const cut = rest.lastIndexOf(' ');
    const last = rest.slice(cut + 1).toLowerCase();
    const isFlag = option.type === 'flag' && last === name;
    const isChoice = option.type === 'choice' && option.choices.includes(last);
    if (!isFlag && !isChoice) continue;
    args.set(name, isFlag ? true : last);
    rest = rest.slice(0, Math.max(cut, 0)).trimEnd();
  }
  return rest;
}

function toValue(route: Route, name: string, option: Option, value: string): ArgValue {
  if (option.type === 'text' || option.type === 'file') return value;
  if (option.type === 'choice') return value.toLowerCase();
  if (option.type === 'flag') return !['no', 'false', 'off', '0'].includes(value.toLowerCase());
  const number = Number(value);
  if (value === '' || !Number.isInteger(number)) {
    throw new AskerError('usage', teach(`“${name}” takes a whole number.`, route));
  }
  return number;
}

function skipSpace(typed: string, from: number): number {
  let position = from;
  while (position < typed.length && /\s/.test(typed.charAt(position))) position += 1;
  return position;
}

function endOfWord(typed: string, from: number): number {
  let position = from;
  while (position < typed.length && !/\s/.test(typed.charAt(position))) position += 1;
  return position;
}
