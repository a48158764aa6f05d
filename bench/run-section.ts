import type { Asked } from './common-timings.ts';
import { contenders } from './contenders/index.ts';
import { type Library, loadLibrary } from './load.ts';
import { type Amounts, makeQuestions, partOf } from './questions.ts';
import { runInChild } from './run-in-child.ts';

/** Every engine over one library, each in its own process, with its share of the same questions. */
export async function runSection(library: Library, title: string, amounts: Amounts): Promise<Asked[]> {
  process.stderr.write(`${title}: making questions\n`);
  const papers = loadLibrary(library);
  const questions = makeQuestions(papers, amounts);
  const runs: Asked[] = [];
  for (const { name, packages, share } of contenders) {
    const allowed = share(papers.length);
    if (allowed === null) continue;
    const part = partOf(questions, allowed);
    const asked = packages.length === 0 ? { ...part, hostile: questions.hostile } : part;
    const job = { kind: 'library', contender: name, library, questions: asked } as const;
    const result = await runInChild(job, title);
    if (result !== null) runs.push({ questions: asked, result });
  }
  return runs;
}
