import { UsageError } from '../core/errors.ts';
import type { Paper } from '../core/paper/paper.ts';
import { writers } from '../formats/index.ts';
import type { Subcommand } from './subcommand.ts';
import { withHouse } from './with-house.ts';
import { dataDirOf, readWords } from './words.ts';
import { writeAll } from './write-all.ts';

const FORMATS = writers.map((writer) => writer.name);
const USAGE = `export --format ${FORMATS.join('|')}`;

export const exportLibrary: Subcommand = {
  name: 'export',
  usage: USAGE,
  description: 'The library as a file on stdout',
  async run(words, shell) {
    const flags = { format: { type: 'string' } } as const;
    const { values } = readWords(words, { flags, least: 0, most: 0, usage: USAGE });
    const writer = writers.find((candidate) => candidate.name === values.format);
    if (writer === undefined) throw new UsageError(`Usage: broadsheet ${USAGE}`);
    return withHouse(shell, dataDirOf(values, shell), async (house) => {
      const papers: Paper[] = [];
      for await (const [, paper] of house.store.papers.all()) papers.push(paper);
      await writeAll(shell.stdout, writer.write(papers));
    });
  },
};
