import { platformContract } from '../../contracts/platform-contract.ts';
import { discordDriver } from './driver.ts';

platformContract(
  'Discord',
  { buttons: true, forms: true, typeahead: true, files: true, incomingFiles: true, privateAnswers: true },
  discordDriver,
);
