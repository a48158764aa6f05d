import type { Context } from '../command/command.ts';
import type { Call, Reply } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import { latexToPlain } from '../latex/index.ts';
import { paperRef } from '../paper/paper-ref.ts';
import type { ReadingEntry } from '../ports/store.ts';
import { foldedWords } from '../text/fold.ts';
import { privately, reply, sentence } from './reply.ts';

/**
 * Finds the entry of the person's reading list that is meant: by its number, by the paper's id, by words of its
 * title, or as a lookup would find it. Several that fit become a choice whose items call `route` again; `note` is handed on.
 */
export async function chooseEntry(
  context: Context,
  typed: string,
  route: string,
  note: string | null = null,
): Promise<{ entry: ReadingEntry } | { reply: Reply }> {
  const entries = await context.services.reading.list(context.person);
  const named = entriesThatFit(entries, typed.trim());
  const fitting = named.length > 0 ? named : await entriesFound(context, entries, typed);
  const [first, ...others] = fitting;
  if (first === undefined) return { reply: reply(notOnList(typed, entries.length)) };
  if (others.length === 0) return { entry: first };
  const callFor = (entry: ReadingEntry): Call => ({
    route,
    args: note === null ? { query: paperRef(entry.paperId) } : { query: paperRef(entry.paperId), note },
  });
  return { reply: reply(entryChoice(typed, fitting, callFor)) };
}

/** By what the paper is known as beyond its title: an acronym, an arXiv id, a misspelt word. */
async function entriesFound({ services }: Context, entries: readonly ReadingEntry[], typed: string) {
  if (entries.length === 0) return [];
  const answer = await services.lookup.find(typed, 1);
  if (answer.kind === 'nothing') return [];
  const found = answer.kind === 'one' ? [answer.paper] : answer.papers;
  const ids = new Set(found.map((paper) => paper.id));
  return entries.filter((entry) => ids.has(entry.paperId));
}

function entriesThatFit(entries: readonly ReadingEntry[], typed: string): ReadingEntry[] {
  const number = Number(typed.replace(/^#/, ''));
  const numbered = Number.isInteger(number) ? entries[number - 1] : undefined;
  if (numbered !== undefined) return [numbered];
  const byId = entries.filter((entry) => entry.paperId === typed || paperRef(entry.paperId) === typed);
  if (byId.length > 0) return byId;
  const words = foldedWords(typed);
  if (words.length === 0) return [];
  return entries.filter((entry) => {
    const title = foldedWords(latexToPlain(entry.title)).join(' ');
    return words.every((word) => title.includes(word));
  });
}

function notOnList(typed: string, length: number) {
  if (length === 0) return sentence('Your reading list is empty. /reading add <paper> saves one.');
  return sentence(
    `Nothing on your reading list fits “${typed.slice(0, 80)}”. /reading list shows what is there.`,
  );
}

function entryChoice(
  typed: string,
  entries: readonly ReadingEntry[],
  callFor: (entry: ReadingEntry) => Call,
) {
  const words = `${entries.length} papers on your list fit “${typed.slice(0, 80)}”`;
  const items = entries.map((entry) => ({ title: text(latexToPlain(entry.title)), call: callFor(entry) }));
  return privately(`${words}; choose one.`, [
    { kind: 'heading', text: text(`${words}.`) },
    { kind: 'list', start: 1, items },
  ]);
}
