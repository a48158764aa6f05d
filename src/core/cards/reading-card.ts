import type { Action, Document, Form, ListItem } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import { latexToPlain } from '../latex/index.ts';
import type { Paper } from '../paper/paper.ts';
import { paperRef } from '../paper/paper-ref.ts';
import { formatPublished } from '../paper/published.ts';
import type { ReadingEntry } from '../ports/store.ts';
import { readableTitle } from './paper-lines.ts';
import { showPaper } from './paper-list.ts';
import { button, counted, note, privately, sentence } from './reply.ts';

const PAGE_SIZE = 10;
/** A form's title is cut here: Discord allows 45 characters, Slack 24. */
const FORM_TITLE = 'Note';

/** The list in the order things were saved, numbered, so that a number can be used in the other commands. */
export function readingListCard(entries: readonly ReadingEntry[], page: number): Document {
  if (entries.length === 0) {
    return sentence(
      'Your reading list is empty. /reading add <paper>, or Save on a card, puts a paper on it.',
    );
  }
  const pages = Math.ceil(entries.length / PAGE_SIZE);
  const shown = Math.min(page, pages);
  const start = (shown - 1) * PAGE_SIZE;
  const unread = entries.filter((entry) => entry.doneAt === null).length;
  const words = `Your reading list: ${counted(entries.length, 'paper')}, ${unread} to read`;
  const actions: Action[] = [];
  if (shown > 1) actions.push(pageButton('Back', shown - 1, pages));
  if (shown < pages) actions.push(pageButton('More', shown + 1, pages));
  return privately(
    `${words}.`,
    [
      { kind: 'heading', text: text(words) },
      { kind: 'list', start: start + 1, items: entries.slice(start, start + PAGE_SIZE).map(entryItem) },
      note(pages > 1 ? `Only you see this list. Page ${shown} of ${pages}.` : 'Only you see this list.'),
    ],
    [
      ...actions,
      button('Export', 'Export your reading list as BibTeX', { route: 'reading export', args: {} }),
    ],
  );
}

export function savedCard(paper: Paper, added: boolean): Document {
  const title = readableTitle(paper);
  const words = added
    ? `Saved “${title}” to your reading list.`
    : `“${title}” is on your reading list already.`;
  return sentence(words, [
    button('Add a note', `Write a note beside ${title}`, {
      route: 'reading note',
      args: { query: paperRef(paper.id) },
    }),
    button('Reading list', 'Show your reading list', { route: 'reading list', args: {} }),
  ]);
}

/** Asks for the note, with the one there is filled in. */
export function readingNoteForm(entry: ReadingEntry, maxLength: number): Form {
  return {
    title: FORM_TITLE,
    fields: [
      {
        name: 'note',
        label: `Note on ${latexToPlain(entry.title)}`,
        multiline: true,
        required: true,
        maxLength,
        value: entry.note ?? '',
      },
    ],
    submit: { route: 'reading note', args: { query: paperRef(entry.paperId) } },
  };
}

function entryItem(entry: ReadingEntry): ListItem {
  const parts = [
    `saved ${formatPublished(entry.addedAt.slice(0, 10))}`,
    entry.doneAt === null ? null : `read ${formatPublished(entry.doneAt.slice(0, 10))}`,
    entry.note === null ? null : `note: ${entry.note}`,
  ];
  return {
    title: text(latexToPlain(entry.title)),
    detail: text(parts.filter((part) => part !== null).join(' · ')),
    call: showPaper({ id: entry.paperId }),
  };
}

function pageButton(label: string, page: number, pages: number): Action {
  return button(label, `Page ${page} of ${pages} of your reading list`, {
    route: 'reading list',
    args: { page },
  });
}
