import { rankedSubcommand } from './ranked-answers.ts';

export const suggest = rankedSubcommand({
  name: 'suggest',
  text: 'typed so far',
  description: 'Complete what is being typed',
  mostResults: 100,
  find: (index, text, limit) => index.suggest(text, limit),
});
