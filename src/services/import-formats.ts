/** A format as files of it come: how people know it, and how their names end. */
export interface FileFormat {
  /** The name of its reader. */
  name: string;
  title: string;
  /** In small letters, without the dot; the first is shown. Empty where only the content tells. */
  endings: readonly string[];
}

const KNOWN: readonly FileFormat[] = [
  { name: 'bibtex', title: 'BibTeX', endings: ['bib', 'bibtex', 'biblatex'] },
  { name: 'ris', title: 'RIS', endings: ['ris'] },
  { name: 'csl-json', title: 'CSL-JSON', endings: ['json', 'csljson'] },
  { name: 'csv', title: 'CSV', endings: ['csv', 'tsv'] },
  { name: 'jsonl', title: 'JSON Lines', endings: ['jsonl', 'ndjson'] },
  { name: 'author-page', title: 'an author’s page copied as text', endings: [] },
];

/** Endings that many formats share: the content decides, and the ending only where that tells nothing. */
const DOUBTFUL = new Set(['json', 'txt', 'text', 'md', '']);

/** The formats of these readers, in their order; one nobody described here is known by its own name. */
export function formatsOf(readers: readonly { name: string }[]): FileFormat[] {
  return readers.map(
    ({ name }) => KNOWN.find((format) => format.name === name) ?? { name, title: name, endings: [name] },
  );
}

/** `BibTeX (.bib)`. */
export function inWords({ title, endings }: FileFormat): string {
  const [ending] = endings;
  return ending === undefined ? title : `${title} (.${ending})`;
}

/** The format of a file by its name, and by what its content looks like (`sniffed`) where the name leaves doubt. */
export function chooseFormat(
  formats: readonly FileFormat[],
  name: string,
  sniffed: string | null,
): FileFormat | null {
  const ending = endingOf(name);
  const byEnding = formats.find(({ endings }) => endings.includes(ending)) ?? null;
  const byContent = formats.find((format) => format.name === sniffed) ?? null;
  return DOUBTFUL.has(ending) ? (byContent ?? byEnding) : (byEnding ?? byContent);
}

function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot === -1 ? '' : name.slice(dot + 1).toLowerCase();
}
