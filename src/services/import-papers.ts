import { sameFacts } from '../core/paper/equal.ts';
import { makePaper } from '../core/paper/make-paper.ts';
import { mergeAuthor, mergePaper } from '../core/paper/merge.ts';
import type { Author, AuthorDraft, Paper, PaperDraft, Provenance } from '../core/paper/paper.ts';
import { paperKeys, samePaper } from '../core/paper/same-paper.ts';
import type { ReadEvent } from '../core/ports/formats.ts';
import type { SearchIndex } from '../core/ports/search-index.ts';
import type { Collection, Store } from '../core/ports/store.ts';
import { slug } from '../core/text/title.ts';
import { createTurns, letOthersRun } from '../core/turns.ts';

/** The contract's answer to `import`: what was read and what became of it. */
export interface ImportReport {
  read: number;
  added: number;
  updated: number;
  unchanged: number;
  skipped: { where: string; why: string }[];
  notes: string[];
}

export interface ImportParts {
  store: Store;
  /** `null` where nothing is searched afterwards. */
  index: SearchIndex | null;
  /** When papers that are new to the library were added. */
  now: Date;
  onProgress?: (read: number) => void;
}

/** Papers made durable and searchable together. A crash loses at most the batch that was under way. */
const BATCH = 500;
/** Papers read before others have their turn: a few milliseconds. */
const PER_TURN = 50;
const REMEMBERED_PER_TURN = 200;

/**
 * Brings papers and authors into the library. The same work, met before or twice in one file, becomes one paper;
 * reading the same content again changes nothing. Bad entries are counted and named, the good ones are kept.
 */
export async function importPapers(
  events: AsyncIterable<ReadEvent>,
  origin: Origin,
  parts: ImportParts,
): Promise<ImportReport> {
  const report: ImportReport = { read: 0, added: 0, updated: 0, unchanged: 0, skipped: [], notes: [] };
  const batch = await openBatch(parts, report);
  for await (const event of events) {
    if (event.kind === 'skipped') report.skipped.push({ where: event.where, why: event.why });
    if (event.kind === 'note') report.notes.push(event.text);
    if (event.kind === 'author') await keepAuthor(parts.store.authors, event.author, origin);
    if (event.kind !== 'paper') continue;
    report.read += 1;
    await batch.take(event.paper, origin);
    if (report.read % PER_TURN === 0) await letOthersRun();
    parts.onProgress?.(report.read);
  }
  await batch.flush();
  return report;
}

/** What one source says of a paper, and which source it is. */
export interface Told {
  draft: PaperDraft;
  origin: Origin;
}

export type Origin = Omit<Provenance, 'facts'>;

/**
 * Brings single papers in, each as told by one source or several of it, in the order given. Answers with each as it
 * is in the library now, and whether it is new there.
 */
export async function importTold(
  papers: readonly (readonly Told[])[],
  parts: ImportParts,
): Promise<{ paper: Paper; isNew: boolean }[]> {
  const report: ImportReport = { read: 0, added: 0, updated: 0, unchanged: 0, skipped: [], notes: [] };
  const batch = await openBatch(parts, report);
  const kept: { paper: Paper; isNew: boolean }[] = [];
  for (const told of papers) {
    const before = report.added;
    let last: Paper | null = null;
    for (const { draft, origin } of told) last = await batch.take(draft, origin);
    if (last !== null) kept.push({ paper: last, isNew: report.added > before });
  }
  await batch.flush();
  return kept;
}

/** Papers on their way in, known by the keys under which the same paper would be found. */
async function openBatch({ store, index, now }: ImportParts, report: ImportReport) {
  const idsByKey = new Map<string, string[]>();
  const ids = new Set<string>();
  const pending = new Map<string, Paper>();
  const remember = (paper: Paper) => {
    ids.add(paper.id);
    for (const key of paperKeys(paper)) {
      const known = idsByKey.get(key) ?? [];
      if (!known.includes(paper.id)) idsByKey.set(key, [...known, paper.id]);
    }
  };
  const turn = createTurns(REMEMBERED_PER_TURN);
  for await (const [, paper] of store.papers.all()) {
    const pause = turn();
    if (pause !== null) await pause;
    remember(paper);
  }

  const findKnown = async (paper: Paper): Promise<Paper | null> => {
    const ids = paperKeys(paper).flatMap((key) => idsByKey.get(key) ?? []);
    for (const id of ids) {
      const known = pending.get(id) ?? (await store.papers.get(id));
      if (known !== null && samePaper(known, paper) !== null) return known;
    }
    return null;
  };

  const flush = async () => {
    const papers = [...pending.values()];
    pending.clear();
    if (papers.length === 0) return;
    await store.papers.changeMany(papers.map((paper) => ({ key: paper.id, next: () => paper })));
    await index?.add(papers);
  };

  return {
    /** The paper as it will be in the library. */
    async take(draft: PaperDraft, origin: Origin): Promise<Paper> {
      const incoming = { ...makePaper(draft, origin), added: now.toISOString() };
      const known = await findKnown(incoming);
      const paper =
        known === null ? { ...incoming, id: freeId(incoming.id, ids) } : mergePaper(known, incoming);
      if (known !== null && sameFacts(known, paper)) {
        report.unchanged += 1;
        return known;
      }
      report[known === null ? 'added' : whatBecame(known, paper)] += 1;
      pending.set(paper.id, paper);
      remember(paper);
      if (pending.size >= BATCH) await flush();
      return paper;
    },
    flush,
  };
}

/** Another source that says the same is remembered, but has taught us nothing of the paper. */
function whatBecame(known: Paper, paper: Paper): 'updated' | 'unchanged' {
  return sameFacts({ ...known, provenance: [] }, { ...paper, provenance: [] }) ? 'unchanged' : 'updated';
}

/** Another paper may have the same slug: the second becomes `…-2`. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  let number = 2;
  while (taken.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}

async function keepAuthor(authors: Collection<Author>, draft: AuthorDraft, origin: Origin): Promise<void> {
  const incoming: Author = {
    id: draft.id ?? slug(draft.name),
    name: draft.name,
    variants: draft.variants ?? [],
    figures: draft.figures ?? [],
    category: draft.category ?? null,
    provenance: [{ ...origin, facts: ['name', ...(draft.figures === undefined ? [] : ['figures'])] }],
  };
  await authors.change(incoming.id, (known) => {
    if (known === null) return incoming;
    const merged = mergeAuthor(known, incoming);
    return sameFacts(known, merged) ? known : merged;
  });
}
