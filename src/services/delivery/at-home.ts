import type { Subscription } from '../../core/digest/subscription.ts';
import { LOCAL_TENANT } from '../../core/person.ts';
import type { DeliveryParts } from './parts.ts';

/**
 * A digest set up from the command line for a channel of Slack or Discord belongs to nobody there at first: it is given
 * to the workspace or server its channel is in, once a platform that runs knows the channel, so that votes and hosts
 * there count for it. Any other digest is left as it is.
 */
export async function atHome(
  { subscriptions, messengers, log }: DeliveryParts,
  subscription: Subscription,
): Promise<Subscription> {
  if (subscription.tenant !== LOCAL_TENANT || subscription.to !== 'channel') return subscription;
  for (const messenger of messengers()) {
    const tenant = await messenger.tenantOf(subscription.channel);
    if (tenant === null) continue;
    log.info(
      { subscription: subscription.id, platform: messenger.name },
      'a digest was given to its workspace',
    );
    const changed = await subscriptions.change(subscription.id, (current) =>
      current === null ? null : { ...current, tenant },
    );
    return changed ?? subscription;
  }
  return subscription;
}
