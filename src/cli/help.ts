import type { Subcommand } from './subcommand.ts';

/** What `broadsheet help` prints. */
export function helpText(subcommands: readonly Subcommand[]): string {
  const rows = subcommands.map(({ usage, description }) => `  ${usage}\n      ${description}`);
  return [
    'Broadsheet, the paper desk of a research team.',
    '',
    'Usage: broadsheet <command> [--data-dir DIR]',
    '',
    ...rows,
    '',
    'Exit codes: 0 done, 1 refused or failed, 2 wrong usage. Settings are environment variables: see .env.example.',
  ].join('\n');
}
