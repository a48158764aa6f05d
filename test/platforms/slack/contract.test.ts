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
  incomingFiles: true,
  privateAnswers: { without: 'a DM has nobody else in it' },
};

const IN_CHANNEL: Pick<PlatformCapabilities, 'incomingFiles' | 'privateAnswers'> = {
  incomingFiles: { without: 'files are taken in the direct message alone' },
  privateAnswers: true,
};

platformContract('Slack in a DM over Socket Mode', capabilities, () => slackDriver('dm', 'socket'));

platformContract('Slack in a channel over HTTP', { ...capabilities, ...IN_CHANNEL }, () =>
  slackDriver('channel', 'http'),
);
