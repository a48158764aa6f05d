import { paperCard } from '../core/cards/paper-card.ts';
import { plainText } from '../core/document/plain-text.ts';
import { knownPaper } from './known-paper.ts';
import { printJson, printLine, type Subcommand } from './subcommand.ts';
import { withHouse } from './with-house.ts';
import { dataDirOf, readWords } from './words.ts';

const USAGE = 'paper <id> [--json]';

export const paper: Subcommand = {
  name: 'paper',
  usage: USAGE,
  description: 'One paper whole, by id, arXiv id or DOI',
  async run(words, shell) {
    const flags = { json: { type: 'boolean' } } as const;
    const { values, positionals } = readWords(words, { flags, least: 1, most: 1, usage: USAGE });
    return withHouse(shell, dataDirOf(values, shell), async (house) => {
      const found = await knownPaper(house, positionals[0] ?? '');
      if (values.json === true) printJson(shell, found);
      else printLine(shell, plainText(paperCard(found, { kind: 'dm', id: 'terminal' })));
    });
  },
};
