import { handInCard, importCard } from '../src/core/cards/import-card.ts';
import { reply } from '../src/core/cards/reply.ts';
import { defineRoute } from '../src/core/command/command.ts';
import { fileOption } from '../src/core/command/options.ts';

/** Papers from a file: attached to the command, or sent in a direct message without any. */
export const libraryImport = defineRoute({
  name: 'library import',
  description: 'Bring papers in from a file; or just send it to me in a direct message',
  access: 'admin',
  refusal:
    'Bringing papers into the library is for admins, since everybody shares it. Please ask one of them to send me the file.',
  options: {
    file: fileOption({
      description: 'The list: BibTeX, RIS, CSL-JSON, CSV, JSON Lines; at most 10 MB',
      required: true,
    }),
  },
  examples: ['library import'],
  async run({ files, services, person, now }) {
    if (files.length === 0) return reply(handInCard(services.imports.formats));
    return reply(importCard(await services.imports.files(files, person, now)));
  },
});
