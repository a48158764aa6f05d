import type { RichText } from '../document/document.ts';
import { link, safeHref } from '../document/rich-text.ts';
import { latexToPlain, latexToRich } from '../latex/index.ts';
import type { Paper, Retraction } from '../paper/paper.ts';
import { describePublished, yearOf } from '../paper/published.ts';

const NAMES_SHOWN = 6;

/** The title as people read it. */
export function readableTitle(paper: Pick<Paper, 'title'>): string {
  return latexToPlain(paper.title);
}

/** The title with its emphasis, linked to the paper's page when there is one. */
export function titleLine(paper: Paper): RichText {
  const href = paper.url === null ? null : safeHref(paper.url);
  const spans = latexToRich(paper.title);
  return href === null ? spans : spans.map((span) => ({ ...span, href }));
}

/** `Zonglin Li, Chong You, Srinadh Bhojanapalli et al.`; long lists are cut with their length said. */
export function authorLine(paper: Paper): string {
  const names = paper.authors.map(latexToPlain);
  if (names.length === 0) return 'authors not given';
  if (names.length > NAMES_SHOWN) {
    const shown = names.slice(0, NAMES_SHOWN - 1).join(', ');
    return `${shown} and ${(names.length - NAMES_SHOWN + 1).toLocaleString('en')} more`;
  }
  return names.join(', ') + (paper.authorsCut ? ' et al.' : '');
}

/** `Withdrawn`: what a line of a list has room for. */
export function retractionWord({ kind }: Retraction): string {
  return RETRACTION_WORDS[kind];
}

const RETRACTION_WORDS: Readonly<Record<Retraction['kind'], string>> = {
  retracted: 'Retracted',
  withdrawn: 'Withdrawn',
  concern: 'Expression of concern',
};

/** `Zonglin Li et al., 2022 · cs.LG · code`: one line for a list; that it was taken back comes first. */
export function shortLine(paper: Paper): string {
  const first = paper.authors[0];
  const several = paper.authors.length > 1 || paper.authorsCut;
  const who = first === undefined ? null : latexToPlain(first) + (several ? ' et al.' : '');
  const when = paper.published === null ? null : String(yearOf(paper.published));
  const parts = [
    paper.retracted === null ? '' : retractionWord(paper.retracted),
    [who, when].filter((part) => part !== null).join(', '),
    paper.categories[0] ?? '',
    paper.hasCode ? 'code' : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** `12 Oct 2022`, `9 Jan 2026 (year inferred)`, or `null`. */
export function publishedLine(paper: Paper): string | null {
  return paper.published === null ? null : describePublished(paper.published, paper.publishedInferred);
}

/** One spoken sentence: title, who, when; before it, where it was taken back, that it was. */
export function spokenSentence(paper: Paper): string {
  const first = paper.retracted === null ? '' : `${retractionWord(paper.retracted)}: `;
  return first + asSentence(spokenLine(paper));
}

/** With a full stop at its end, and no second one after `et al.` */
export function asSentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

function spokenLine(paper: Paper): string {
  const when = publishedLine(paper);
  return `${readableTitle(paper)}, by ${authorLine(paper)}${when === null ? '' : `, ${when}`}`;
}

/** The links to code, shown by their host and path. */
export function codeLine(paper: Paper): RichText {
  if (paper.codeLinks.length === 0) return [{ text: 'yes' }];
  return paper.codeLinks.flatMap((href, index) => [
    ...(index === 0 ? [] : [{ text: ', ' }]),
    link(href.replace(/^https:\/\//, ''), href),
  ]);
}
