import { SUMMARIES_TO_BEAT } from '../reference-figures.ts';
import type { ConfidenceResult } from '../run-confidence.ts';
import type { SummaryResult } from '../run-summaries.ts';
import { table } from './table.ts';

export function summaryTable(result: SummaryResult): string {
  const measured = (['rouge1', 'rouge2', 'rougeL', 'bestAmongTwo', 'bestAmongThree'] as const).map((name) => [
    name,
    result[name].toFixed(1),
    String(SUMMARIES_TO_BEAT[name]),
  ]);
  return table([`${result.abstracts} abstracts`, 'measured %', 'to reach'], measured);
}

export function confidenceTable(results: readonly ConfidenceResult[]): string {
  const rows = results.map(({ kind, questions, sureAndRight, sureAndWrong, sureOfAbsent }) => [
    kind,
    String(questions),
    ...[sureAndRight, sureAndWrong, sureOfAbsent].map((share) => share.toFixed(1)),
  ]);
  return table(
    ['question', 'asked', 'sure and right %', 'sure and wrong %', 'sure without the paper %'],
    rows,
  );
}
