import { platformContract } from '../../contracts/platform-contract.ts';
import { webDriver } from './driver.ts';

const ALL = {
  buttons: true,
  forms: true,
  typeahead: true,
  files: true,
  incomingFiles: true,
  privateAnswers: true,
} as const;

platformContract('the local page, in a channel', ALL, () => webDriver('reading-group'));

platformContract(
  'the local page, in its direct message',
  { ...ALL, privateAnswers: { without: 'nobody else is in the direct message' } },
  () => webDriver('dm'),
);
