import type { Paper } from '../paper/paper.ts';

/** Writes a summary of a paper that nobody summarised: optional, and nothing is missing without it. */
export interface Summariser {
  /** At most three sentences of plain text, `null` where none can be had. Never fails, and takes a few seconds at most. */
  summarise(paper: Pick<Paper, 'id' | 'title' | 'abstract'>): Promise<GeneratedSummary | null>;
}

export interface GeneratedSummary {
  text: string;
  /** The model that wrote it, for the label. */
  model: string;
}
