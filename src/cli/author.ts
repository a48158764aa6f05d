import { authorCard } from '../core/cards/author-card.ts';
import { plainText } from '../core/document/plain-text.ts';
import { AskerError } from '../core/errors.ts';
import type { AuthorProfile } from '../core/services.ts';
import { printJson, printLine, type Subcommand } from './subcommand.ts';
import { withHouse } from './with-house.ts';
import { dataDirOf, readWords } from './words.ts';

const USAGE = 'author <name> [--json]';

export const author: Subcommand = {
  name: 'author',
  usage: USAGE,
  description: 'One author whole: the figures a source states, papers, co-authors',
  async run(words, shell) {
    const flags = { json: { type: 'boolean' } } as const;
    const { values, positionals } = readWords(words, { flags, least: 1, most: 10, usage: USAGE });
    const name = positionals.join(' ');
    return withHouse(shell, dataDirOf(values, shell), async (house) => {
      const [first, ...others] = await house.library.authors(name, 10);
      if (first === undefined) throw await nobody(house.library.nearAuthors(name, 3), name);
      if (values.json === true) printJson(shell, toJson(first));
      else printLine(shell, plainText(authorCard(first)));
      const also = others.map((profile) => profile.name).join(', ');
      if (also !== '') shell.stderr.write(`Also fitting: ${also}\n`);
    });
  },
};

async function nobody(searching: Promise<AuthorProfile[]>, name: string): Promise<AskerError> {
  const near = (await searching).map((profile) => profile.name).join(', ');
  const hint = near === '' ? '' : ` Nearest: ${near}.`;
  return new AskerError(
    'unknown-author',
    `No author in the library is called “${name.slice(0, 80)}”.${hint}`,
  );
}

function toJson(profile: AuthorProfile) {
  return {
    name: profile.name,
    variants: profile.variants,
    category: profile.author?.category ?? null,
    figures: profile.author?.figures ?? [],
    provenance: profile.author?.provenance ?? [],
    papers: profile.papers.map(({ id, title, published, categories }) => ({
      id,
      title,
      published,
      categories,
    })),
    coauthors: profile.coauthors,
  };
}
