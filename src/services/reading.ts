import type { Person } from '../core/command/command.ts';
import type { ReadingEntry, ReadingList, Store } from '../core/ports/store.ts';
import type { Library, Reading } from '../core/services.ts';

/** Private reading lists: each is kept under its owner's workspace and id, and nobody else's call reaches it. */
export function createReading(store: Store, library: Pick<Library, 'papers' | 'exportPapers'>): Reading {
  const entriesOf = async (person: Person) =>
    (await store.readingLists.get(readingKey(person)))?.entries ?? [];

  return {
    list: entriesOf,

    async add(person, paper, now) {
      let added = false;
      await changeList(store, person, (entries) => {
        added = !entries.some((entry) => entry.paperId === paper.id);
        if (!added) return entries;
        const entry = {
          paperId: paper.id,
          title: paper.title,
          addedAt: now.toISOString(),
          doneAt: null,
          note: null,
        };
        return [...entries, entry];
      });
      return { added };
    },

    done: (person, paperId, now) =>
      changeEntry(store, person, paperId, (entry) => ({
        ...entry,
        doneAt: entry.doneAt ?? now.toISOString(),
      })),

    note: (person, paperId, note) => changeEntry(store, person, paperId, (entry) => ({ ...entry, note })),

    async remove(person, paperId) {
      let removed: ReadingEntry | null = null;
      await changeList(store, person, (entries) => {
        removed = entries.find((entry) => entry.paperId === paperId) ?? null;
        return removed === null ? entries : entries.filter((entry) => entry.paperId !== paperId);
      });
      return removed;
    },

    async export(person, format) {
      const entries = await entriesOf(person);
      if (entries.length === 0) return null;
      const papers = await library.papers(entries.map((entry) => entry.paperId));
      const notes = new Map(entries.flatMap(({ paperId, note }) => (note === null ? [] : [[paperId, note]])));
      return library.exportPapers('reading-list', format, papers, notes);
    },
  };
}

/** The key of a person's list: unambiguous, since the length of the tenant stands in front. */
export function readingKey(person: Pick<Person, 'tenant' | 'id'>): string {
  return `${person.tenant.length}:${person.tenant}:${person.id}`;
}

async function changeList(
  store: Store,
  person: Person,
  next: (entries: ReadingEntry[]) => ReadingEntry[],
): Promise<ReadingList | null> {
  return store.readingLists.change(readingKey(person), (current) => {
    const before = current?.entries ?? [];
    const entries = next(before);
    if (entries === before) return current;
    return entries.length === 0 ? null : { tenant: person.tenant, person: person.id, entries };
  });
}

async function changeEntry(
  store: Store,
  person: Person,
  paperId: string,
  next: (entry: ReadingEntry) => ReadingEntry,
): Promise<ReadingEntry | null> {
  const list = await changeList(store, person, (entries) =>
    entries.some((entry) => entry.paperId === paperId)
      ? entries.map((entry) => (entry.paperId === paperId ? next(entry) : entry))
      : entries,
  );
  return list?.entries.find((entry) => entry.paperId === paperId) ?? null;
}
