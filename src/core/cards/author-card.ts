import type { Action, Block, Document, Fact } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import type { Author, Metric, Paper } from '../paper/paper.ts';
import { yearOf } from '../paper/published.ts';
import type { AuthorProfile, PaperShape } from '../services.ts';
import { paperItems } from './paper-list.ts';
import { button, counted, note, privately, shareable } from './reply.ts';
import { yearChart } from './year-chart.ts';

const PAPERS_SHOWN = 5;
const COAUTHORS_SHOWN = 8;
const PAGE_SIZE = 10;

/** One author: what a source says of them, and what their papers in the library show. */
export function authorCard(profile: AuthorProfile): Document {
  const summary = `${profile.name}: ${counted(profile.papers.length, 'paper')} in this library.`;
  const chart = yearChart('Papers per year by category', profile.papers.map(shapeOf));
  const best = bestKnown(profile.papers);
  const blocks: Block[] = [
    { kind: 'heading', text: text(profile.name) },
    { kind: 'facts', facts: profileFacts(profile) },
    ...figuresNote(profile.author),
    ...(chart === null ? [] : [{ kind: 'chart' as const, chart }]),
    { kind: 'heading', text: text(best.heading) },
    { kind: 'list', start: 1, items: paperItems(best.papers) },
  ];
  const call = { route: 'author', args: { query: profile.name } };
  return shareable(privately(summary, blocks, allPapersAction(profile)), call);
}

/** Several people fit the name typed. */
export function authorsCard(typed: string, profiles: readonly AuthorProfile[]): Document {
  const words = `${counted(profiles.length, 'author')} fit “${typed}”`;
  return privately(`${words}; choose one.`, [
    { kind: 'heading', text: text(`${words}.`) },
    { kind: 'list', start: 1, items: profiles.map(authorItem) },
  ]);
}

/** Nobody fits the name typed: say so and show the nearest spellings. */
export function noAuthorCard(typed: string, near: readonly AuthorProfile[]): Document {
  const words = `No author in the library is called “${typed.slice(0, 80)}”.`;
  const blocks: Block[] = [{ kind: 'paragraph', text: text(words) }];
  if (near.length > 0) {
    blocks.push(
      { kind: 'heading', text: text('Did you mean one of these?') },
      { kind: 'list', start: 1, items: near.map(authorItem) },
    );
  }
  return privately(words, blocks);
}

/** All papers of an author, newest first, in pages. */
export function authorPapersCard(profile: AuthorProfile, page: number): Document {
  const pages = Math.max(1, Math.ceil(profile.papers.length / PAGE_SIZE));
  const shown = Math.min(page, pages);
  const start = (shown - 1) * PAGE_SIZE;
  const words = `${counted(profile.papers.length, 'paper')} of ${profile.name}`;
  const actions: Action[] = [];
  if (shown > 1) actions.push(pageButton('Back', profile, shown - 1));
  if (shown < pages) actions.push(pageButton('More', profile, shown + 1));
  return privately(
    `${words}, page ${shown} of ${pages}.`,
    [
      { kind: 'heading', text: text(words) },
      { kind: 'list', start: start + 1, items: paperItems(profile.papers.slice(start, start + PAGE_SIZE)) },
      ...(pages > 1 ? [note(`Page ${shown} of ${pages}.`)] : []),
    ],
    actions,
  );
}

function profileFacts(profile: AuthorProfile): Fact[] {
  const coauthors = profile.coauthors.slice(0, COAUTHORS_SHOWN);
  const facts: Fact[] = (profile.author?.figures ?? []).map((figure) =>
    fact(figure.name, figureText(figure)),
  );
  facts.push(fact('in this library', counted(profile.papers.length, 'paper')));
  if (coauthors.length > 0) {
    facts.push(fact('co-authors', coauthors.map(({ name, papers }) => `${name} (${papers})`).join(', ')));
  }
  if (profile.variants.length > 0) facts.push(fact('also written', profile.variants.join(', ')));
  return facts;
}

function figureText(figure: Metric): string {
  return figure.value.toLocaleString('en') + (figure.unit === 'percent' ? '%' : '');
}

function figuresNote(author: Author | null): Block[] {
  if (author === null || author.figures.length === 0) return [];
  const sources = [...new Set(author.figures.map((figure) => figure.source))].join(', ');
  const date = author.provenance.at(-1)?.retrieved;
  const when = date === undefined ? '' : `, read ${date}`;
  const cut = 'Author lists the source cut may hide co-authors.';
  return [note(`Figures as stated by the source (${sources}${when}), not by us. ${cut}`)];
}

/** The most cited where a source gives citations; else the newest, and the heading says which. */
function bestKnown(papers: readonly Paper[]): { heading: string; papers: Paper[] } {
  const cited = papers.filter((paper) => citations(paper) !== null);
  if (cited.length === 0) return { heading: 'Newest papers', papers: papers.slice(0, PAPERS_SHOWN) };
  const sorted = cited.toSorted((a, b) => (citations(b) ?? 0) - (citations(a) ?? 0));
  return { heading: 'Best-known papers', papers: sorted.slice(0, PAPERS_SHOWN) };
}

function citations(paper: Paper): number | null {
  return paper.metrics.find((metric) => metric.name === 'citations')?.value ?? null;
}

function shapeOf(paper: Paper): PaperShape {
  return {
    year: paper.published === null ? null : String(yearOf(paper.published)),
    category: paper.categories[0] ?? null,
  };
}

function allPapersAction(profile: AuthorProfile): Action[] {
  return profile.papers.length <= PAPERS_SHOWN ? [] : [pageButton('All papers', profile, 1)];
}

function pageButton(label: string, profile: AuthorProfile, page: number): Action {
  const call = { route: 'author papers', args: { query: profile.name, page } };
  return button(label, `Papers of ${profile.name}, page ${page}`, call);
}

function authorItem(profile: AuthorProfile) {
  return {
    title: text(profile.name),
    detail: text(counted(profile.papers.length, 'paper')),
    call: { route: 'author', args: { query: profile.name } },
  };
}

function fact(label: string, value: string): Fact {
  return { label, value: text(value) };
}
