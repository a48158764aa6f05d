import type { Paper } from '../src/core/paper/paper.ts';
import { parseQuery } from '../src/core/query/parse-query.ts';
import { judge } from '../src/core/query/verdict.ts';
import { createMiniSearchIndex } from '../src/search/minisearch/index.ts';
import { makeKnownItems } from './known-items.ts';

/** Shares in percent of the questions of one kind. */
export interface ConfidenceResult {
  kind: string;
  questions: number;
  /** Answered with one paper, and with the right one. */
  sureAndRight: number;
  sureAndWrong: number;
  /** Answered with one paper although the right one had been taken out of the library. */
  sureOfAbsent: number;
}

/** A page of answers: the verdict looks among them for rivals. */
const HITS = 50;

/** Asks known items with the paper in the library and without it: how often is the answer "the one"? */
export async function runConfidence(papers: readonly Paper[], perKind: number): Promise<ConfidenceResult[]> {
  const index = createMiniSearchIndex();
  await index.add(papers);
  const paperOf = new Map(papers.map((paper) => [paper.id, paper]));
  const sureOf = async (text: string): Promise<string | null> => {
    const query = parseQuery(text);
    const verdict = judge(await index.search(query, HITS), query);
    return verdict.kind === 'one' ? verdict.hit.id : null;
  };
  const asked: { kind: string; right: boolean; wrong: boolean; absent: boolean }[] = [];
  for (const { kind, text, id } of makeKnownItems(papers, perKind)) {
    const sure = await sureOf(text);
    await index.remove([id]);
    const sureWithout = await sureOf(text);
    const paper = paperOf.get(id);
    if (paper !== undefined) await index.add([paper]);
    asked.push({
      kind,
      right: sure === id,
      wrong: sure !== null && sure !== id,
      absent: sureWithout !== null,
    });
  }
  const kinds = [...new Set(asked.map((row) => row.kind)), 'all'];
  return kinds.map((kind) => {
    const own = asked.filter((row) => kind === 'all' || row.kind === kind);
    const share = (is: (row: (typeof own)[number]) => boolean) => (100 * own.filter(is).length) / own.length;
    return {
      kind,
      questions: own.length,
      sureAndRight: share((row) => row.right),
      sureAndWrong: share((row) => row.wrong),
      sureOfAbsent: share((row) => row.absent),
    };
  });
}
