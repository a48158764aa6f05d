import { type Features, measure } from '../src/core/summarise/features.ts';
import { rankSentences } from '../src/core/summarise/index.ts';
import { FEATURE_WEIGHTS } from '../src/core/summarise/weights.ts';
import { solve } from './linear.ts';
import { rouge } from './rouge.ts';
import { readSummarised, type Summarised, summaryFigures } from './run-summaries.ts';

/**
 * Fits the weights of src/core/summarise/weights.ts and prints them, with the figures they reach on abstracts that
 * were left out of their fitting (ten folds). Reads the development part of SciTLDR-A beside the checkout, never the
 * test part.
 *
 *     npx tsc -p tsconfig.bench.json && node dist-bench/bench/fit-summaries.js
 */
const FOLDS = 10;
/** Ridge: what a weight's square costs, in squared points. */
const PENALTY = 1;

type Weights = Record<keyof Features, number>;

const NAMES = Object.keys(FEATURE_WEIGHTS) as (keyof Features)[];

const rows = readSummarised('dev');
if (rows === null) throw new Error('SciTLDR-A.dev.jsonl was not found beside the checkout');

const folds = Array.from({ length: FOLDS }, (_, fold) =>
  fitWeights(rows.filter((_, position) => position % FOLDS !== fold)),
);
const weightsLeavingOut = new Map(rows.map((row, position) => [row, folds[position % FOLDS]]));
const figures = summaryFigures(rows, (row) =>
  rankSentences(row.readable, row.title, weightsLeavingOut.get(row)),
);
for (const [name, figure] of Object.entries(figures)) console.log(name.padEnd(16), figure.toFixed(2));
for (const [name, weight] of Object.entries(fitWeights(rows)))
  console.log(`  ${name}: ${weight.toFixed(1)},`);

/** Least squares of ROUGE, in points, on the features, each abstract's means taken off both. */
function fitWeights(among: readonly Summarised[]): Weights {
  const samples = among.flatMap(({ source, readable, title, target }) => {
    const features = measure(readable, title).map((row) => NAMES.map((name) => row[name]));
    const worth = source.map((sentence) => worthOf(sentence, target));
    const centred = withoutMeans(features.map((row, position) => [...row, worth[position] ?? 0]));
    return centred.map((row) => ({ features: row.slice(0, -1), worth: row.at(-1) ?? 0 }));
  });
  const left = NAMES.map((_, a) =>
    NAMES.map((_, b) =>
      samples.reduce(
        (sum, { features }) => sum + (features[a] ?? 0) * (features[b] ?? 0),
        a === b ? PENALTY : 0,
      ),
    ),
  );
  const right = NAMES.map((_, a) =>
    samples.reduce((sum, { features, worth }) => sum + (features[a] ?? 0) * worth, 0),
  );
  const solved = solve(left, right);
  return Object.fromEntries(NAMES.map((name, position) => [name, solved[position] ?? 0])) as Weights;
}

/** Mean of ROUGE-1, 2 and L against the reference where that is highest, in points of 100. */
function worthOf(sentence: string, target: readonly string[]): number {
  const means = target.map((reference) => {
    const { one, two, longest } = rouge(sentence, reference);
    return (one + two + longest) / 3;
  });
  return 100 * Math.max(...means);
}

function withoutMeans(rows: readonly number[][]): number[][] {
  const sums = rows.reduce<number[]>((sum, row) => row.map((value, at) => value + (sum[at] ?? 0)), []);
  return rows.map((row) => row.map((value, at) => value - (sums[at] ?? 0) / rows.length));
}
