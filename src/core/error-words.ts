import { OperatorError } from './errors.ts';

/** Values that errors of the language repeat: they may be what somebody wrote, which no log may hold. */
const VALUES: readonly [RegExp, string][] = [
  [/(operator to search for '[^']*' in ).*/s, '$1(a value)'],
  [/"(?:[^"\\]|\\.)*"/gs, '"…"'],
];

/** What an error says, without the values it quotes; our own words to the operator quote names of theirs, and stay whole. */
export function errorWords(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  return withoutValues(error instanceof Error ? error.message : String(error));
}

/** The same with where it happened, for the log alone. */
export function errorTrail(error: unknown): string {
  if (!(error instanceof Error) || error.stack === undefined) return errorWords(error);
  const { message, stack } = error;
  return message === '' ? stack : stack.replace(message, () => errorWords(error));
}

function withoutValues(words: string): string {
  return VALUES.reduce((text, [value, instead]) => text.replace(value, instead), words);
}
