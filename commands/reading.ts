import { chooseEntry } from '../src/core/cards/choose-entry.ts';
import { choosePaper } from '../src/core/cards/choose-paper.ts';
import { readingListCard, readingNoteForm, savedCard } from '../src/core/cards/reading-card.ts';
import { fileCard, reply, sentence } from '../src/core/cards/reply.ts';
import { defineCommandGroup, defineRoute } from '../src/core/command/command.ts';
import { choiceOption, integerOption, restOption, textOption } from '../src/core/command/options.ts';
import { latexToPlain } from '../src/core/latex/index.ts';
import { paperRef } from '../src/core/paper/paper-ref.ts';

const EXPORT_FORMATS = ['bibtex', 'ris', 'csl-json', 'markdown'] as const;
const LONGEST_NOTE = 1000;

const entry = restOption({
  description: 'Its number on your list, or words of its title',
  required: true,
  typeahead: 'reading',
});

export const reading = defineCommandGroup({
  name: 'reading',
  description: 'Your private reading list, with notes',
  routes: [
    defineRoute({
      name: 'reading list',
      description: 'Show your reading list',
      options: { page: integerOption({ description: 'Page', required: false, minimum: 1, maximum: 1000 }) },
      examples: ['reading list'],
      async run({ services, person }, args) {
        return reply(readingListCard(await services.reading.list(person), args.page ?? 1));
      },
    }),
    defineRoute({
      name: 'reading add',
      description: 'Save a paper to your reading list',
      options: {
        query: restOption({ description: 'The paper to save', required: true, typeahead: 'paper' }),
      },
      examples: ['reading add lazy neuron'],
      async run(context, args) {
        const found = await choosePaper(context, args.query, ({ id }) => ({
          route: 'reading add',
          args: { query: paperRef(id) },
        }));
        if ('reply' in found) return found.reply;
        const { added } = await context.services.reading.add(context.person, found.paper, context.now);
        return reply(savedCard(found.paper, added));
      },
    }),
    defineRoute({
      name: 'reading done',
      description: 'Mark a paper as read',
      options: { query: entry },
      examples: ['reading done 2'],
      async run(context, args) {
        const chosen = await chooseEntry(context, args.query, 'reading done');
        if ('reply' in chosen) return chosen.reply;
        await context.services.reading.done(context.person, chosen.entry.paperId, context.now);
        return reply(sentence(`Marked “${latexToPlain(chosen.entry.title)}” as read.`));
      },
    }),
    defineRoute({
      name: 'reading note',
      description: 'Write a note beside a paper on your list',
      options: {
        query: entry,
        note: textOption({
          description: 'Your note; asked for when you leave it out',
          required: false,
          maxLength: LONGEST_NOTE,
          tail: true,
        }),
      },
      examples: ['reading note 2 note: compare with the Linformer baseline'],
      async run(context, args) {
        const { query, note } = withTypedNote(args);
        const chosen = await chooseEntry(context, query, 'reading note', note);
        if ('reply' in chosen) return chosen.reply;
        const { entry: found } = chosen;
        if (note === null) return { kind: 'form', form: readingNoteForm(found, LONGEST_NOTE) };
        await context.services.reading.note(context.person, found.paperId, note);
        return reply(sentence(`Noted beside “${latexToPlain(found.title)}”.`));
      },
    }),
    defineRoute({
      name: 'reading remove',
      description: 'Take a paper off your list',
      options: { query: entry },
      examples: ['reading remove 2'],
      async run(context, args) {
        const chosen = await chooseEntry(context, args.query, 'reading remove');
        if ('reply' in chosen) return chosen.reply;
        await context.services.reading.remove(context.person, chosen.entry.paperId);
        return reply(sentence(`Removed “${latexToPlain(chosen.entry.title)}” from your reading list.`));
      },
    }),
    defineRoute({
      name: 'reading export',
      description: 'Your reading list as a file',
      options: {
        format: choiceOption({
          description: 'Format; BibTeX if you do not say',
          required: false,
          choices: EXPORT_FORMATS,
        }),
      },
      examples: ['reading export markdown'],
      async run({ services, person }, args) {
        const file = await services.reading.export(person, args.format ?? 'bibtex');
        return reply(
          file === null
            ? sentence('Your reading list is empty: nothing to export yet.')
            : fileCard('Your reading list', file),
        );
      },
    }),
  ],
});

/** After a number the rest of the line can only be the note: `/reading note 2 great proof`. */
function withTypedNote(args: { query: string; note: string | null }): { query: string; note: string | null } {
  const [number = '', ...words] = args.query.split(' ');
  if (args.note !== null || words.length === 0 || !/^#?\d+$/.test(number)) return args;
  return { query: number, note: words.join(' ').slice(0, LONGEST_NOTE) };
}
