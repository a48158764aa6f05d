import type { Command, Route } from '../../core/command/command.ts';
import { inertLine } from '../../core/document/inert-text.ts';
import { personOf } from './roles.ts';
import { BOT_NAME } from './rooms.ts';
import { deskOf, type Runtime } from './runtime.ts';
import { helpOf } from './state.ts';
import type { Completions, RoleId, Room } from './wire.ts';

const CALLED = new RegExp(`^@${BOT_NAME}\\s+`, 'iu');
const HALF_CALLED = /^@\p{L}*$/u;

/** Ways to go on with a half-typed line. In a channel only what is for Broadsheet has any. */
export async function complete(
  runtime: Runtime,
  role: RoleId,
  room: Room,
  typed: string,
): Promise<Completions> {
  const called = CALLED.exec(typed)?.[0] ?? '';
  const line = typed.slice(called.length);
  const usage = routeTyped(runtime.settings.commands, line);
  const help = usage === null ? null : helpOf(usage);
  if (HALF_CALLED.test(typed) && `@${BOT_NAME}`.toLowerCase().startsWith(typed.toLowerCase())) {
    return {
      completions: [{ line: `@${BOT_NAME} `, label: `@${BOT_NAME}  Ask in your own words` }],
      usage: null,
    };
  }
  const isAsked = room.kind === 'dm' || called !== '' || line.startsWith('/');
  const offered = isAsked ? await deskOf(runtime).complete(line, personOf(role)) : [];
  const completions = offered.map((each) => ({
    line: called + inertLine(each.line),
    label: inertLine(each.label),
  }));
  return { completions, usage: help };
}

/** The command that is being typed; `null` for bare words and half a name. */
function routeTyped(commands: readonly Command[], line: string): Route | null {
  if (!line.startsWith('/')) return null;
  const [name = '', word = ''] = line.slice(1).toLowerCase().split(/\s+/, 2);
  const routes = commands.filter((command) => command.name === name).flatMap((command) => command.routes);
  const visible = routes.filter(({ hidden }) => !hidden);
  return visible.find(({ path }) => path === name || path === `${name} ${word}`) ?? null;
}
