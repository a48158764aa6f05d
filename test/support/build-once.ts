import { build, isStale } from '../../bin/build.mjs';

/**
 * Compiles once before all test files, so that tests that start the real program do not race to do it. Type errors
 * are `npm run check`'s to report: the compiler writes its output all the same.
 */
export default function setup(): void {
  if (isStale()) build();
}
