import { arxivIdOfDoi } from '../identifiers/index.ts';
import { sameFacts } from './equal.ts';
import {
  chooseAuthors,
  chooseDate,
  chooseRetraction,
  chooseSummary,
  exactUnion,
  mergeMetrics,
  mergeProvenance,
  union,
} from './merge-choices.ts';
import type { Author, Paper, Provenance } from './paper.ts';

/**
 * What we know of a paper once another source has told of it. Whether the two are one paper is for the caller to
 * say (`samePaper`). Returns `known` itself when nothing was learnt, so that "unchanged" can be seen.
 *
 * Neither side is altered. The id and our summary stay. No identifier, author, lab, category, code link, term,
 * topic, reference or retraction of either side is lost; other fields are filled where they were empty. Title and abstract are replaced
 * only by those of a newer version of the same arXiv paper. When the library first held it is no fact about the paper:
 * the earlier instant stays. Merging the same record again changes nothing.
 */
export function mergePaper(known: Paper, incoming: Paper): Paper {
  const facts = mergeFacts(known, incoming);
  const changed = !sameFacts(facts, known);
  const added = [...incoming.provenance, ...otherIdentifiers(facts, known, incoming)];
  const merged = { ...facts, provenance: mergeProvenance(known.provenance, added, changed) };
  if (sameFacts(merged, known)) return known;
  return { ...merged, added: firstHeld(known.added, incoming.added) };
}

/** The earlier instant; `null` says nothing of a record that comes, and that it was long here of one that is kept. */
function firstHeld(known: string | null, incoming: string | null): string | null {
  return known !== null && incoming !== null && incoming < known ? incoming : known;
}

/**
 * What we know of an author once another source has told of them, by the same habits: our name for them stays, the
 * other spelling becomes a variant, figures are the newest by name and source. Returns `known` itself when nothing
 * was learnt.
 */
export function mergeAuthor(known: Author, incoming: Author): Author {
  const spellings = exactUnion(known.variants, [incoming.name, ...incoming.variants]);
  const facts: Author = {
    ...known,
    variants: spellings.filter((name) => name !== known.name || known.variants.includes(name)),
    figures: mergeMetrics(known.figures, incoming.figures),
    category: known.category ?? incoming.category,
  };
  const changed = !sameFacts(facts, known);
  const merged = { ...facts, provenance: mergeProvenance(known.provenance, incoming.provenance, changed) };
  return sameFacts(merged, known) ? known : merged;
}

/** Everything but the provenance, which is still `known`'s. */
function mergeFacts(known: Paper, incoming: Paper): Paper {
  const isNewer = isNewerVersion(known, incoming);
  return {
    ...known,
    title: isNewer && incoming.title.trim() !== '' ? incoming.title : known.title,
    ...chooseAuthors(known, incoming),
    pageAuthors: exactUnion(known.pageAuthors, incoming.pageAuthors),
    labs: union(known.labs, incoming.labs),
    categories: union(known.categories, incoming.categories),
    ...chooseDate(known, incoming),
    hasCode: known.hasCode || incoming.hasCode,
    codeLinks: exactUnion(known.codeLinks, incoming.codeLinks),
    abstract: isNewer ? (incoming.abstract ?? known.abstract) : (known.abstract ?? incoming.abstract),
    summary: chooseSummary(known.summary, incoming.summary),
    terms: union(known.terms, incoming.terms),
    topics: union(known.topics, incoming.topics),
    arxivId: known.arxivId ?? incoming.arxivId,
    version: newestVersion(known, incoming),
    doi: chooseDoi(known.doi, incoming.doi),
    url: known.url ?? incoming.url,
    venue: known.venue ?? incoming.venue,
    references: exactUnion(known.references, incoming.references),
    metrics: mergeMetrics(known.metrics, incoming.metrics),
    retracted: chooseRetraction(known.retracted, incoming.retracted),
  };
}

function isNewerVersion(known: Paper, incoming: Paper): boolean {
  if (known.arxivId === null || known.arxivId !== incoming.arxivId) return false;
  return known.version !== null && incoming.version !== null && incoming.version > known.version;
}

function newestVersion(known: Paper, incoming: Paper): number | null {
  const isOther = known.arxivId !== null && known.arxivId !== incoming.arxivId;
  if (isOther || incoming.version === null) return known.version;
  return known.version === null ? incoming.version : Math.max(known.version, incoming.version);
}

/** The DOI we had, but a publisher's rather than the one arXiv gives to every preprint. */
function chooseDoi(known: string | null, incoming: string | null): string | null {
  if (known === null || incoming === null) return known ?? incoming;
  return arxivIdOfDoi(known) !== null && arxivIdOfDoi(incoming) === null ? incoming : known;
}

/**
 * A paper has room for one arXiv id and one DOI. Any other (a preprint server's DOI beside the journal's) is kept
 * as an entry of the provenance, `{ source: 'doi', ref: '10.1101/…', facts: ['doi'] }`, where `paperKeys` finds it.
 */
function otherIdentifiers(merged: Paper, known: Paper, incoming: Paper): Provenance[] {
  return [known, incoming].flatMap((paper) => {
    const retrieved = paper.provenance.at(-1)?.retrieved ?? '';
    const entries: Provenance[] = [];
    if (paper.arxivId !== null && paper.arxivId !== merged.arxivId) {
      entries.push({ source: 'arxiv', ref: paper.arxivId, retrieved, facts: ['arxivId'] });
    }
    if (paper.doi !== null && paper.doi !== merged.doi) {
      entries.push({ source: 'doi', ref: paper.doi, retrieved, facts: ['doi'] });
    }
    return entries;
  });
}
