import { commands } from '../../commands/index.ts';
import { slackManifest } from '../platforms/slack/manifest.ts';
import { printJson, type Subcommand } from './subcommand.ts';
import { readWords } from './words.ts';

const USAGE = 'manifest [--url https://your.address]';

export const manifest: Subcommand = {
  name: 'manifest',
  usage: USAGE,
  description: 'The Slack app manifest, made from the commands; with --url for HTTP, else for Socket Mode',
  async run(words, shell) {
    const flags = { url: { type: 'string' } } as const;
    const { values } = readWords(words, { flags, least: 0, most: 0, usage: USAGE });
    const prefix = shell.config.slackCommandPrefix;
    printJson(
      shell,
      slackManifest(commands, values.url === undefined ? { prefix } : { prefix, http: { url: values.url } }),
    );
    return 0;
  },
};
