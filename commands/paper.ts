import { defineCommand } from '../src/core/command/command.ts';
import { integerOption, restOption } from '../src/core/command/options.ts';
import { paperAnswer } from './paper-answer.ts';
import { paperButtons } from './paper-buttons.ts';

export const paper = defineCommand({
  name: 'paper',
  description: 'Find a paper by title, acronym, topic, author and year, arXiv id or DOI',
  options: {
    query: restOption({
      description: 'Title, topic, author, arXiv id, DOI or link; filters author: year: category: has:code',
      required: true,
      typeahead: 'paper',
    }),
    page: integerOption({ description: 'Page of the list', required: false, minimum: 1, maximum: 1000 }),
  },
  examples: ['paper lazy neuron', 'paper attention year:2019..2021 author:yun', 'paper 2210.06313'],
  run: (context, args) => paperAnswer(context, args.query, args.page ?? 1),
  buttons: paperButtons,
});
