import { OperatorError, SourceUnavailable } from '../../core/errors.ts';
import { makePaper } from '../../core/paper/make-paper.ts';
import { mergePaper } from '../../core/paper/merge.ts';
import type { Paper, PaperDraft } from '../../core/paper/paper.ts';
import { samePaper } from '../../core/paper/same-paper.ts';
import type { Log } from '../../core/ports/log.ts';
import type { PaperSource } from '../../core/ports/source.ts';
import type { Identifier } from '../../core/query/query.ts';
import type { Told } from '../import-papers.ts';
import type { NamedPaper } from './read-refs.ts';

/** Each source has deadlines of its own; this bounds how many of them one question may wait for. */
const MOST_ASKED = 4;

/** What the sources know of one paper, and how the others stood. */
export interface Telling {
  /** `null` when none knows it. */
  found: { paper: Paper; told: Told[]; from: string[] } | null;
  asked: string[];
  unavailable: string[];
}

export interface AskingParts {
  sources: readonly PaperSource[];
  log: Log;
}

/**
 * Asks sources one after another, in their order, until one knows the paper. One that fails is passed over. Where the
 * first to know it has no abstract, those left complete it.
 */
export async function askSources(
  { sources, log }: AskingParts,
  { by }: NamedPaper,
  retrieved: string,
): Promise<Telling> {
  const telling: Telling = { found: null, asked: [], unavailable: [] };
  let left = MOST_ASKED;
  for (const source of sources) {
    if (left === 0 || telling.found?.paper.abstract) break;
    const asking = questionTo(source, by, telling.found?.paper ?? null);
    if (asking === null) continue;
    const draft = await ask(asking, source, log);
    if (draft === 'not-set-up') continue;
    left -= 1;
    if (draft === 'unavailable') telling.unavailable.push(source.title);
    else telling.asked.push(source.title);
    if (draft === 'unavailable' || draft === null) continue;
    take(telling, source, draft, by, retrieved);
  }
  return telling;
}

type Asking = () => Promise<PaperDraft | null>;

/** What a source can be asked: for the identifier or title first, and once a paper is found for one of its own. */
function questionTo(source: PaperSource, by: NamedPaper['by'], found: Paper | null): Asking | null {
  if (found === null && by.kind === 'title') {
    return source.can.titles ? () => source.byTitle(by.title) : null;
  }
  const identifiers =
    found === null ? (by.kind === 'identifier' ? [by.identifier] : []) : identifiersOf(found);
  const known = identifiers.find(({ kind }) => source.can.identifiers.includes(kind));
  return known === undefined ? null : () => source.byIdentifier(known);
}

function identifiersOf({ arxivId, doi }: Paper): Identifier[] {
  return [
    ...(arxivId === null ? [] : [{ kind: 'arxiv' as const, id: arxivId, version: null }]),
    ...(doi === null ? [] : [{ kind: 'doi' as const, doi }]),
  ];
}

async function ask(
  asking: Asking,
  { name }: PaperSource,
  log: Log,
): Promise<PaperDraft | null | 'unavailable' | 'not-set-up'> {
  try {
    return await asking();
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    if (error instanceof OperatorError) {
      log.info({ source: name, cause }, 'a source is not set up and was left out');
      return 'not-set-up';
    }
    if (error instanceof SourceUnavailable) log.info({ source: name, cause }, 'a source could not be asked');
    else log.warn({ source: name, cause }, 'a source failed');
    return 'unavailable';
  }
}

/** The first to know it says which paper it is; what a later one tells counts only of the same one. */
function take(
  telling: Telling,
  { name, title }: PaperSource,
  draft: PaperDraft,
  by: NamedPaper['by'],
  retrieved: string,
): void {
  const ref = originRef(draft, by);
  const origin = { source: name, ref, retrieved };
  const paper = makePaper(draft, origin);
  const { found } = telling;
  if (found === null) {
    telling.found = { paper, told: [{ draft, origin }], from: [title] };
    return;
  }
  if (samePaper(found.paper, paper) === null) return;
  telling.found = {
    paper: mergePaper(found.paper, paper),
    told: [...found.told, { draft, origin }],
    from: [...found.from, title],
  };
}

/** Which record of the source it was: what the source itself calls it, before what somebody typed. */
function originRef({ arxivId, doi, title }: PaperDraft, by: NamedPaper['by']): string {
  if (by.kind === 'identifier') return by.identifier.kind === 'doi' ? by.identifier.doi : by.identifier.id;
  return arxivId ?? doi ?? title;
}
