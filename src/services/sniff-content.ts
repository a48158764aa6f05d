/** How much of a text is looked at, in UTF-16 units. */
const LOOKED_AT = 64 * 1024;

const BIBTEX_ENTRY = /^\s*@\s*[a-z]+\s*[{(]/im;
const RIS_RECORD = /^TY {1,2}- ?/m;
const CSV_HEADER = /^"?(?:[\w ./()-]*"?[,;\t]"?)*title"?(?:[,;\t]|$)/i;
/** Headings of papers on an author's page, such as `LGOct 16, 2023Code`, and its list's own, `44 Papers`. */
const PAGE_HEADING =
  /^[A-Za-z.-]{2,20} ?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, ?\d{4}(?: ?Code)?\s*$/m;
const PAGE_FIGURE = /^(?:h-index ?:? ?\d+|[\d,]+ ?papers)\s*$/im;

/** The name of the reader a text looks made for, by its beginning; `null` when it looks like none. */
export function sniffFormat(text: string): string | null {
  const head = text.slice(0, LOOKED_AT).replace(/^\uFEFF/, '');
  const start = head.trimStart();
  if (start.startsWith('[')) return 'csl-json';
  if (start.startsWith('{')) return isWholeObject(firstLine(start)) ? 'jsonl' : 'csl-json';
  if (BIBTEX_ENTRY.test(head)) return 'bibtex';
  if (RIS_RECORD.test(head)) return 'ris';
  if (PAGE_HEADING.test(head) || PAGE_FIGURE.test(head)) return 'author-page';
  return CSV_HEADER.test(firstLine(start)) ? 'csv' : null;
}

/**
 * What a file is that is no list of papers, in words that go on from its name; `null` for what may be text. By the first
 * bytes alone, whatever the name says.
 */
export function sniffOther(bytes: Uint8Array): string | null {
  const found = SIGNATURES.find(({ first }) => first.every((byte, index) => bytes[index] === byte));
  if (found !== undefined) return found.words;
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const head = bytes.subarray(0, 4096);
  const zeros = head.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  // Text in UTF-16 without a mark has a zero in about every second byte.
  const mayBeWide = isWide || zeros > head.length / 4;
  return zeros > 0 && !mayBeWide ? 'is no text.' : null;
}

/** Whether a text is a page of the web: a list saved in the wrong way. */
export function isWebPage(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b/i.test(text.slice(0, 1024));
}

const SIGNATURES: readonly { first: readonly number[]; words: string }[] = [
  {
    first: [0x25, 0x50, 0x44, 0x46],
    words: 'is a PDF. I take lists of papers, not papers themselves: look one up by its title instead.',
  },
  {
    first: [0x50, 0x4b, 0x03, 0x04],
    words: 'is an archive or a document of an office program. Unpack it, or save the list as CSV or BibTeX.',
  },
  { first: [0x1f, 0x8b], words: 'is packed. Unpack it and send what is inside.' },
  { first: [0x42, 0x5a, 0x68], words: 'is packed. Unpack it and send what is inside.' },
  { first: [0x37, 0x7a, 0xbc, 0xaf], words: 'is packed. Unpack it and send what is inside.' },
  { first: [0xfd, 0x37, 0x7a, 0x58], words: 'is packed. Unpack it and send what is inside.' },
  { first: [0x52, 0x61, 0x72, 0x21], words: 'is packed. Unpack it and send what is inside.' },
  {
    first: [0xd0, 0xcf, 0x11, 0xe0],
    words: 'is a document of an office program. Save the list as CSV or BibTeX.',
  },
  { first: [0x89, 0x50, 0x4e, 0x47], words: 'is a picture.' },
  { first: [0xff, 0xd8, 0xff], words: 'is a picture.' },
  { first: [0x47, 0x49, 0x46, 0x38], words: 'is a picture.' },
];

function firstLine(text: string): string {
  return text.split(/\r\n|[\r\n]/, 1)[0] ?? '';
}

function isWholeObject(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
