#!/usr/bin/env node
// The launcher: brings dist/ up to date when the sources are newer, then hands over to the command line.
import { build, isStale } from './build.mjs';

if (isStale() && !build()) {
  process.stderr.write('broadsheet: the sources do not compile; see the lines above.\n');
  process.exit(1);
}
const { run } = await import('../dist/src/cli/index.js');
process.exitCode = await run(process.argv.slice(2));
