import { platformContract } from '../../contracts/platform-contract.ts';
import { terminalDriver } from './driver.ts';

platformContract(
  'the terminal',
  {
    buttons: true,
    forms: true,
    typeahead: true,
    files: true,
    incomingFiles: { without: 'a line can only name a file; opening one is tried in interactive.test' },
    privateAnswers: { without: 'one person sits at a terminal; there is nobody else to hide from' },
  },
  terminalDriver,
);
