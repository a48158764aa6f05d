import type { PaperDraft } from '../../src/core/paper/paper.ts';

/** One entry of the author page: what the seed must repeat, and the abstract, which it must not. */
export interface PageEntry {
  facts: Required<
    Pick<
      PaperDraft,
      | 'title'
      | 'authors'
      | 'authorsCut'
      | 'labs'
      | 'categories'
      | 'published'
      | 'publishedInferred'
      | 'hasCode'
      | 'codeLinks'
    >
  >;
  abstract: string;
}

const ARCHIVES = new Map([
  ['LG', 'cs.LG'],
  ['CL', 'cs.CL'],
  ['IR', 'cs.IR'],
  ['CV', 'cs.CV'],
  ['DS', 'cs.DS'],
  ['ML', 'stat.ML'],
  ['OC', 'math.OC'],
]);
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const HEADING = /^([A-Z]{2})([A-Z][a-z]{2}) (\d{1,2})(?:, (\d{4}))?(Code)?$/;

/**
 * Reads the page the shortest way that works on this one page, apart from the importer, so that a mistake in the
 * importer cannot agree with itself. `captured` is the ISO day the page was saved: its year stands in for a missing one.
 */
export function factsOfPage(page: string, captured: string): PageEntry[] {
  const [, , , ...blocks] = page.split(/\n\n/).map((block) => block.trim());
  const entries: PageEntry[] = [];
  for (let at = 0; at + 2 < blocks.length; at += 3) {
    const [heading = '', title = ''] = (blocks[at] ?? '').split('\n');
    const [people = '', labs] = (blocks[at + 1] ?? '').split(' · ');
    const abstract = blocks[at + 2] ?? '';
    const facts = {
      title,
      authors: people.replace(' et al.', '').split(', '),
      authorsCut: people.endsWith(' et al.'),
      labs: labs?.split(', ') ?? [],
      ...headingFacts(heading, captured),
      codeLinks: (abstract.match(/https:\/\/\S+/g) ?? []).map((link) => link.replace(/\.$/, '')),
    };
    entries.push({ facts, abstract });
  }
  return entries;
}

function headingFacts(heading: string, captured: string) {
  const [, archive = '', month = '', day = '', year, code] = HEADING.exec(heading) ?? [];
  const monthNumber = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  return {
    categories: [ARCHIVES.get(archive) ?? archive],
    published: `${year ?? captured.slice(0, 4)}-${monthNumber}-${day.padStart(2, '0')}`,
    publishedInferred: year === undefined,
    hasCode: code !== undefined,
  };
}
