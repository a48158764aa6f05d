import type { Paper, Summary } from '../../core/paper/paper.ts';

/** A column of our own files: what it says of a paper, and the value that a cell of it stands for. */
export interface Column {
  header: string;
  write(paper: Paper): string;
  /** `undefined` where the cell says nothing. */
  read(cell: string): unknown;
}

type TextField = 'id' | 'title' | 'published' | 'venue' | 'arxivId' | 'doi' | 'url' | 'abstract';
type FlagField = 'authorsCut' | 'publishedInferred' | 'hasCode';
type ListField = Extract<
  keyof Paper,
  'authors' | 'categories' | 'codeLinks' | 'pageAuthors' | 'labs' | 'topics' | 'terms' | 'references'
>;

/** Every field of a paper but where it came from, and when this library came to hold it. */
export const COLUMNS: readonly Column[] = [
  text('id'),
  text('title'),
  list('authors'),
  flag('authorsCut'),
  text('published'),
  flag('publishedInferred'),
  text('venue'),
  list('categories'),
  text('arxivId'),
  text('doi'),
  text('url'),
  flag('hasCode'),
  list('codeLinks'),
  list('pageAuthors'),
  list('labs'),
  list('topics'),
  list('terms'),
  list('references'),
  { header: 'summary', write: ({ summary }) => summary?.text ?? '', read: textIn },
  text('abstract'),
  { header: 'summaryBy', write: ({ summary }) => authorOf(summary), read: readAuthor },
  { header: 'version', write: ({ version }) => String(version ?? ''), read: numberIn },
  {
    header: 'metrics',
    write: ({ metrics }) => (metrics.length === 0 ? '' : JSON.stringify(metrics)),
    read: jsonIn,
  },
  {
    header: 'retracted',
    write: ({ retracted }) => (retracted === null ? '' : JSON.stringify(retracted)),
    read: jsonIn,
  },
];

/** Headers no other program writes: a file that has them is one of ours. */
export const OWN_HEADERS = ['id', 'authorsCut', 'publishedInferred', 'pageAuthors'];

function text(field: TextField): Column {
  return { header: field, write: (paper) => paper[field] ?? '', read: textIn };
}

function flag(field: FlagField): Column {
  return { header: field, write: (paper) => String(paper[field]), read: flagIn };
}

/** Lists are parted by `; `; one whose members could not be told apart again so is a JSON array. */
function list(field: ListField): Column {
  return {
    header: field,
    write: (paper) => {
      const values = paper[field];
      const isPlain = values.every((value) => !value.includes(';') && !value.startsWith('['));
      return isPlain ? values.join('; ') : JSON.stringify(values);
    },
    read: listIn,
  };
}

function textIn(cell: string): unknown {
  return cell === '' ? undefined : cell;
}

/** What a person's spreadsheet makes of it, too: `TRUE`. */
function flagIn(cell: string): unknown {
  if (cell === '') return undefined;
  const word = cell.toLowerCase();
  return word === 'true' || (word === 'false' ? false : cell);
}

function numberIn(cell: string): unknown {
  return cell === '' ? undefined : Number(cell);
}

function listIn(cell: string): unknown {
  if (cell === '') return undefined;
  return cell.startsWith('[') ? jsonIn(cell) : cell.split(';').map((value) => value.trim());
}

/** Text that is no JSON stays, for the field's own check to refuse. */
function jsonIn(cell: string): unknown {
  if (cell === '') return undefined;
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

/** `us`, or the day and the model: `2026-01-09 some-model`. */
function authorOf(summary: Summary | null): string {
  if (summary === null) return '';
  return summary.by === 'us' ? 'us' : `${summary.by.date} ${summary.by.model}`;
}

function readAuthor(cell: string): unknown {
  const [, date, model] = /^(\S+) (.+)$/s.exec(cell) ?? [];
  return model === undefined ? textIn(cell) : { model, date };
}
