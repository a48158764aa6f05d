import {
  type Command,
  defineCommand,
  defineCommandGroup,
  defineRoute,
  type Option,
} from '../../src/core/command/command.ts';
import { flagOption, integerOption, restOption, textOption } from '../../src/core/command/options.ts';
import { sentence } from './platform-desk.ts';

/** The commands that the calls of the samples name, with their options: for platforms that read calls back. */
export const sampleCommands: readonly Command[] = [
  defineCommand({
    name: 'paper',
    description: 'Find a paper',
    options: { query: restOption({ description: 'Which', required: true, typeahead: 'paper' }) },
    examples: [],
    run: nothing,
    buttons: [
      hidden('paper abstract', {
        paper: textOption({ description: 'Which', required: true }),
        page: integerOption({ description: 'Page', required: false, minimum: 1, maximum: 9 }),
        all: flagOption({ description: 'All of it', required: false }),
      }),
    ],
  }),
  defineCommandGroup({
    name: 'reading',
    description: 'A list',
    routes: [
      defineRoute({ name: 'reading list', description: 'Show it', options: {}, examples: [], run: nothing }),
      hidden('reading note save', {
        paper: textOption({ description: 'Which', required: true }),
        tag: textOption({ description: 'Tag', required: true }),
        note: textOption({ description: 'Note', required: false }),
      }),
    ],
  }),
];

function hidden(name: string, options: Record<string, Option>) {
  return defineRoute({ name, description: name, hidden: true, options, examples: [], run: nothing });
}

/** The desk of the suite is scripted: no command of these ever runs. */
async function nothing() {
  return sentence('Nothing.');
}
