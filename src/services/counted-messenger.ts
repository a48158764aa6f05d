import type { Messenger } from '../core/ports/messenger.ts';
import type { Counting } from '../core/ports/tally.ts';

/** The same messengers, each with its outcomes counted; one is the same object each time it is handed in. */
export function createMessengerCounting(counting: Counting): (messenger: Messenger) => Messenger {
  const known = new WeakMap<Messenger, Messenger>();
  return (messenger) => {
    const counted = known.get(messenger) ?? countMessenger(messenger, counting);
    known.set(messenger, counted);
    return counted;
  };
}

function countMessenger(messenger: Messenger, { tally, elapsedMs }: Counting): Messenger {
  return {
    name: messenger.name,
    serves: (tenant) => messenger.serves(tenant),
    get abilities() {
      return messenger.abilities;
    },
    async post(request) {
      const beganMs = elapsedMs();
      const outcome = await messenger.post(request);
      tally.posted(messenger.name, request.marker.role, outcome, elapsedMs() - beganMs);
      return outcome;
    },
    async find(request) {
      const outcome = await messenger.find(request);
      tally.readBack(messenger.name, outcome);
      return outcome;
    },
    remove: (tenant, message) => messenger.remove(tenant, message),
    profile: (person) => messenger.profile(person),
    tenantOf: (channel) => messenger.tenantOf(channel),
  };
}
