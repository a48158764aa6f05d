import type { Paper } from '../paper/paper.ts';
import { oneLine } from './one-line.ts';

/** The paper's own http or https address as it is, for a file that carries it on; `null` for anything else. */
export function ownLink(paper: Pick<Paper, 'url'>): string | null {
  const address = oneLine(paper.url ?? '');
  if (!URL.canParse(address) || /\s/.test(address)) return null;
  const { protocol, username, password } = new URL(address);
  const isPlain = username === '' && password === '';
  return isPlain && (protocol === 'https:' || protocol === 'http:') ? address : null;
}
