import { build, isStale } from '../../bin/build.mjs';

/** Compiles once before all test files, so that tests that start the real program do not race to do it. */
export default function setup(): void {
  if (isStale() && !build()) throw new Error('the sources do not compile');
}
