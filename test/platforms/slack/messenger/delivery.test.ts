import { deliveryContract } from '../../../contracts/delivery-contract.ts';
import { slackMessengerDriver } from './driver.ts';

deliveryContract('Slack', slackMessengerDriver);
