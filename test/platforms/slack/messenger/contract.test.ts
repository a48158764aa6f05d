import { messengerContract } from '../../../contracts/messenger-contract.ts';
import { slackMessengerCan, slackMessengerDriver } from './driver.ts';

messengerContract('Slack', slackMessengerCan, slackMessengerDriver);
