import { nameParts } from '../names/index.ts';
import { sameNameParts } from '../names/same-author.ts';
import { fold, foldedWords } from '../text/fold.ts';
import type { Metric, Paper, Provenance, Retraction } from './paper.ts';
import { isMorePrecise } from './published.ts';

/** What `known` holds and what only `incoming` has, compared without case and marks; `known` stays as it is. */
export function union(known: readonly string[], incoming: readonly string[]): string[] {
  const seen = new Set(known.map(fold));
  const added = incoming.filter((item) => {
    const key = fold(item);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  return [...known, ...added];
}

/** As `union`, but every character counts: for addresses and names. */
export function exactUnion(known: readonly string[], incoming: readonly string[]): string[] {
  const seen = new Set(known);
  return [...known, ...new Set(incoming.filter((item) => !seen.has(item)))];
}

/** A date its source gave whole beats one we completed; then the more precise one; then the one we had. */
export function chooseDate(known: Paper, incoming: Paper): Pick<Paper, 'published' | 'publishedInferred'> {
  const date = isBetterDate(incoming, known) ? incoming : known;
  return { published: date.published, publishedInferred: date.publishedInferred };
}

function isBetterDate(a: Paper, b: Paper): boolean {
  if (a.published === null || b.published === null) return a.published !== null;
  if (a.publishedInferred !== b.publishedInferred) return b.publishedInferred;
  return isMorePrecise(a.published, b.published);
}

/**
 * A whole list beats a cut one, then a longer list a shorter one, then the one we had. Authors only the other list
 * has are put at the end, so that nobody is lost.
 */
export function chooseAuthors(known: Paper, incoming: Paper): Pick<Paper, 'authors' | 'authorsCut'> {
  const [better, other] = isBetterList(incoming, known) ? [incoming, known] : [known, incoming];
  const present = better.authors.map(nameParts);
  const missing: string[] = [];
  for (const [index, name] of other.authors.entries()) {
    const parts = nameParts(name);
    const isThere =
      [...better.authors, ...missing].includes(name) ||
      present.some((one) => sameNameParts(one, parts)) ||
      isShortForm(name, better.authors[index] ?? '');
    if (isThere) continue;
    missing.push(name);
    present.push(parts);
  }
  return { authors: [...better.authors, ...missing], authorsCut: better.authorsCut };
}

/** In the same place of both lists, a name made of the other's words is the other: `Devvrit`, `Devvrit Khatri`. */
function isShortForm(a: string, b: string): boolean {
  const [shorter, longer] = [foldedWords(a), foldedWords(b)].sort((x, y) => x.length - y.length);
  return shorter !== undefined && shorter.length > 0 && shorter.every((word) => longer?.includes(word));
}

function isBetterList(a: Paper, b: Paper): boolean {
  if (a.authors.length === 0 || b.authors.length === 0) return b.authors.length === 0 && a.authors.length > 0;
  if (a.authorsCut !== b.authorsCut) return b.authorsCut;
  return a.authors.length > b.authors.length;
}

/** Ours beats a model's, a model's later one its earlier one; else the one we had. */
export function chooseSummary(known: Paper['summary'], incoming: Paper['summary']): Paper['summary'] {
  if (known === null || incoming === null) return known ?? incoming;
  if (known.by === 'us') return known;
  return incoming.by === 'us' || incoming.by.date > known.by.date ? incoming : known;
}

/** From doubt to certainty. */
const RETRACTION_RANK: Readonly<Record<Retraction['kind'], number>> = {
  concern: 0,
  withdrawn: 1,
  retracted: 2,
};

/** Any source that says so counts; of two the graver, else the one we had. A source's silence takes nothing back. */
export function chooseRetraction(known: Retraction | null, incoming: Retraction | null): Retraction | null {
  if (known === null || incoming === null) return known ?? incoming;
  return RETRACTION_RANK[incoming.kind] > RETRACTION_RANK[known.kind] ? incoming : known;
}

/** One figure for each name and source (in each list they are unique): the incoming one where both have it. */
export function mergeMetrics(known: readonly Metric[], incoming: readonly Metric[]): Metric[] {
  const newest = new Map(incoming.map((metric) => [metricKey(metric), metric]));
  const kept = known.map((metric) => newest.get(metricKey(metric)) ?? metric);
  const had = new Set(known.map(metricKey));
  return [...kept, ...incoming.filter((metric) => !had.has(metricKey(metric)))];
}

function metricKey({ name, source }: Metric): string {
  return JSON.stringify([name, source]);
}

/**
 * One entry for each source and reference, its facts united. Where `changed` says that the new reading taught us
 * something, or gave facts it had not given before, the entry takes the later of the two dates; else it stays.
 */
export function mergeProvenance(
  known: readonly Provenance[],
  incoming: readonly Provenance[],
  changed: boolean,
): Provenance[] {
  const entries = new Map(known.map((entry) => [provenanceKey(entry), entry]));
  for (const entry of incoming) {
    const key = provenanceKey(entry);
    const before = entries.get(key);
    entries.set(key, before === undefined ? entry : uniteEntries(before, entry, changed));
  }
  return [...entries.values()];
}

function uniteEntries(known: Provenance, incoming: Provenance, changed: boolean): Provenance {
  const facts = exactUnion(known.facts, incoming.facts);
  const isNews = changed || facts.length > known.facts.length;
  const retrieved = isNews && incoming.retrieved > known.retrieved ? incoming.retrieved : known.retrieved;
  return { ...known, retrieved, facts };
}

function provenanceKey({ source, ref }: Provenance): string {
  return JSON.stringify([source, ref]);
}
