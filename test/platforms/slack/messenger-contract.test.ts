import { messengerContract } from '../../contracts/messenger-contract.ts';
import { slackMessengerCan, slackMessengerDriver } from './messenger-driver.ts';

messengerContract('Slack', slackMessengerCan, slackMessengerDriver);
