/** Kinds of sources, as a paper's provenance names them, in the words people know. */
const NAMES: Readonly<Record<string, string>> = {
  seed: 'the shipped library',
  'author-page': 'author page',
  arxiv: 'arXiv',
  doi: 'Crossref',
  openalex: 'OpenAlex',
  'semantic-scholar': 'Semantic Scholar',
  'hf-daily': 'Hugging Face daily papers',
  feed: 'feed',
  zotero: 'Zotero',
  bibtex: 'BibTeX file',
  ris: 'RIS file',
  'csl-json': 'CSL-JSON file',
  csv: 'CSV file',
  jsonl: 'JSON Lines file',
};

/** `arXiv` for `arxiv`; a kind nobody named is shown as it is. */
export function sourceName(kind: string): string {
  return Object.hasOwn(NAMES, kind) ? (NAMES[kind] ?? kind) : kind;
}

/**
 * What a source was asked for, as everybody may see it: of an address its host and path alone, since what follows may be
 * a key of whoever asked.
 */
export function shownRef(ref: string): string {
  if (!/^https?:/i.test(ref) || !URL.canParse(ref)) return ref;
  const { host, pathname } = new URL(ref);
  return `${host}${pathname}`;
}
