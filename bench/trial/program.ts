import { run } from '../../src/cli/index.ts';

/** The command line as it is, without a look at whether the sources are newer: a trial runs one build to its end. */
process.exitCode = await run(process.argv.slice(2));
