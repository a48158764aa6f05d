import { deliveryContract } from '../../contracts/delivery-contract.ts';
import { discordMessengerDriver } from './messenger-driver.ts';

deliveryContract('Discord', discordMessengerDriver, {
  limited: 'discord.js keeps the wait by the real clock, and no test waits for it',
});
