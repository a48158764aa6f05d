import { commands } from '../../commands/index.ts';
import { OperatorError } from '../core/errors.ts';
import { platforms } from '../platforms/index.ts';
import { printLine, type Subcommand } from './subcommand.ts';
import { readWords } from './words.ts';

const USAGE = 'register [--guild ID] [--dry-run]';

export const register: Subcommand = {
  name: 'register',
  usage: USAGE,
  description: 'Discord’s commands: sends only what differs, and prints it',
  async run(words, shell) {
    const flags = { guild: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;
    const { values } = readWords(words, { flags, least: 0, most: 0, usage: USAGE });
    const { discord } = shell.config;
    if (discord === null)
      throw new OperatorError('no-discord', 'DISCORD_TOKEN is not set: set it to the token of the bot.');
    const dryRun = values['dry-run'] === true;
    const { registerOnce } = await platforms.discord();
    const result = await registerOnce(discord, commands, { guildId: values.guild ?? null, dryRun });
    for (const change of result.changes) printLine(shell, change);
    const done = dryRun ? 'would change' : 'changed';
    printLine(shell, `${result.changes.length} ${done}, ${result.unchanged} as they should be.`);
    return 0;
  },
};
