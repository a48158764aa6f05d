import type { Command, Option, Route } from './command.ts';

/** How a route is typed: `/cite <query> [style]`. */
export function usageLine(route: Route): string {
  const parts = Object.entries(route.options).map(([name, option]) => optionUsage(name, option));
  return [`/${route.path}`, ...parts].join(' ');
}

/** What to say when words did not fit a route: what was wrong, how it is typed, and one that works. */
export function teach(problem: string, route: Route): string {
  const example = route.examples[0];
  const tail = example === undefined ? '' : ` For example: /${example}`;
  return `${problem} It goes like this: ${usageLine(route)}.${tail}`;
}

/** The routes people can type, in the order of the commands. */
export function visibleRoutes(commands: readonly Command[]): Route[] {
  return commands.flatMap((command) => command.routes.filter((route) => !route.hidden));
}

function optionUsage(name: string, option: Option): string {
  const shown = optionShape(name, option);
  return option.required ? `<${shown}>` : `[${shown}]`;
}

function optionShape(name: string, option: Option): string {
  if (option.type === 'choice') return option.choices.join('|');
  if (option.type === 'flag') return name;
  if (option.type === 'file') return 'attach a file';
  if (option.type === 'integer') return `${name}:number`;
  return option.rest ? name : `${name}:text`;
}
