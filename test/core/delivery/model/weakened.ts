import * as protocol from '../../../../src/core/delivery/protocol.ts';
import type { Fault } from '../model.ts';
import type { Protocol, Setting } from './setting.ts';
import { MESSAGE } from './world.ts';

/** The protocol with one of its steps taken away, and what comes of it on each platform; `null`: the nonce saves it. */
export interface Weakened {
  without: string;
  weaken: (setting: Setting) => Setting;
  slack: Fault['kind'] | null;
  discord: Fault['kind'] | null;
}

export const weakened: readonly Weakened[] = [
  {
    without: 'posting before it is recorded as posted',
    weaken: withProtocol({
      intended: (post, now) => protocol.accepted(protocol.intended(post, now), MESSAGE, now),
    }),
    slack: 'lost',
    discord: 'lost',
  },
  {
    without: 'an intent, and tries again whatever the answer',
    weaken: (setting) =>
      withProtocol({
        doubted: (post, now, why) => protocol.postponed(post, new Date(now.getTime() + 1000), why),
      })(withService({ recordsIntent: false })(setting)),
    slack: 'double',
    discord: 'double',
  },
  {
    without: 'the intent being durable',
    weaken: withService({ recordsIntent: false, doubtsLedger: false }),
    slack: 'double',
    discord: 'double',
  },
  {
    without: 'a look before it is sent again',
    weaken: withProtocol({
      decide: (post, c) => {
        const decision = protocol.decide(post, c);
        return decision.do === 'look' ? { do: 'send' } : decision;
      },
    }),
    slack: 'double',
    discord: 'double',
  },
  {
    without: 'time to settle before the look',
    weaken: withProtocol({ decide: (post, c) => protocol.decide(post, { ...c, settleAfterMs: 0 }) }),
    slack: 'double',
    discord: 'double',
  },
  {
    without: 'telling unreadable from absent',
    weaken: withProtocol({ unreadable: (post, _, now) => protocol.absent(post, now) }),
    slack: 'double',
    discord: 'double',
  },
  {
    without: 'giving up an intent that is older than two seconds',
    weaken: withService({ abortsLate: false }),
    slack: 'double',
    discord: 'double',
  },
  {
    without: 'the lock being looked at',
    weaken: (setting) => ({ ...withService({ heedsLock: false })(setting), crashes: 1 }),
    slack: 'double',
    discord: 'double',
  },
  {
    without: 'the doubt of an earlier attempt after a refusal',
    weaken: withProtocol({
      postponed: (post, notBefore, why) => ({
        ...protocol.postponed(post, notBefore, why),
        state: 'due',
        doubtSince: null,
        doubtfulAttempt: null,
      }),
    }),
    slack: null,
    discord: 'double',
  },
  {
    without: 'any page but the first',
    weaken: (setting) => ({ ...withService({ readsAllPages: false })(setting), mayBeCrowded: true }),
    slack: 'double',
    discord: 'double',
  },
];

function withProtocol(changes: Partial<Protocol>): (setting: Setting) => Setting {
  return (setting) => ({ ...setting, protocol: { ...setting.protocol, ...changes } });
}

function withService(changes: Partial<Setting['service']>): (setting: Setting) => Setting {
  return (setting) => ({ ...setting, service: { ...setting.service, ...changes } });
}
