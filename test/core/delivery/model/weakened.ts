import * as protocol from '../../../../src/core/delivery/protocol.ts';
import type { Fault } from '../model.ts';
import type { Protocol, Setting } from './setting.ts';
import { MESSAGE } from './world.ts';

/** The protocol with one of its steps taken away, and what comes of it. */
export interface Weakened {
  without: string;
  weaken: (setting: Setting) => Setting;
  kind: Fault['kind'];
  /** On one platform alone; on the other the step plays no part. */
  only?: 'slack' | 'discord';
}

export const weakened: readonly Weakened[] = [
  {
    without: 'posting before it is recorded as posted',
    weaken: withProtocol({
      intended: (post, now) => protocol.accepted(protocol.intended(post, now), MESSAGE, now),
    }),
    kind: 'lost',
  },
  {
    without: 'an intent, and with another attempt whatever the answer',
    weaken: both(
      withService({ recordsIntent: false }),
      withProtocol({
        doubted: (post, now, why) => protocol.postponed(post, new Date(now.getTime() + 1000), why),
      }),
    ),
    kind: 'double',
  },
  {
    without: 'the intent being durable',
    weaken: withService({ recordsIntent: false, doubtsLedger: false }),
    kind: 'double',
  },
  {
    without: 'a look before it is sent again',
    weaken: withProtocol({
      decide: (post, c) => {
        const decision = protocol.decide(post, c);
        return decision.do === 'look' ? { do: 'send' } : decision;
      },
    }),
    kind: 'double',
  },
  {
    without: 'time to settle before a look',
    weaken: withProtocol({ decide: (post, c) => protocol.decide(post, { ...c, settleAfterMs: 0 }) }),
    kind: 'double',
  },
  {
    without: 'time to settle after a start on a record that was lost',
    weaken: both(
      withProtocol({
        decide: (post, c) => protocol.decide(post, post.state === 'due' ? { ...c, settleAfterMs: 0 } : c),
      }),
      (setting) => ({ ...setting, crashes: 1, restores: 1 }),
    ),
    kind: 'double',
  },
  {
    without: 'telling unreadable from absent',
    weaken: withProtocol({ unreadable: (post, _, now) => protocol.absent(post, now) }),
    kind: 'double',
  },
  {
    without: 'any page but the first',
    weaken: both(withService({ readsAllPages: false }), (setting) => ({ ...setting, mayBeCrowded: true })),
    kind: 'double',
  },
  {
    without: 'giving up an intent that has become too old',
    weaken: withService({ abortsLate: false }),
    kind: 'double',
  },
  {
    without: 'a lock that is heeded',
    weaken: both(withService({ heedsLock: false }), (setting) => ({ ...setting, crashes: 1 })),
    kind: 'double',
  },
  {
    // Where nothing makes a repetition safe, there is no attempt beside one in doubt.
    without: 'the doubt of an earlier attempt after a refusal',
    weaken: withProtocol({
      postponed: (post, notBefore, why) => ({
        ...protocol.postponed(post, notBefore, why),
        state: 'due',
        doubtSince: null,
        doubtfulAttempt: null,
      }),
    }),
    kind: 'double',
    only: 'discord',
  },
  {
    without: 'the audit of what was only looked for, where a request of a lost record comes late',
    weaken: both(
      withProtocol({
        absent: (post, now) => ({
          ...protocol.absent(post, now),
          ambiguous: post.ambiguous || post.doubtSince !== null,
        }),
      }),
      (setting) => ({
        ...setting,
        ...{ crashes: 1, faults: 0, restores: 1, audits: true, healsDoubles: true },
        effectWithinS: 2 * setting.effectWithinS,
      }),
    ),
    kind: 'double',
    only: 'slack',
  },
  {
    without: 'waiting anew once the clock was set back',
    weaken: both(
      withProtocol({ absent: (post, now) => protocol.absent({ ...post, intentAt: null }, now) }),
      (setting) => ({ ...setting, clockSteps: 1, clockStepsS: [-6] }),
    ),
    kind: 'double',
    only: 'slack',
  },
];

function withProtocol(changes: Partial<Protocol>): (setting: Setting) => Setting {
  return (setting) => ({ ...setting, protocol: { ...setting.protocol, ...changes } });
}

function withService(changes: Partial<Setting['service']>): (setting: Setting) => Setting {
  return (setting) => ({ ...setting, service: { ...setting.service, ...changes } });
}

function both(first: (setting: Setting) => Setting, second: (setting: Setting) => Setting) {
  return (setting: Setting) => second(first(setting));
}
