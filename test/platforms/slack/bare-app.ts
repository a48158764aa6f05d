import { App, LogLevel } from '@slack/bolt';
import type { SlackEmulator } from '../../support/slack-emulator/index.ts';

export const QUIET = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
};

/** A Bolt app of a few lines in Socket Mode, for trying the emulator on. */
export function openBareApp(slack: SlackEmulator): App {
  return new App({
    token: slack.workspace('T1').botToken,
    appToken: slack.app.appToken,
    socketMode: true,
    logger: QUIET,
    convoStore: false,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
}
