import type { PaperReader, PaperWriter } from '../core/ports/formats.ts';
import { authorPageReader } from './author-page/index.ts';
import { bibtexReader, bibtexWriter } from './bibtex/index.ts';
import { cslJsonReader, cslJsonWriter } from './csl-json/index.ts';
import { csvReader, csvWriter } from './csv/index.ts';
import { jsonlReader, jsonlWriter } from './jsonl/index.ts';
import { markdownWriter } from './markdown/index.ts';
import { risReader, risWriter } from './ris/index.ts';

/** Every format papers come in as; test/contracts/format-contract.ts runs on each. */
export const readers: readonly PaperReader[] = [
  authorPageReader,
  bibtexReader,
  risReader,
  cslJsonReader,
  csvReader,
  jsonlReader,
];

/** Every format papers go out as; test/contracts/format-contract.ts runs on each. */
export const writers: readonly PaperWriter[] = [
  bibtexWriter,
  risWriter,
  cslJsonWriter,
  csvWriter,
  jsonlWriter,
  markdownWriter,
];
