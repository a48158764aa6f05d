import type { PaperDraft } from '../core/paper/paper.ts';
import type { ReadEvent } from '../core/ports/formats.ts';
import { cleanLine } from './clean-text.ts';
import { FIELDS, UNREADABLE } from './fields.ts';

/**
 * The events of a record that has a paper's own fields: the paper, after a note for each field that had to be left out
 * of it; or why there is none. `null` and `undefined` say nothing.
 */
export function* recordEvents(
  record: Readonly<Record<string, unknown>>,
  where: string,
): Generator<ReadEvent> {
  const title = own(record, 'title');
  if (title === undefined || title === null) return yield { kind: 'skipped', where, why: 'no title' };
  if (typeof title !== 'string') return yield { kind: 'skipped', where, why: '"title" is not text' };
  const cleanTitle = cleanLine(title);
  if (cleanTitle === '') return yield { kind: 'skipped', where, why: 'the title is empty' };

  const draft: PaperDraft = { title: cleanTitle };
  for (const field of FIELDS) {
    const raw = own(record, field.name);
    if (raw === undefined || raw === null) continue;
    const value = field.read(raw);
    if (value !== UNREADABLE) Object.assign(draft, { [field.name]: value });
    else
      yield {
        kind: 'note',
        text: `${where}: "${field.name}" is not ${field.wanted}; the paper is kept without it`,
      };
  }
  yield { kind: 'paper', paper: draft, where };
}

/** Only what the record itself holds: `{}` has no `constructor`, and `__proto__` is a name like any other. */
function own(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
