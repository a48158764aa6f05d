import type { ReadEvent } from '../../core/ports/formats.ts';
import { type ArxivApi, askPage, FEW_PER_PAGE } from './ask.ts';
import { eventsOf } from './events.ts';
import { readRecord } from './record.ts';

const MOST_PER_PAGE = 100;
/** Beyond it arXiv answers no query: https://info.arxiv.org/help/api/user-manual.html. */
const MOST_IN_ALL = 30_000;

/**
 * The newest papers an expression finds, by the day of their first version, page after page until there are `limit`.
 * Pages shift while papers are announced: a paper met twice counts once.
 */
export async function* readQuery(
  api: ArxivApi,
  expression: string,
  limit: number,
): AsyncGenerator<ReadEvent> {
  const seen = new Set<string>();
  let perPage = Math.min(MOST_PER_PAGE, limit);
  let papers = 0;
  let start = 0;
  while (papers < limit && start < MOST_IN_ALL) {
    const page = await askPage(api, {
      search_query: expression,
      sortBy: 'submittedDate',
      sortOrder: 'descending',
      start,
      max_results: perPage,
    });
    if (page === 'too-large') {
      perPage = FEW_PER_PAGE;
      continue;
    }
    const { entries, total } = page;
    let isNew = false;
    for (const [index, entry] of entries.entries()) {
      const record = readRecord(entry);
      if (record.arxivId !== null && seen.has(record.arxivId)) continue;
      if (record.arxivId !== null) seen.add(record.arxivId);
      isNew = true;
      if (papers >= limit) return;
      if (record.kind === 'paper') papers += 1;
      yield* eventsOf(record, record.arxivId ?? `entry ${start + index + 1}`);
    }
    start += entries.length;
    if (!isNew || (total !== null && start >= total)) return;
  }
  if (papers < limit) yield { kind: 'note', text: 'arXiv lists at most 30,000 papers for one query.' };
}
