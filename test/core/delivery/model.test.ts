import { describe, expect, test } from 'vitest';
import { discord, type Setting, slack } from './model/setting.ts';
import { weakened } from './model/weakened.ts';
import { type Explored, explore } from './model.ts';

/** What may go wrong in a run, the worlds it has at least, and the states its records end in. */
interface Run {
  through: string;
  setting: Setting;
  worlds: number;
  ends: string[];
}

const TWO = { crashes: 2, faults: 2 };
const LONG_MS = 120_000;

const runs: readonly Run[] = [
  ...bothWith('three crashes and three faults', {}, [10_000, 200_000], ['held', 'sent']),
  ...bothWith(
    'two crashes and two faults, where a start trusts its record',
    { ...TWO, service: { ...slack.service, doubtsLedger: false } },
    [2000, 20_000],
    ['sent'],
  ),
  ...bothWith(
    'two crashes and two faults, refusals for good and of the form among them',
    { ...TWO, mayRefuse: true },
    [5000, 50_000],
    ['failed', 'sent'],
  ),
  ...bothWith(
    'two crashes and a fault, where the window closes and somebody may stop the digest',
    { crashes: 2, faults: 1, openUntilS: 8, mayBeStopped: true },
    [5000, 30_000],
    ['sent', 'skipped'],
  ),
  ...bothWith(
    'two crashes and two faults up to the last audit',
    { ...TWO, audits: true },
    [20_000, 80_000],
    ['sent'],
  ),
  ...bothWith(
    'two crashes and a fault, where the record is lost or an older one put back',
    { crashes: 2, faults: 1, restores: 1 },
    [7000, 60_000],
    ['sent'],
  ),
];

describe('through every interleaving there is one message at any time, and in the end what the record says', () => {
  test.each(runs)(
    '$through',
    async ({ setting, worlds, ends }) => {
      const result = explore(setting);

      expect(result.fault).toBeNull();
      expect(Object.keys(result.ends).sort()).toEqual(ends);
      expect(result.worlds).toBeGreaterThan(worlds);
    },
    LONG_MS,
  );
});

describe('a request that takes effect later than it is waited for', () => {
  const late = { ...TWO, audits: true, healsDoubles: true };

  test(
    'on Slack may show twice, until an audit removes the later one',
    () => {
      const result = explore({ ...slack, ...late, effectWithinS: 3 * slack.settleAfterS });

      expectHealed(result);
    },
    LONG_MS,
  );

  test(
    'on Slack is removed too when the record of it was lost',
    () => {
      const setting = { ...late, crashes: 1, faults: 1, restores: 1 };

      const result = explore({ ...slack, ...setting, effectWithinS: 2 * slack.settleAfterS });

      expectHealed(result);
    },
    LONG_MS,
  );

  test(
    'on Discord never shows twice while its nonce is known',
    () => {
      const nonce = { nonceS: 40, mayRefuseLong: false };

      const result = explore({ ...discord, ...TWO, ...nonce, effectWithinS: 2 * discord.settleAfterS });

      expect(result.fault).toBeNull();
      expect(result.doubled).toBe(0);
    },
    LONG_MS,
  );

  test(
    'on Discord may show twice after the time of its nonce, until an audit removes the later one',
    () => {
      const setting = { ...late, crashes: 1 };

      const result = explore({ ...discord, ...setting, effectWithinS: 2 * discord.settleAfterS });

      expectHealed(result);
    },
    LONG_MS,
  );
});

describe('a clock that is set at any moment', () => {
  test(
    'to an hour or a little before makes no second message on Slack',
    () => {
      const back = { crashes: 2, faults: 1, clockSteps: 1, clockStepsS: [-3600, -6] };

      const result = explore({ ...slack, ...back });

      expect(result.fault).toBeNull();
    },
    LONG_MS,
  );

  test.each([
    ['Slack', slack],
    ['Discord', discord],
  ])(
    'on %s leaves no second message behind, wherever it is set to',
    (_, platform) => {
      const steps = { clockSteps: 1, clockStepsS: [-3600, -6, 3600] };
      const healed = { crashes: 1, faults: 1, audits: true, healsDoubles: true };

      const result = explore({ ...platform, ...steps, ...healed });

      expectHealed(result);
    },
    LONG_MS,
  );
});

describe('each step is needed: a counterexample is found', () => {
  const cases = weakened.flatMap(({ without, weaken, kind, only }) =>
    [
      { platform: 'slack', setting: slack },
      { platform: 'discord', setting: discord },
    ]
      .filter(({ platform }) => only === undefined || only === platform)
      .map(({ platform, setting }) => ({ platform, without, kind, setting: weaken({ ...setting, ...TWO }) })),
  );

  test.each(cases)(
    'on $platform without $without: $kind',
    ({ setting, kind }) => {
      const result = explore(setting);

      expect(result.fault?.kind).toBe(kind);
    },
    LONG_MS,
  );
});

describe('each assumption is needed: a counterexample is found', () => {
  test('where a request may take effect later than it is waited for, and nobody audits', () => {
    const result = explore({ ...slack, ...TWO, effectWithinS: 2 * slack.settleAfterS });

    expect(result.fault?.kind).toBe('double');
  });

  test('where a nonce is forgotten while a repetition is still under way', () => {
    const result = explore({ ...discord, ...TWO, nonceS: discord.settleAfterS });

    expect(result.fault?.kind).toBe('double');
  });

  test('where our clock is a minute ahead of theirs, but not where it is any less', () => {
    const results = [60, 58].map((clockAheadS) => explore({ ...slack, ...TWO, clockAheadS }));

    expect(results.map(({ fault }) => fault?.kind)).toEqual(['double', undefined]);
  });
});

function bothWith(what: string, changes: Partial<Setting>, worlds: [number, number], ends: string[]): Run[] {
  return [
    { through: `Slack: ${what}`, setting: { ...slack, ...changes }, worlds: worlds[0], ends },
    { through: `Discord: ${what}`, setting: { ...discord, ...changes }, worlds: worlds[1], ends },
  ];
}

/** Two messages were there in some worlds, and in the end there was one. */
function expectHealed({ fault, doubled }: Explored): void {
  expect(fault).toBeNull();
  expect(doubled).toBeGreaterThan(0);
}
