import type { Call } from '../document/document.ts';
import type { Command } from './command.ts';

/**
 * A call as one line of text, for what a button or a modal carries: `reading add?query=hire-high-recall`. It is
 * read back by `readCall` and then checked like anything that comes from outside.
 */
export function writeCall(call: Call): string {
  const args = Object.entries(call.args).map(([name, value]) => `${encode(name)}=${encode(String(value))}`);
  return args.length === 0 ? call.route : `${call.route}?${args.join('&')}`;
}

/**
 * As `writeCall`, in at most `most` characters: where it does not fit, the longest text argument is cut at a word's
 * end. A question cut so finds by its first words; an id is never long enough to be cut (paper-ref.ts).
 */
export function fitCall(call: Call, most: number): string {
  const whole = writeCall(call);
  if (whole.length <= most) return whole;
  const [name, value] = longestText(call);
  // No text longer than the token can fit, so no more than that is tried.
  const words = value.slice(0, most).split(' ').slice(0, -1);
  while (words.length > 0) {
    const shorter = writeCall({ ...call, args: { ...call.args, [name]: words.join(' ') } });
    if (shorter.length <= most) return shorter;
    words.pop();
  }
  return call.route.slice(0, most);
}

/** The call a token stands for, its values given the types the route's options have; `null` when it is none. */
export function readCall(commands: readonly Command[], token: string): Call | null {
  const [path = '', query = ''] = split(token, '?');
  const route = commands.flatMap((command) => command.routes).find((candidate) => candidate.path === path);
  if (route === undefined) return null;
  const args = query === '' ? [] : query.split('&').map((pair) => split(pair, '=').map(decode));
  const typed = args.map(([name = '', value = '']): [string, string | number | boolean] => {
    const type = Object.hasOwn(route.options, name) ? route.options[name]?.type : undefined;
    if (type === 'integer') return [name, Number(value)];
    return [name, type === 'flag' ? value === 'true' : value];
  });
  return { route: path, args: Object.fromEntries(typed) };
}

function longestText(call: Call): [string, string] {
  const texts = Object.entries(call.args).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return texts.sort((a, b) => b[1].length - a[1].length)[0] ?? ['', ''];
}

/** Only what would part the token is encoded, so that most calls stay short and readable. */
function encode(text: string): string {
  return text.replace(/[%&=?]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}

function decode(text: string): string {
  return text.replace(/%(25|26|3d|3f)/g, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function split(text: string, by: string): string[] {
  const at = text.indexOf(by);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
