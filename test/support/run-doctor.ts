import { after } from '../../src/clock.ts';
import type { Check } from '../../src/core/doctor/check.ts';
import type { DigestFacts, DigestPlace, DirectFact } from '../../src/core/doctor/places.ts';
import { type CheckResult, runChecks } from '../../src/core/doctor/run-checks.ts';

/** What some checks find, by their names. */
export async function found(
  checks: readonly Check[],
  parts: { limitMs?: number; secrets?: string[] } = {},
): Promise<Map<string, CheckResult>> {
  const [group] = runChecks([{ title: 'Test', checks }], { after, secrets: [], ...parts });
  const results = (await group)?.results ?? [];
  return new Map(results.map((result) => [result.check, result]));
}

/** Digests that go to these places. */
export function digestsAt(
  places: readonly (Pick<DigestPlace, 'tenant' | 'channel'> & { mentions?: boolean })[],
  lastDirect: [string, DirectFact][] = [],
): DigestFacts {
  return {
    places: places.map((place, at) => ({ digests: [`d-${at + 1}`], mentions: false, ...place })),
    lastDirect: new Map(lastDirect),
  };
}
