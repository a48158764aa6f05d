import { findArxivIds, findDois } from '../identifiers/index.ts';
import type { Paper } from '../paper/paper.ts';
import { readable, squash, variantsOf, wordsOf } from './analysis/words.ts';
import { introducedNames } from './introduced-names.ts';

const MAY_NAME_WORKS = /arxiv|doi|\b10\.\d{4}/i;

/** What the engine keeps of a paper beside its postings: all that ranking, filters and removal need. */
export interface PaperRecord {
  id: string;
  /** Folded title words in order, one space between. */
  title: string;
  squashedTitle: string;
  /** Other spellings of title words, one space between. */
  variants: string;
  /** Folded names, one author a line. */
  authors: string;
  /** Display names, for stating what papers share. */
  authorNames: readonly string[];
  /** Names the paper introduces, letters and digits only. */
  names: readonly string[];
  /** Folded words of its terms and topics, one space between. */
  subjects: string;
  year: number | null;
  published: string;
  categories: readonly string[];
  hasCode: boolean;
  arxivId: string | null;
  doi: string | null;
  /** arXiv ids and DOIs of works it cites, by its sources or in its abstract. */
  cites: readonly string[];
}

export function makeRecord(paper: Paper): PaperRecord {
  const title = readable(paper.title);
  const subjects = [...paper.terms, ...paper.topics].map(readable).join(' · ');
  const year = Number.parseInt(paper.published ?? '', 10);
  return {
    id: paper.id,
    title: wordsOf(title).join(' '),
    squashedTitle: squash(title),
    variants: variantsOf(title).join(' '),
    authors: [...paper.authors, ...paper.pageAuthors]
      .map((author) => wordsOf(readable(author)).join(' '))
      .join('\n'),
    authorNames: [...paper.authors, ...paper.pageAuthors],
    names: introducedNames(paper),
    subjects: [...wordsOf(subjects), ...variantsOf(subjects)].join(' '),
    year: Number.isNaN(year) ? null : year,
    published: paper.published ?? '',
    categories: paper.categories,
    hasCode: paper.hasCode,
    arxivId: paper.arxivId,
    doi: paper.doi,
    cites: citedWorks(paper),
  };
}

/** Abstracts name what they answer or correct: "we disprove a claim of arXiv:0704.0001". */
function citedWorks({ references, abstract, arxivId, doi }: Paper): string[] {
  const named = MAY_NAME_WORKS.test(abstract ?? '')
    ? [...findArxivIds(abstract ?? '').map(({ id }) => id), ...findDois(abstract ?? '')]
    : [];
  return [...new Set([...references, ...named])].filter((work) => work !== arxivId && work !== doi);
}

/** Texts with every word a person may type to name the paper, a space or a line end between. */
export function typedTexts(record: PaperRecord): string[] {
  return [
    record.title,
    record.variants,
    record.authors,
    record.subjects,
    ...record.names,
    record.year === null ? '' : String(record.year),
    wordsOf(record.arxivId ?? '').join(' '),
  ];
}
