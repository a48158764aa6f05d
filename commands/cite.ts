import { choosePaper } from '../src/core/cards/choose-paper.ts';
import { citationCard } from '../src/core/cards/citation-card.ts';
import { reply } from '../src/core/cards/reply.ts';
import { CITATION_STYLES, cite as citeIn } from '../src/core/citation/index.ts';
import { defineCommand } from '../src/core/command/command.ts';
import { choiceOption, restOption } from '../src/core/command/options.ts';
import { paperRef } from '../src/core/paper/paper-ref.ts';

export const cite = defineCommand({
  name: 'cite',
  description: 'A citation ready to paste: BibTeX, APA and other styles',
  options: {
    query: restOption({ description: 'The paper to cite', required: true, typeahead: 'paper' }),
    style: choiceOption({
      description: 'Citation style; BibTeX if you do not say',
      required: false,
      choices: CITATION_STYLES,
    }),
  },
  examples: ['cite HiRE', 'cite lazy neuron apa'],
  async run(context, args) {
    const style = args.style ?? 'bibtex';
    const found = await choosePaper(context, args.query, ({ id }) => ({
      route: 'cite',
      args: { query: paperRef(id), style },
    }));
    if ('reply' in found) return found.reply;
    return reply(citationCard(found.paper, style, citeIn(found.paper, style)));
  },
});
