import { commands } from '../../commands/index.ts';
import { commandContract } from '../contracts/command-contract.ts';
import { openSeedDesk } from '../support/test-desk.ts';

for (const command of commands) commandContract(command, commands, openSeedDesk);
