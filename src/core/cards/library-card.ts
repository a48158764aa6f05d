import type { Block, Document, Fact } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import { categoryName } from '../paper/category.ts';
import { formatPublished } from '../paper/published.ts';
import type { LibraryOverview } from '../services.ts';
import { countBy } from './category-chart.ts';
import { publishedLine, readableTitle } from './paper-lines.ts';
import { button, counted, note, privately } from './reply.ts';
import { shownRef } from './source-names.ts';
import { yearChart } from './year-chart.ts';

const CATEGORIES_SHOWN = 6;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What the library holds, where it comes from and how fresh it is. */
export function libraryCard(overview: LibraryOverview, now: Date): Document {
  const words = `The library holds ${counted(overview.papers, 'paper')} by ${counted(overview.authors, 'author')}`;
  const chart = yearChart('Papers in the library per year by category', overview.shape);
  const blocks: Block[] = [
    { kind: 'heading', text: text(`${words}.`) },
    { kind: 'facts', facts: overviewFacts(overview) },
    ...(chart === null ? [] : [{ kind: 'chart' as const, chart }]),
    ...sourceBlocks(overview, now),
  ];
  return privately(`${words}.`, blocks, [
    button('Export', 'Export the library as BibTeX', { route: 'library export', args: {} }),
  ]);
}

function overviewFacts(overview: LibraryOverview): Fact[] {
  const categories = countBy(overview.shape.flatMap(({ category }) => (category === null ? [] : [category])));
  const shown = categories.slice(0, CATEGORIES_SHOWN).map(([name, count]) => `${named(name)} ${count}`);
  const more = categories.length - shown.length;
  const facts: Fact[] = [
    fact('Categories', shown.join(', ') + (more > 0 ? ` and ${more} more` : '')),
    fact('With abstract', overview.withAbstract.toLocaleString('en')),
    fact('With code', overview.withCode.toLocaleString('en')),
  ];
  if (overview.newest === null) return facts;
  const newest = overview.newest;
  return [...facts, fact('Newest', `${readableTitle(newest)} (${publishedLine(newest) ?? 'no date'})`)];
}

function sourceBlocks(overview: LibraryOverview, now: Date): Block[] {
  if (overview.sources.length === 0) return [note('Nothing was imported yet.')];
  const items = overview.sources.map((source) => ({
    title: text(`${source.source}: ${shownRef(source.ref)}`),
    detail: text(
      `${counted(source.papers, 'paper')}, last read ${formatPublished(source.newest)}${age(source.newest, now)}`,
    ),
  }));
  return [
    { kind: 'heading', text: text('Sources') },
    { kind: 'list', start: null, items },
  ];
}

function age(date: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(date)) / DAY_MS);
  if (!Number.isFinite(days) || days < 1) return '';
  return ` (${counted(days, 'day')} ago)`;
}

function named(category: string): string {
  const name = categoryName(category);
  return name === null ? category : `${category} (${name})`;
}

function fact(label: string, value: string): Fact {
  return { label, value: text(value === '' ? 'none' : value) };
}
