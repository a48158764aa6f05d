import { citationLink } from '../../core/citation/link.ts';
import { latexToPlain } from '../../core/latex/index.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type { PaperWriter } from '../../core/ports/formats.ts';
import { escapeMarkdown, markdownLink } from './markdown-text.ts';

/** A reading list to paste into a wiki: an item a paper, what it says in our words below it. */
export const markdownWriter: PaperWriter = {
  name: 'markdown',
  extension: 'md',
  mediaType: 'text/markdown; charset=utf-8',
  *write(papers, notes) {
    yield '# Reading list\n\n';
    for (const paper of papers) yield item(paper) + remark(notes?.get(paper.id));
  },
};

function item(paper: Paper): string {
  const title = escapeMarkdown(latexToPlain(paper.title)) || 'Untitled';
  const head = [`**${markdownLink(title, citationLink(paper))}**`, facts(paper)].filter(
    (part) => part !== '',
  );
  const summary =
    paper.summary === null
      ? ''
      : `\n  ${escapeMarkdown(latexToPlain(paper.summary.text))}${writtenBy(paper)}\n`;
  return `- ${head.join(' — ')}\n${summary}`;
}

/** The reader's own note, on one line below the paper. */
function remark(note: string | undefined): string {
  return note === undefined ? '' : `  *Note:* ${escapeMarkdown(note)}\n`;
}

function facts(paper: Paper): string {
  const inferred = paper.publishedInferred ? ' (year inferred)' : '';
  const parts = [
    authors(paper),
    paper.venue === null ? '' : escapeMarkdown(latexToPlain(paper.venue)),
    paper.published === null ? '' : escapeMarkdown(paper.published) + inferred,
    paper.categories.map(escapeMarkdown).join(', '),
    code(paper),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function authors(paper: Paper): string {
  const names = paper.authors.map((name) => escapeMarkdown(latexToPlain(name))).filter((name) => name !== '');
  return names.length === 0 ? '' : names.join(', ') + (paper.authorsCut ? ' et al.' : '');
}

function code(paper: Paper): string {
  const [first] = paper.codeLinks;
  if (first !== undefined) return markdownLink('code', first);
  return paper.hasCode ? 'code' : '';
}

/** A model's text is labelled with its name and date. */
function writtenBy({ summary }: Paper): string {
  if (summary === null || summary.by === 'us') return '';
  return ` (summary by ${escapeMarkdown(summary.by.model)}, ${escapeMarkdown(summary.by.date)})`;
}
