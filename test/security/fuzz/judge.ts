import { WORDS_CANARY } from './mutate.ts';
import type { Target } from './target.ts';

/** Lines of a stack trace, and places on this machine. */
const INNARDS =
  /\bat (?:async )?[\w.<>[\] ]*\(?(?:file:\/\/|node:|\/)[^\s)"\\]+:\d+:\d+|node_modules\/|\bdist(?:-bench)?\/src\/|\bsrc\/(?:core|services|platforms|cli|store)\//;

/** What is wrong with what a target sent and logged, in words; each said with some of its surroundings. */
export function judge(target: Target): string[] {
  const { sent, logged } = target.heard();
  const secrets = target.secrets.filter((secret) => secret !== '');
  const inSent = sent.flatMap((text) => [
    ...(INNARDS.test(text) ? [`innards were sent: ${around(text, INNARDS.exec(text)?.[0] ?? '')}`] : []),
    ...secrets.filter((secret) => text.includes(secret)).map(() => 'a secret was sent'),
  ]);
  const inLog = logged.flatMap((line) => [
    ...(line.includes(WORDS_CANARY) ? [`somebody’s words were logged: ${around(line, WORDS_CANARY)}`] : []),
    ...secrets
      .filter((secret) => line.includes(secret))
      .map(() => `a secret was logged: ${line.slice(0, 200)}`),
  ]);
  return [...inSent, ...inLog].map((words) => `${target.name}: ${words}`);
}

function around(text: string, part: string): string {
  const at = text.indexOf(part);
  return JSON.stringify(text.slice(Math.max(0, at - 150), at + 250));
}
