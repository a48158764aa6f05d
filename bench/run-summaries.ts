import { keySentences, sentencesOf } from '../src/core/summarise/index.ts';
import { readRecords, sharedFile } from './load.ts';
import { bestRouge, type Rouge, rouge } from './rouge.ts';

/** All in percent, means over the abstracts. */
export interface SummaryResult {
  abstracts: number;
  rouge1: number;
  rouge2: number;
  rougeL: number;
  /** How often the sentence nearest to a reference is among the two, or three, chosen. */
  bestAmongTwo: number;
  bestAmongThree: number;
}

interface Summarised {
  title: string;
  /** The abstract's sentences. */
  source: string[];
  /** The reference summaries. */
  target: string[];
}

/** Key sentences against the reference summaries of SciTLDR's test set; `null` where that is absent. */
export function runSummaries(): SummaryResult | null {
  const path = sharedFile('collections', 'scitldr', 'SciTLDR-A.test.jsonl');
  if (path === null) return null;
  const rows = readRecords(path) as unknown as Summarised[];
  const measured = rows.map(measureOne);
  const mean = (of: (row: Measured) => number) =>
    (100 * measured.reduce((sum, row) => sum + of(row), 0)) / measured.length;
  return {
    abstracts: rows.length,
    rouge1: mean((row) => row.first.one),
    rouge2: mean((row) => row.first.two),
    rougeL: mean((row) => row.first.longest),
    bestAmongTwo: mean((row) => (row.isBestAmong(2) ? 1 : 0)),
    bestAmongThree: mean((row) => (row.isBestAmong(3) ? 1 : 0)),
  };
}

interface Measured {
  first: Rouge;
  isBestAmong: (count: number) => boolean;
}

function measureOne({ title, source, target }: Summarised): Measured {
  const paper = { title, abstract: source.map((sentence) => sentence.trim()).join(' ') };
  const sentences = sentencesOf(paper.abstract);
  const worth = sentences.map((sentence) =>
    Math.max(...target.map((reference) => total(sentence, reference))),
  );
  const most = Math.max(...worth);
  const best = sentences.filter((_, position) => worth[position] === most);
  return {
    first: bestRouge(keySentences(paper, 1)[0] ?? '', target),
    isBestAmong: (count) => keySentences(paper, count).some((sentence) => best.includes(sentence)),
  };
}

function total(sentence: string, reference: string): number {
  const { one, two, longest } = rouge(sentence, reference);
  return one + two + longest;
}
