import { AskerError } from '../../core/errors.ts';
import type { ArxivId } from '../../core/identifiers/index.ts';
import type { ReadEvent } from '../../core/ports/formats.ts';
import { REFUSED } from './answer.ts';
import { type ArxivApi, askPage, FEW_PER_PAGE } from './ask.ts';
import { eventsOf } from './events.ts';
import { type ArxivRecord, readRecord } from './record.ts';

const MOST_PER_PAGE = 100;

/** Papers by id, in the order asked for whatever the order of the answer; an id arXiv does not know is skipped. */
export async function* readIds(api: ArxivApi, ids: readonly ArxivId[]): AsyncGenerator<ReadEvent> {
  for (let from = 0; from < ids.length; from += MOST_PER_PAGE) {
    const batch = ids.slice(from, from + MOST_PER_PAGE);
    const records = await askFor(api, batch);
    for (const { id } of batch) {
      const record = records.get(id);
      if (record === undefined) yield { kind: 'skipped', where: id, why: 'arXiv has no paper with this id' };
      else yield* eventsOf(record, id);
    }
  }
}

/** Records by id. One id that arXiv calls malformed fails its whole batch, so the others are asked for without it. */
export async function askFor(
  api: ArxivApi,
  ids: readonly ArxivId[],
): Promise<ReadonlyMap<string, ArxivRecord>> {
  if (ids.length === 0) return new Map();
  try {
    const page = await askPage(api, {
      id_list: ids.map(written).join(','),
      start: 0,
      // Ten would come otherwise, however many ids are asked for.
      max_results: ids.length,
    });
    if (page === 'too-large') return askInParts(api, ids);
    const asked = new Set(ids.map(({ id }) => id));
    const records = new Map<string, ArxivRecord>();
    for (const record of page.entries.map(readRecord)) {
      if (record.arxivId !== null && asked.has(record.arxivId)) records.set(record.arxivId, record);
    }
    return records;
  } catch (error) {
    const others = ids.filter((id) => !isNamed(error, written(id)));
    if (ids.length === 1 || others.length === ids.length) throw error;
    return askFor(api, others);
  }
}

async function askInParts(api: ArxivApi, ids: readonly ArxivId[]): Promise<Map<string, ArxivRecord>> {
  const records = new Map<string, ArxivRecord>();
  for (let from = 0; from < ids.length; from += FEW_PER_PAGE) {
    const part = await askFor(api, ids.slice(from, from + FEW_PER_PAGE));
    for (const [id, record] of part) records.set(id, record);
  }
  return records;
}

function written({ id, version }: ArxivId): string {
  return version === null ? id : `${id}v${version}`;
}

function isNamed(error: unknown, id: string): boolean {
  return error instanceof AskerError && error.code === REFUSED && error.message.includes(id);
}
