import type { Call } from '../document/document.ts';
import type { Inbound } from '../ports/platform.ts';
import type { Args, Command, Route } from './command.ts';
import { parseLine } from './parse-line.ts';

/** A picture beside words is what they are about, and no list of papers. */
const SEEN_OR_HEARD = /^(?:image|audio|video)\//i;

/**
 * The call that something said stands for. A file is meant for the command that takes one: words beside it that are no
 * slash command are a remark about it. Throws `AskerError` where a line cannot be understood.
 */
export function callSaid(commands: readonly Command[], heard: Pick<Inbound, 'said' | 'files'>): Call {
  const { said, files = [] } = heard;
  if (said.kind === 'call') return said.call;
  const words = said.text.trim();
  const meant = words === '' ? files : files.filter(({ mediaType }) => !SEEN_OR_HEARD.test(mediaType));
  const taker = meant.length === 0 || words.startsWith('/') ? undefined : takerOfFiles(commands);
  return taker === undefined ? parseLine(commands, said.text) : { route: taker.path, args: {} };
}

/** The words of a call that name a file; `null` where its route takes none. */
export function fileNamed({ options }: Route, args: Args): string | null {
  const [name] = Object.entries(options).find(([, option]) => option.type === 'file') ?? [];
  if (name === undefined) return null;
  const typed = args[name];
  return typeof typed === 'string' ? typed : '';
}

function takerOfFiles(commands: readonly Command[]): Route | undefined {
  return commands
    .flatMap((command) => command.routes)
    .find(({ hidden, options }) => !hidden && Object.values(options).some(({ type }) => type === 'file'));
}
