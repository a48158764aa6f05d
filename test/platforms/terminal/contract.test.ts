import { platformContract } from '../../contracts/platform-contract.ts';
import { terminalDriver } from './driver.ts';

platformContract(
  'the terminal',
  {
    buttons: true,
    forms: true,
    typeahead: true,
    files: true,
    privateAnswers: { without: 'one person sits at a terminal; there is nobody else to hide from' },
  },
  terminalDriver,
);
