export { evaluateRankings, type Figures } from './evaluate-rankings.ts';
export { averagePrecision, ndcg, recall, reciprocalRank } from './measures.ts';
export { percentile } from './percentile.ts';
