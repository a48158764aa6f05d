import { errorWords } from '../../core/error-words.ts';

const SECRETS: readonly [RegExp, string][] = [
  [/xox[a-z](?:\.[a-z]+)?-[\w-]+/gi, 'xox?-…'],
  [/xapp-[\w-]+/gi, 'xapp-…'],
  [/https:\/\/hooks\.slack\.com\/[^\s"')]+/gi, '(response_url)'],
  [/wss?:\/\/[^\s"')]+/gi, '(socket address)'],
];

const LONGEST = 300;

/** Words of the SDK for the log: no token, no address that lets one act as the app, no length without end. */
export function redact(words: string): string {
  const clean = SECRETS.reduce((text, [secret, instead]) => text.replace(secret, instead), words);
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean;
}

/** What failed, for the log, without what anybody wrote. */
export function causeOf(error: unknown): string {
  const words = errorWords(error);
  return redact(error instanceof Error ? `${error.name}: ${words}` : words);
}
