import type { Call } from '../document/document.ts';
import { AskerError } from '../errors.ts';
import type { Access, Args, Command, Option, Person, Route } from './command.ts';
import { teach } from './usage.ts';

/** As long as the path of a file may be on common systems. */
const LONGEST_FILE_NAME = 4096;

const RANK: Readonly<Record<Access, number>> = { everyone: 0, host: 1, admin: 2 };

/**
 * Checks a call against the definitions and the caller's rights, wherever it came from: typed text, a typed
 * option of the platform, or a button on an old message. Every option is present in the answer, `null` when it
 * was not given; what the route does not know is dropped.
 *
 * Throws `AskerError` in words for the person.
 */
export function checkCall(
  commands: readonly Command[],
  call: Call,
  person: Person,
): { route: Route; args: Args } {
  const route = commands
    .flatMap((command) => command.routes)
    .find((candidate) => candidate.path === call.route);
  if (route === undefined)
    throw new AskerError('unknown-command', 'That button belongs to a command I no longer have.');
  if (RANK[person.access] < RANK[route.access] && !route.ownerToo) throw notAllowed(route);
  const args = Object.entries(route.options).map(([name, option]): [string, Args[string]] => {
    const given = Object.hasOwn(call.args, name) ? call.args[name] : undefined;
    return [name, checkValue(route, name, option, given)];
  });
  return { route, args: Object.fromEntries(args) };
}

function checkValue(route: Route, name: string, option: Option, given: unknown): Args[string] {
  if (given === undefined || given === null || given === '') {
    // A file comes beside the call: the command says how, where none came.
    if (option.required && option.type !== 'file')
      throw new AskerError('usage', teach(`/${route.path} needs ${article(name)}.`, route));
    return null;
  }
  if (option.type === 'text') return checkText(route, name, option.maxLength, given);
  if (option.type === 'file') return checkText(route, name, LONGEST_FILE_NAME, given);
  if (option.type === 'integer') return checkInteger(route, name, option, given);
  if (option.type === 'flag') return given === true;
  if (typeof given === 'string' && option.choices.includes(given)) return given;
  throw new AskerError('usage', teach(`“${name}” is one of ${option.choices.join(', ')}.`, route));
}

function checkText(route: Route, name: string, maxLength: number, given: unknown): string {
  if (typeof given !== 'string') throw new AskerError('usage', teach(`“${name}” takes words.`, route));
  if (given.length <= maxLength) return given;
  throw new AskerError(
    'too-long',
    `That is too long for “${name}”: at most ${maxLength} characters, please.`,
  );
}

function checkInteger(
  route: Route,
  name: string,
  bounds: { minimum: number; maximum: number },
  given: unknown,
): number {
  const fits = Number.isInteger(given) && Number(given) >= bounds.minimum && Number(given) <= bounds.maximum;
  if (fits) return Number(given);
  const problem = `“${name}” takes a whole number from ${bounds.minimum} to ${bounds.maximum}.`;
  throw new AskerError('usage', teach(problem, route));
}

function notAllowed(route: Route): AskerError {
  if (route.refusal !== null) return new AskerError('not-allowed', route.refusal);
  const who = route.access === 'admin' ? 'an admin of this workspace' : 'a host of this channel';
  return new AskerError('not-allowed', `/${route.path} can only be used by ${who}.`);
}

function article(name: string): string {
  return name === 'query' ? 'a title, an author or a topic' : `“${name}”`;
}
