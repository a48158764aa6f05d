/** The lines somebody sent, to have again by the arrow keys. */
export interface Recall {
  /** The newest last. */
  lines: readonly string[];
  /** Which one is shown, counted from the newest; -1 for what is being written. */
  at: number;
}

export const NOTHING_SENT: Recall = { lines: [], at: -1 };

const MOST_LINES = 50;

/** A line sent twice in a row is one to have again. */
export function withLine({ lines }: Recall, line: string): Recall {
  const kept = lines.at(-1) === line ? lines : [...lines, line].slice(-MOST_LINES);
  return { lines: kept, at: -1 };
}

/** One line further back; stays at the oldest. */
export function back({ lines, at }: Recall): Recall {
  return { lines, at: Math.min(at + 1, lines.length - 1) };
}

/** One line nearer; at -1 there is what was being written, an empty line. */
export function forth({ lines, at }: Recall): Recall {
  return { lines, at: Math.max(at - 1, -1) };
}

export function recalled({ lines, at }: Recall): string {
  return at < 0 ? '' : (lines[lines.length - 1 - at] ?? '');
}
