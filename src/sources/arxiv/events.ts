import type { ReadEvent } from '../../core/ports/formats.ts';
import type { ArxivRecord } from './record.ts';

/** The events of one record; a withdrawn paper is kept and told of. */
export function* eventsOf(record: ArxivRecord, where: string): Generator<ReadEvent> {
  if (record.kind === 'unreadable') return yield { kind: 'skipped', where, why: record.why };
  if (record.withdrawn !== null) {
    yield { kind: 'note', text: `arXiv:${record.arxivId} is withdrawn: “${shorten(record.withdrawn)}”` };
  }
  yield { kind: 'paper', paper: record.paper, where: record.arxivId };
}

const LONGEST_NOTICE = 200;

function shorten(notice: string): string {
  const characters = [...notice];
  return characters.length <= LONGEST_NOTICE ? notice : `${characters.slice(0, LONGEST_NOTICE).join('')}…`;
}
