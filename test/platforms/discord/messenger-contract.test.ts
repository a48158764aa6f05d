import { messengerContract } from '../../contracts/messenger-contract.ts';
import { discordMessengerDriver } from './messenger-driver.ts';

messengerContract(
  'Discord',
  {
    threads: true,
    directMessages: true,
    mentions: true,
    readBack: true,
    network: true,
    refusals: ['channel-gone', 'not-member', 'no-permission', 'dm-closed', 'tenant-gone'],
  },
  discordMessengerDriver,
);
