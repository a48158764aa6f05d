import type { PaperReader, PaperWriter } from '../core/ports/formats.ts';
import { authorPageReader } from './author-page/index.ts';
import { bibtexWriter } from './bibtex/index.ts';
import { cslJsonWriter } from './csl-json/index.ts';
import { csvWriter } from './csv/index.ts';
import { jsonlReader, jsonlWriter } from './jsonl/index.ts';
import { markdownWriter } from './markdown/index.ts';
import { risWriter } from './ris/index.ts';

/** Every format papers come in as; test/contracts/format-contract.ts runs on each. */
export const readers: readonly PaperReader[] = [authorPageReader, jsonlReader];

/** Every format papers go out as; test/contracts/format-contract.ts runs on each. */
export const writers: readonly PaperWriter[] = [
  bibtexWriter,
  risWriter,
  cslJsonWriter,
  csvWriter,
  jsonlWriter,
  markdownWriter,
];
