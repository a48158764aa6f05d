import { systemClock } from '../clock.ts';
import { countBy } from '../core/cards/category-chart.ts';
import { libraryCard } from '../core/cards/library-card.ts';
import { plainText } from '../core/document/plain-text.ts';
import type { LibraryOverview } from '../core/services.ts';
import { printJson, printLine, type Subcommand } from './subcommand.ts';
import { withHouse } from './with-house.ts';
import { dataDirOf, readWords } from './words.ts';

const USAGE = 'library [--json]';

export const library: Subcommand = {
  name: 'library',
  usage: USAGE,
  description: 'Counts: papers, authors, years, categories, sources',
  async run(words, shell) {
    const flags = { json: { type: 'boolean' } } as const;
    const { values } = readWords(words, { flags, least: 0, most: 0, usage: USAGE });
    return withHouse(shell, dataDirOf(values, shell), async (house) => {
      const overview = await house.library.overview();
      if (values.json === true) printJson(shell, toJson(overview));
      else printLine(shell, plainText(libraryCard(overview, systemClock.now())));
    });
  },
};

function toJson({ shape, newest, ...counts }: LibraryOverview) {
  const years = countBy(shape.map(({ year }) => year ?? 'unknown')).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...counts,
    byYear: Object.fromEntries(years),
    byCategory: Object.fromEntries(countBy(shape.map(({ category }) => category ?? 'unknown'))),
    newest: newest?.id ?? null,
  };
}
