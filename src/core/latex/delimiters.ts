import type { Token } from './tokens.ts';

const LONGEST_ENVIRONMENT_NAME = 24;
const PAIRS = new Map([
  [')', '('],
  [']', '['],
]);

/**
 * For the index of each token that opens something (`{`, `\(`, `\[`, `\begin`) the index of the token that closes
 * it, `-1` for all others and for what is never closed. One pass.
 */
export function matchDelimiters(tokens: readonly Token[]): Int32Array {
  const closers = new Int32Array(tokens.length).fill(-1);
  const braces: number[] = [];
  const environments: { name: string; index: number }[] = [];
  const formulas = new Map<string, number>();
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'open') braces.push(index);
    if (token.kind === 'close') close(closers, braces.pop(), index);
    if (token.kind !== 'macro') continue;
    if (token.text === '(' || token.text === '[') formulas.set(token.text, index);
    const opener = PAIRS.get(token.text);
    if (opener !== undefined) {
      close(closers, formulas.get(opener), index);
      formulas.delete(opener);
    }
    if (token.text === 'begin') environments.push({ name: environmentName(tokens, index), index });
    if (token.text !== 'end' || environments.at(-1)?.name !== environmentName(tokens, index)) continue;
    close(closers, environments.pop()?.index, index);
  }
  return closers;
}

/** The name in `\begin{name}` or `\end{name}` at `index`, without its star; empty where there is none. */
export function environmentName(tokens: readonly Token[], index: number): string {
  if (tokens[index + 1]?.kind !== 'open') return '';
  let name = '';
  for (let at = index + 2; at < index + 2 + LONGEST_ENVIRONMENT_NAME; at += 1) {
    const token = tokens[at];
    if (token?.kind === 'close') return name.replace('*', '');
    if (token?.kind !== 'char') return '';
    name += token.text;
  }
  return '';
}

function close(closers: Int32Array, opener: number | undefined, closer: number): void {
  if (opener !== undefined) closers[opener] = closer;
}
