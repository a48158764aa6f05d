import { broadsheet } from './broadsheet.ts';
import type { ContenderPlan } from './contender.ts';
import { flexSearch } from './flexsearch.ts';
import { lunrJs } from './lunr.ts';
import { miniSearchByDocs } from './minisearch-by-docs.ts';
import { miniSearchTuned } from './minisearch-tuned.ts';
import { orama } from './orama.ts';
import { sqliteFts5 } from './sqlite-fts5.ts';

/** Broadsheet first: what the others reach is set beside it. */
export const contenders: readonly ContenderPlan[] = [
  broadsheet,
  miniSearchByDocs,
  miniSearchTuned,
  sqliteFts5,
  flexSearch,
  orama,
  lunrJs,
];
