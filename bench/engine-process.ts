import { broadsheetPostgres } from './contenders/broadsheet-postgres.ts';
import { contenders } from './contenders/index.ts';
import { loadLibrary } from './load.ts';
import { runCollections } from './run-collections.ts';
import { runConfidence } from './run-confidence.ts';
import type { Job, ResultOf } from './run-in-child.ts';
import { runLibrary } from './run-library.ts';
import { runWhileBusy } from './run-while-busy.ts';

/** One engine at one job, in a process of its own: see run-in-child.ts. */
process.once('message', (job: Job) => {
  void run(job).then((result) => process.send?.(result, () => process.exit(0)));
});

async function run(job: Job): Promise<ResultOf<Job>> {
  const plan = [...contenders, broadsheetPostgres].find(({ name }) => name === job.contender);
  if (plan === undefined) throw new Error(`There is no contender named ${job.contender}`);
  if (job.kind === 'collections') return runCollections(plan, job.most);
  const papers = loadLibrary(job.library);
  if (job.kind === 'confidence') return runConfidence(papers, job.perKind);
  if (job.kind === 'busy') return runWhileBusy(papers);
  return runLibrary(plan, papers, job.questions);
}
