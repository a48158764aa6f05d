import { test } from 'vitest';
import type { Capability } from './platform-driver.ts';

/** A test that runs where the platform is able to do all it needs, and names the reason where not. */
export function able(...needed: Capability[]) {
  return (title: string, run: () => Promise<void>) => {
    const [missing] = needed.flatMap((capability) => (capability === true ? [] : [capability.without]));
    if (missing === undefined) test(title, run);
    else test.skip(`${title} (not here: ${missing})`, run);
  };
}
