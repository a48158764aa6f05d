import type { Command } from '../command/command.ts';
import { usageLine } from '../command/usage.ts';
import type { Document } from '../document/document.ts';
import { code, text } from '../document/rich-text.ts';
import { note, privately } from './reply.ts';

/** All commands on one screen: a line a command, with its subcommands and its description in the same line. */
export function helpCard(commands: readonly Command[]): Document {
  return privately('What Broadsheet can do.', [
    {
      kind: 'paragraph',
      text: text('Ask for a paper in your own words; half a title will do. Or use a command:'),
    },
    {
      kind: 'list',
      start: null,
      items: commands.map((command) => ({
        title: [code(commandUsage(command)), { text: ` — ${command.description}` }],
      })),
    },
    note('Filters for lookups: author:name  year:2020..2022  category:cs.LG  has:code'),
  ]);
}

/** `/reading list · add · done` for a group, the usage line for a plain command. */
export function commandUsage(command: Command): string {
  const visible = command.routes.filter((route) => !route.hidden);
  const [first] = visible;
  if (first !== undefined && first.path === command.name) return usageLine(first);
  const names = visible.map((route) => route.path.slice(command.name.length + 1));
  return `/${command.name} ${names.join(' · ')}`;
}
