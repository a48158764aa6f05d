import { latexToPlain } from '../src/core/latex/index.ts';
import { rankSentences } from '../src/core/summarise/index.ts';
import { readRecords, sharedFile } from './load.ts';
import { bestRouge, rouge } from './rouge.ts';

/** All in percent, means over the abstracts. */
export interface SummaryResult {
  abstracts: number;
  /** Of the first sentence chosen, against the reference that shares most words with it. */
  rouge1: number;
  rouge2: number;
  rougeL: number;
  /** How often the best sentence is among the two, or three, chosen. */
  bestAmongTwo: number;
  bestAmongThree: number;
}

export interface Summarised {
  title: string;
  /** The abstract's sentences as the data divide them, and as readable text. */
  source: string[];
  readable: string[];
  /** The reference summaries. */
  target: string[];
}

/** Key sentences against the reference summaries of SciTLDR's test set; `null` where that is absent. */
export function runSummaries(): SummaryResult | null {
  const rows = readSummarised('test');
  return rows === null ? null : summaryFigures(rows, ({ readable, title }) => rankSentences(readable, title));
}

/** A part of SciTLDR-A, `null` where it is absent. */
export function readSummarised(part: 'dev' | 'test'): Summarised[] | null {
  const path = sharedFile('collections', 'scitldr', `SciTLDR-A.${part}.jsonl`);
  if (path === null) return null;
  const rows = readRecords(path) as unknown as Omit<Summarised, 'readable'>[];
  return rows.map(({ title, source, target }) => ({
    title: latexToPlain(title),
    source,
    readable: source.map((sentence) => latexToPlain(sentence).trim()),
    target,
  }));
}

/**
 * `rank` gives positions of sentences, the best first. Sentences are the data's own, so that no figure depends on how
 * we split. The best sentence is the one with the highest ROUGE-1 against any reference, of equals any: so were the
 * figures to beat measured (their best possible sentence, 49.3 / 26.0 / 39.9 on the test set, is that one's).
 */
export function summaryFigures(
  rows: readonly Summarised[],
  rank: (row: Summarised) => number[],
): SummaryResult {
  const measured = rows.map((row) => measureOne(row, rank(row)));
  const mean = (of: (row: Measured) => number) =>
    (100 * measured.reduce((sum, row) => sum + of(row), 0)) / measured.length;
  return {
    abstracts: rows.length,
    rouge1: mean(({ first }) => first.one),
    rouge2: mean(({ first }) => first.two),
    rougeL: mean(({ first }) => first.longest),
    bestAmongTwo: mean(({ rankOfBest }) => (rankOfBest < 2 ? 1 : 0)),
    bestAmongThree: mean(({ rankOfBest }) => (rankOfBest < 3 ? 1 : 0)),
  };
}

type Measured = ReturnType<typeof measureOne>;

function measureOne({ source, target }: Summarised, ranked: readonly number[]) {
  const worth = source.map((sentence) =>
    Math.max(...target.map((reference) => rouge(sentence, reference).one)),
  );
  const most = Math.max(...worth);
  return {
    first: bestRouge(source[ranked[0] ?? 0] ?? '', target),
    rankOfBest: ranked.findIndex((position) => worth[position] === most),
  };
}
