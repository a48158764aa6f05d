import { ownCopy } from '../own-copy.ts';
import type { Fields } from './entry-draft.ts';

/** An entry whose fields are read. */
export interface Entry {
  where: string;
  type: string;
  /** As written; empty without. */
  key: string;
  fields: Fields;
}

/** What a volume gives to the parts of it; its address and identifiers are its own. */
const INHERITED = ['journal', 'journaltitle', 'booktitle', 'date', 'year', 'month', 'day'];
/** Also given to an entry that has no title: it stands for the same work. */
const INHERITED_WHOLE = [...INHERITED, 'title', 'subtitle', 'author'];
const PART_TYPES = /^(?:in|conference|article)/;

const MOST_PARENTS = 10_000;
/** UTF-16 units of the entries that wait for one that stands further on. */
const MOST_WAITING = 4_000_000;

/** Entries as they come, and as they may go on: each once what its `crossref` names has been met, or is given up. */
export interface Crossrefs {
  /** The entries that are complete now, in the order of the file as far as nobody waits. */
  take(entry: Entry): Entry[];
  /** Those still waiting when the file ends. */
  end(): Entry[];
}

/**
 * Inheritance by `crossref`, which may name an entry further on, in bounded memory: of every entry with a key the few
 * fields others may inherit are held, of the newest ten thousand; entries that wait for another are held up to 4 MB, then
 * the oldest goes on without.
 */
export function makeCrossrefs(): Crossrefs {
  const parents = new Map<string, Entry>();
  const waiting: Entry[] = [];
  let held = 0;

  const complete = (entry: Entry): Entry => inherit(entry, parents.get(parentKey(entry)));
  const release = (isReady: (entry: Entry) => boolean): Entry[] => {
    const ready = waiting.filter(isReady);
    for (const entry of ready) {
      waiting.splice(waiting.indexOf(entry), 1);
      held -= sizeOf(entry);
    }
    return ready.map(complete);
  };

  return {
    take(entry) {
      const key = entry.key.toLowerCase();
      const parent = parentKey(entry);
      if (parent !== '' && parent !== key && !parents.has(parent)) {
        waiting.push(entry);
        held += sizeOf(entry);
        return held > MOST_WAITING ? release((candidate) => candidate === waiting[0]) : [];
      }
      const whole = complete(entry);
      if (key === '') return [whole];
      remember(parents, key, whole);
      return [whole, ...release((candidate) => parentKey(candidate) === key)];
    },
    end: () => release(() => true),
  };
}

function remember(parents: Map<string, Entry>, key: string, entry: Entry): void {
  if (parents.has(key)) return;
  const inherited = [...entry.fields].filter(([name]) => INHERITED_WHOLE.includes(name));
  const fields = new Map(inherited.map(([name, value]) => [name, ownCopy(value)]));
  parents.set(ownCopy(key), { ...entry, where: '', key: '', fields });
  const [oldest] = parents.keys();
  if (parents.size > MOST_PARENTS && oldest !== undefined) parents.delete(oldest);
}

function parentKey(entry: Entry): string {
  return (entry.fields.get('crossref') ?? '').trim().toLowerCase();
}

/** A part's container is the title of the whole. */
function inherit(entry: Entry, parent: Entry | undefined): Entry {
  if (parent === undefined) return entry;
  const isWhole = !entry.fields.has('title') && parent.type !== 'periodical';
  const isPart = !isWhole && PART_TYPES.test(entry.type);
  const names = isWhole ? INHERITED_WHOLE : isPart ? INHERITED : [...INHERITED, 'author'];
  const given = names.flatMap((name): [string, string][] => {
    const value = parent.fields.get(name);
    return value === undefined ? [] : [[name, value]];
  });
  const title = parent.fields.get('title');
  const container: [string, string][] = isPart && title !== undefined ? [['booktitle', title]] : [];
  return { ...entry, fields: new Map([...container, ...given, ...entry.fields]) };
}

function sizeOf(entry: Entry): number {
  let size = 0;
  for (const value of entry.fields.values()) size += value.length;
  return size;
}
