import { libraryCard } from '../src/core/cards/library-card.ts';
import { fileCard, reply } from '../src/core/cards/reply.ts';
import { defineCommandGroup, defineRoute } from '../src/core/command/command.ts';
import { choiceOption } from '../src/core/command/options.ts';
import { libraryFollow } from './library-follow.ts';
import { libraryImport } from './library-import.ts';
import { libraryOutside } from './library-outside.ts';
import { libraryRemove } from './library-remove.ts';

const FORMATS = ['bibtex', 'ris', 'csl-json', 'csv', 'jsonl', 'markdown'] as const;

export const library = defineCommandGroup({
  name: 'library',
  description: 'What is in the library, where from, how fresh',
  routes: [
    defineRoute({
      name: 'library status',
      description: 'How many papers, from where, how fresh',
      options: {},
      examples: ['library status'],
      async run({ services, now }) {
        return reply(libraryCard(await services.library.overview(), now));
      },
    }),
    ...libraryOutside,
    libraryImport,
    libraryRemove,
    ...libraryFollow,
    defineRoute({
      name: 'library export',
      description: 'The whole library as a file',
      options: {
        format: choiceOption({
          description: 'Format; BibTeX if you do not say',
          required: false,
          choices: FORMATS,
        }),
      },
      examples: ['library export csl-json'],
      async run({ services }, args) {
        return reply(fileCard('The library', await services.library.export(args.format ?? 'bibtex')));
      },
    }),
  ],
});
