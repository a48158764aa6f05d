import { AskerError } from '../../core/errors.ts';
import type { ReadEvent } from '../../core/ports/formats.ts';
import type { Http } from '../../core/ports/http.ts';
import type { PaperSource } from '../../core/ports/source.ts';
import { cleanLine } from '../../core/text/clean-text.ts';
import { apiUrl } from '../api-url.ts';
import { askJson, type FarSide, FRESH_MS, unreadable } from '../json.ts';
import { featuredOn, paperOf } from './paper.ts';
import { type Period, readPeriod } from './period.ts';
import { dailyPaper, dailyPapers } from './schema.ts';

export interface HfDailySourceParts {
  http: Http;
  /** `https://huggingface.co/api` unless told. */
  baseUrl?: string | undefined;
  now: () => Date;
}

const A_PAGE = 50;
/** A month of daily papers is some thousand. */
const MOST_PAGES = 40;

/** Hugging Face's daily papers: what its readers sent in and voted for, by day, week or month. */
export function createHfDailySource({ http, baseUrl, now }: HfDailySourceParts): PaperSource {
  const farSide: FarSide = { http, title: 'Hugging Face', policy: 'huggingface.co' };
  const base = baseUrl || 'https://huggingface.co/api';

  const pageOf = async (period: Period, page: number): Promise<unknown[]> => {
    const parameters = { ...period, sort: 'publishedAt', p: page, limit: A_PAGE };
    const url = apiUrl(base, '/daily_papers', parameters);
    const { value } = await askJson(farSide, { url, freshForMs: FRESH_MS.list }, noSuchPeriod);
    const papers = dailyPapers.safeParse(value);
    if (!papers.success) throw unreadable(farSide);
    return papers.data;
  };

  return {
    name: 'hf-daily',
    title: 'Hugging Face Daily Papers',
    can: {
      identifiers: [],
      titles: false,
      refs: 'a day, week or month: 2026-11-20, 2026-W47, 2026-11, today, week or month',
      follows: true,
    },
    byIdentifier: async () => null,
    byTitle: async () => null,

    async *read(ref, { limit, since }): AsyncGenerator<ReadEvent> {
      const period = readPeriod(ref, now());
      const today = now().toISOString().slice(0, 10);
      const seen = new Set<string>();
      let given = 0;
      for (let page = 0; page < MOST_PAGES && given < limit; page += 1) {
        const items = await pageOf(period, page);
        const before = seen.size;
        for (const [index, item] of items.entries()) {
          const key = JSON.stringify(item);
          // A far side that does not know pages answers each with the first.
          if (seen.has(key)) continue;
          seen.add(key);
          const event = eventOf(item, `paper ${page * A_PAGE + index + 1}`, today, since);
          if (event === null) continue;
          if (event.kind === 'paper') given += 1;
          yield event;
          if (given >= limit) return;
        }
        if (items.length < A_PAGE || seen.size === before) return;
      }
    },
  };
}

/** `null` for a paper that was among the daily ones before `since`. */
function eventOf(item: unknown, position: string, today: string, since: string | null): ReadEvent | null {
  const daily = dailyPaper.safeParse(item);
  if (!daily.success) return { kind: 'skipped', where: position, why: 'not a record' };
  const where = cleanLine(daily.data.paper?.id ?? '') || position;
  const paper = paperOf(daily.data, today);
  if (paper === null) return { kind: 'skipped', where, why: 'no title' };
  const featured = featuredOn(daily.data);
  if (since !== null && featured !== null && featured < since) return null;
  return { kind: 'paper', paper, where };
}

function noSuchPeriod(): AskerError {
  return new AskerError('no-such-period', 'Hugging Face has no daily papers for that time.');
}
