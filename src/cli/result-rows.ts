import { readableTitle, shortLine } from '../core/cards/paper-lines.ts';
import type { Paper } from '../core/paper/paper.ts';
import type { House } from '../main.ts';
import { printJson, printLine, type Shell } from './subcommand.ts';

/** The contract's shape of one result of `search`, `suggest` and `similar`. */
export interface ResultRow {
  id: string;
  title: string;
  score: number;
  published: string | null;
  arxivId: string | null;
}

type Hit = { id: string; score: number };

/** Looks the papers of hits up and prints them: JSON as the contract has it, or a line each for people. */
export async function printHits(
  house: House,
  hits: readonly Hit[],
  asJson: boolean,
  shell: Shell,
): Promise<void> {
  const papers = new Map(
    (await house.library.papers(hits.map((hit) => hit.id))).map((paper) => [paper.id, paper]),
  );
  const found = hits.flatMap((hit) => {
    const paper = papers.get(hit.id);
    return paper === undefined ? [] : [{ hit, paper }];
  });
  if (asJson)
    return printJson(
      shell,
      found.map(({ hit, paper }) => toRow(hit, paper)),
    );
  if (found.length === 0) return printLine(shell, 'Nothing found.');
  for (const [index, { paper }] of found.entries()) {
    printLine(shell, `${String(index + 1).padStart(2)}. ${readableTitle(paper)}`);
    printLine(shell, `    ${shortLine(paper)} · ${paper.id}`);
  }
}

function toRow(hit: Hit, paper: Paper): ResultRow {
  return {
    id: paper.id,
    title: readableTitle(paper),
    score: hit.score,
    published: paper.published,
    arxivId: paper.arxivId,
  };
}
