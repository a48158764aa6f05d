import { AskerError } from '../../core/errors.ts';
import { findArxivIds, findDois, parseIdentifier } from '../../core/identifiers/index.ts';
import type { Identifier } from '../../core/query/query.ts';

/** A paper as somebody names it. */
export interface NamedPaper {
  /** As it is repeated back. */
  ref: string;
  by: { kind: 'identifier'; identifier: Identifier } | { kind: 'title'; title: string };
}

export const MOST_ADDED = 10;
const LONGEST_WORD = 60;
/** Words that stand between identifiers and say nothing. */
const FILLERS = new Set(['and', 'arxiv', 'arxiv:', 'doi', 'doi:', '&', ',', ';', '-', '·']);

/**
 * The papers a text names: arXiv ids, DOIs and addresses that hold one, each once; without any of those the text is
 * one title. Throws `AskerError` for an address that names no paper, for no words at all, and for too many papers.
 */
export function readRefs(words: string): { named: NamedPaper[]; notUnderstood: string[] } {
  const whole = parseIdentifier(words);
  if (whole !== null) return { named: [byIdentifier(whole)], notUnderstood: [] };
  const named = new Map<string, NamedPaper>();
  const notUnderstood: string[] = [];
  for (const word of words.split(/\s+/).filter((each) => each !== '')) {
    const found = identifiersIn(word);
    for (const identifier of found) {
      const paper = byIdentifier(identifier);
      named.set(paper.ref, named.get(paper.ref) ?? paper);
    }
    if (found.length === 0 && !FILLERS.has(word.toLowerCase())) notUnderstood.push(shown(word));
  }
  if (named.size === 0) return { named: [byTitle(words)], notUnderstood: [] };
  if (named.size > MOST_ADDED) {
    throw new AskerError(
      'too-many',
      `Those are ${named.size} papers: please name at most ${MOST_ADDED} at a time, or import a file of them.`,
    );
  }
  return { named: [...named.values()], notUnderstood };
}

/** What finds a paper again: `2210.06313`, `10.1038/…`. */
export function refOf(identifier: Identifier): string {
  return identifier.kind === 'doi' ? identifier.doi : identifier.id;
}

function identifiersIn(word: string): Identifier[] {
  const one = parseIdentifier(word);
  if (one !== null) return [one];
  const arxiv = findArxivIds(word).map(({ id, version }): Identifier => ({ kind: 'arxiv', id, version }));
  const dois = findDois(word).flatMap((doi): Identifier[] => {
    const identifier = parseIdentifier(doi);
    return identifier === null || arxiv.some((each) => refOf(each) === refOf(identifier)) ? [] : [identifier];
  });
  return [...arxiv, ...dois];
}

function byIdentifier(identifier: Identifier): NamedPaper {
  return { ref: refOf(identifier), by: { kind: 'identifier', identifier } };
}

function byTitle(words: string): NamedPaper {
  const title = words.replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(title) || /^<?[a-z]+:\/\//i.test(title)) {
    throw new AskerError(
      'no-paper',
      'I need an arXiv id, a DOI, or an address with one of them in it, such as 2210.06313 or https://doi.org/10.1000/182.',
    );
  }
  return { ref: title, by: { kind: 'title', title } };
}

function shown(word: string): string {
  return word.length > LONGEST_WORD ? `${word.slice(0, LONGEST_WORD)}…` : word;
}
