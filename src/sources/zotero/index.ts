import { AskerError } from '../../core/errors.ts';
import type { ReadEvent } from '../../core/ports/formats.ts';
import type { Http } from '../../core/ports/http.ts';
import type { PaperSource } from '../../core/ports/source.ts';
import { cleanLine } from '../../core/text/clean-text.ts';
import { apiUrl } from '../api-url.ts';
import { askJson, type FarSide, FRESH_MS, unreadable } from '../json.ts';
import { isPaper, isWork, paperOfItem } from './item.ts';
import { libraryPath } from './reference.ts';
import { type ZoteroItem, zoteroItem, zoteroItems } from './schema.ts';

export interface ZoteroSourceParts {
  http: Http;
  /** `https://api.zotero.org` unless told. */
  baseUrl?: string | undefined;
  /** For libraries that are not public. */
  apiKey?: string | null | undefined;
}

const A_PAGE = 100;

/**
 * Libraries of Zotero through its Web API v3 (https://www.zotero.org/support/dev/web_api/v3/basics), newest additions
 * first. When Zotero asks for patience (`Backoff`, even beside an answer) is for the HTTP client to honour.
 */
export function createZoteroSource({ http, baseUrl, apiKey }: ZoteroSourceParts): PaperSource {
  const farSide: FarSide = {
    http,
    title: 'Zotero',
    policy: 'api.zotero.org',
    headers: { 'zotero-api-version': '3', ...(apiKey ? { 'zotero-api-key': apiKey } : {}) },
    refusal: () => privateLibrary(Boolean(apiKey)),
  };
  const base = baseUrl || 'https://api.zotero.org';

  const pageOf = async (library: string, start: number, limit: number) => {
    const parameters = { format: 'json', sort: 'dateAdded', direction: 'desc', start, limit };
    const url = apiUrl(base, `${library}/items/top`, parameters);
    const { value, headers } = await askJson(farSide, { url, freshForMs: FRESH_MS.list });
    if (value === null) return null;
    const items = zoteroItems.safeParse(value);
    if (!items.success) throw unreadable(farSide);
    return { items: items.data, hasNext: hasNext(headers, start + items.data.length) };
  };

  return {
    name: 'zotero',
    title: 'Zotero',
    can: {
      identifiers: [],
      titles: false,
      refs: 'group 12345, the address of a group, or users/1/collections/KEY',
      follows: true,
    },
    byIdentifier: async () => null,
    byTitle: async () => null,

    async *read(ref, { limit, since }): AsyncGenerator<ReadEvent> {
      const library = libraryPath(ref);
      let start = 0;
      let given = 0;
      while (given < limit) {
        const page = await pageOf(library, start, Math.min(A_PAGE, limit));
        if (page === null) return;
        for (const [index, entry] of page.items.entries()) {
          const item = zoteroItem.safeParse(entry);
          if (!item.success) {
            yield { kind: 'skipped', where: `item ${start + index + 1}`, why: 'not a record' };
            continue;
          }
          if (addedBefore(item.data, since)) return;
          const event = eventOf(item.data, `item ${start + index + 1}`);
          if (event === null) continue;
          if (event.kind === 'paper') given += 1;
          yield event;
          if (given >= limit) return;
        }
        if (page.items.length === 0 || !page.hasNext) return;
        start += page.items.length;
      }
    },
  };
}

/** `null` for what stands beside works: files and notes. */
function eventOf(item: ZoteroItem, position: string): ReadEvent | null {
  if (!isWork(item)) return null;
  const key = cleanLine(item.key ?? '');
  const where = key === '' ? position : `item ${key}`;
  const paper = paperOfItem(item);
  if (paper === null) return { kind: 'skipped', where, why: 'no title' };
  if (isPaper(item)) return { kind: 'paper', paper, where };
  return {
    kind: 'skipped',
    where,
    why: `“${paper.title}” is no paper: ${cleanLine(item.data.itemType ?? '') || 'of no kind'}`,
  };
}

/** A list is followed by what was put on it, however old the paper. */
function addedBefore({ data }: ZoteroItem, since: string | null): boolean {
  return since !== null && data.dateAdded !== null && data.dateAdded.slice(0, 10) < since;
}

/** The address of the next page is not followed, only that there is one: where to ask is not for an answer to say. */
function hasNext(headers: ReadonlyMap<string, string>, read: number): boolean {
  if (/\brel="?next\b/.test(headers.get('link') ?? '')) return true;
  const total = headers.get('total-results');
  return total !== undefined && Number(total) > read;
}

function privateLibrary(hasKey: boolean): AskerError {
  const message = hasKey
    ? 'Zotero does not let Broadsheet read that library: its key (ZOTERO_API_KEY) has no access to it.'
    : 'That Zotero library is private. Make it public, or ask whoever runs Broadsheet to set ZOTERO_API_KEY.';
  return new AskerError('private-library', message);
}
