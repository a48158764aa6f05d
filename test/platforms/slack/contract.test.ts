import { platformContract } from '../../contracts/platform-contract.ts';
import type { PlatformCapabilities } from '../../contracts/platform-driver.ts';
import { slackDriver } from './driver.ts';

const capabilities: PlatformCapabilities = {
  buttons: true,
  forms: true,
  typeahead: {
    without:
      'a line typed to Slack has no completion; menus that search as one types are tried in wire-working',
  },
  files: true,
  privateAnswers: { without: 'a DM has nobody else in it' },
};

platformContract('Slack in a DM over Socket Mode', capabilities, () => slackDriver('dm', 'socket'));

platformContract('Slack in a channel over HTTP', { ...capabilities, privateAnswers: true }, () =>
  slackDriver('channel', 'http'),
);
