import { deliveryContract } from '../../contracts/delivery-contract.ts';
import { messengerContract } from '../../contracts/messenger-contract.ts';
import { webMessengerDriver } from './messenger-driver.ts';

const NO_NETWORK = 'the page is this program’s own, and nothing lies between';

messengerContract(
  'the local page',
  {
    threads: true,
    directMessages: true,
    mentions: true,
    readBack: true,
    network: { without: NO_NETWORK },
    refusals: ['channel-gone', 'dm-closed'],
  },
  webMessengerDriver,
);

deliveryContract('the local page', webMessengerDriver, {
  'kept-then-error': NO_NETWORK,
  'kept-then-cut': NO_NETWORK,
  'kept-then-silence': NO_NETWORK,
  'kept-then-page': NO_NETWORK,
  'error-before': NO_NETWORK,
  'cut-before': NO_NETWORK,
  limited: NO_NETWORK,
  'form-refused': NO_NETWORK,
});
