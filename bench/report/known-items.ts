import { LARGE } from '../contenders/contender.ts';
import { KNOWN_ITEMS_TO_BEAT } from '../reference-figures.ts';
import type { LibraryResult } from '../run-library.ts';
import { NONE, table } from './table.ts';

/** First hit and one of five, in percent, by kind of question. */
export function knownItemTable(results: readonly LibraryResult[]): string {
  const kinds = results[0]?.kinds ?? [];
  const isLarge = (results[0]?.papers ?? 0) >= LARGE;
  const rows = kinds.map(({ kind }) => [
    kind,
    ...results.map((result) => shares(result, kind)),
    isLarge ? String(KNOWN_ITEMS_TO_BEAT[kind] ?? NONE) : NONE,
  ]);
  const asked = [
    'asked of each kind',
    ...results.map((result) => String(Math.max(...result.kinds.map((row) => row.asked)))),
    NONE,
  ];
  const names = results.map(({ contender }) => contender);
  return table(['first / five %', ...names, 'to reach'], [...rows, asked]);
}

function shares(result: LibraryResult, kind: string): string {
  const own = result.kinds.find((row) => row.kind === kind);
  return own === undefined ? NONE : `${own.first.toFixed(1)} / ${own.five.toFixed(1)}`;
}
