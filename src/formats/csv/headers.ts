/** What a column of a file from elsewhere may say of a paper. */
export type Meaning =
  | 'title'
  | 'authors'
  | 'date'
  | 'year'
  | 'venue'
  | 'doi'
  | 'arxiv'
  | 'url'
  | 'abstract'
  | 'keywords'
  | 'categories'
  | 'codeLinks'
  | 'extra'
  | 'type';

/**
 * The names columns go by, as `plainHeader` makes them, the most telling first: those of Zotero, Scopus, Web of Science,
 * IEEE Xplore, PubMed, Google Scholar tools, our own files, and people.
 */
const NAMES: Readonly<Record<Meaning, readonly string[]>> = {
  title: ['title', 'documenttitle', 'articletitle', 'papertitle', 'primarytitle', 'titel', 'paper'],
  authors: ['authors', 'author', 'authorfullnames', 'authornames', 'creators', 'creator', 'autoren', 'au'],
  date: [
    'published',
    'date',
    'publicationdate',
    'publisheddate',
    'datepublished',
    'onlinedate',
    'createdate',
  ],
  year: ['publicationyear', 'year', 'pubyear', 'py', 'jahr'],
  venue: [
    'venue',
    'publicationtitle',
    'journal',
    'journaltitle',
    'sourcetitle',
    'journalbook',
    'containertitle',
    'booktitle',
    'proceedingstitle',
    'conference',
    'conferencename',
    'publication',
    'source',
  ],
  doi: ['doi', 'doilink', 'articledoi'],
  arxiv: ['arxivid', 'arxiv', 'eprint', 'archivelocation', 'locinarchive'],
  url: ['url', 'link', 'urls', 'pdflink', 'paperurl', 'articleurl', 'website'],
  abstract: ['abstract', 'abstractnote', 'description'],
  keywords: ['topics', 'keywords', 'authorkeywords', 'indexkeywords', 'manualtags', 'automatictags', 'tags'],
  categories: ['categories', 'category', 'arxivcategories', 'primarycategory', 'primaryclass'],
  codeLinks: ['codelinks', 'code', 'codeurl', 'github', 'repository'],
  extra: ['extra', 'archive', 'note', 'notes'],
  type: ['itemtype', 'documenttype'],
};

const MEANINGS = new Map(
  Object.entries(NAMES).flatMap(([meaning, names]) =>
    names.map((name, rank) => [name, { meaning, rank }] as const),
  ),
);

/** The columns of a meaning, the most telling first, by their places in a row. */
export type ColumnPlaces = ReadonlyMap<string, readonly number[]>;

/** What the columns of a header row mean; those that say nothing of a paper are left out. */
export function placesOf(headers: readonly string[]): ColumnPlaces {
  const known = headers
    .map((header, place) => ({ place, ...MEANINGS.get(plainHeader(header)) }))
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const places = new Map<string, number[]>();
  for (const { place, meaning } of known) {
    if (meaning !== undefined) places.set(meaning, [...(places.get(meaning) ?? []), place]);
  }
  return places;
}

const DELIMITERS = [',', ';', '\t', '|'];

/** What parts the cells, by which of the usual signs parts the header row into the most names that are known. */
export function guessDelimiter(headerLine: string): string {
  const said = /^sep=(.)$/i.exec(headerLine.trim())?.[1];
  if (said !== undefined) return said;
  const [best] = DELIMITERS.map((delimiter) => {
    const cells = headerLine.split(delimiter);
    const known = cells.filter((cell) => MEANINGS.has(plainHeader(cell))).length;
    return { delimiter, known, cells: cells.length };
  }).sort((a, b) => b.known - a.known || b.cells - a.cells);
  return best?.delimiter ?? ',';
}

/** `"Publication Year"` → `publicationyear`. */
function plainHeader(header: string): string {
  return header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
