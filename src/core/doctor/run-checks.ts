import { OperatorError } from '../errors.ts';
import { type Check, type CheckGroup, type Finding, failed } from './check.ts';

export interface RunParts {
  /** Runs something later; the answer calls it off. */
  after: (delayMs: number, run: () => void) => () => void;
  /** Texts that must not be shown, whatever a check says. */
  secrets: readonly string[];
  /** How long one check may take, in milliseconds. */
  limitMs?: number;
}

/** What was found, by the name of its check. */
export interface CheckResult extends Finding {
  check: string;
}

export interface GroupResult {
  title: string;
  results: CheckResult[];
}

const LIMIT_MS = 5000;
/** A check that was told to end has so long to say in its own words what it waited for. */
const LAST_WORDS_MS = 300;
/** So many questions to one far side at a time. */
const AT_ONCE = 4;
const LEAST_SECRET_CHARACTERS = 6;

/** Runs all groups side by side; each is answered for by itself, in its order. */
export function runChecks(groups: readonly CheckGroup[], parts: RunParts): Promise<GroupResult>[] {
  return groups.map(async ({ title, checks }) => ({ title, results: await runGroup(checks, parts) }));
}

async function runGroup(checks: readonly Check[], parts: RunParts): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  let next = 0;
  const worker = async () => {
    while (next < checks.length) {
      const index = next;
      next += 1;
      const check = checks[index];
      if (check !== undefined) results[index] = await runOne(check, parts);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

async function runOne(check: Check, { after, secrets, limitMs = LIMIT_MS }: RunParts): Promise<CheckResult> {
  const ending = new AbortController();
  const mayTakeMs = check.limitMs ?? limitMs;
  let callOff = () => {};
  const silence = new Promise<Finding>((resolve) => {
    callOff = after(mayTakeMs, () => {
      ending.abort();
      callOff = after(LAST_WORDS_MS, () => resolve(tooLong(mayTakeMs)));
    });
  });
  const found = await Promise.race([settled(check, ending.signal), silence]);
  callOff();
  const shown = (words: string) => withoutSecrets(oneLine(words), secrets);
  return {
    check: shown(check.name),
    state: found.state,
    words: shown(found.words),
    mend: found.mend === null ? null : shown(found.mend),
  };
}

async function settled(check: Check, signal: AbortSignal): Promise<Finding> {
  try {
    return await check.run(signal);
  } catch (error) {
    if (error instanceof OperatorError) return findingOf(error);
    const kind = error instanceof Error ? error.name : 'unknown';
    return failed(
      `The check itself went wrong (${kind}).`,
      'Update Broadsheet, or report it with this line.',
    );
  }
}

/** An operator's error says what is wrong, then what to do: after its last colon, or as further sentences. */
export function findingOf(error: OperatorError): Finding {
  const [, words, mend] = /^(.+?\.) (.+)$/s.exec(error.message) ?? /^(.+): (.+)$/s.exec(error.message) ?? [];
  if (words === undefined || mend === undefined)
    return failed(error.message, 'See the README, “Running it”.');
  return failed(words.endsWith('.') ? words : `${words}.`, capital(mend));
}

function tooLong(ms: number): Finding {
  return failed(
    `No answer within ${Math.round(ms / 1000)} s.`,
    'Look whether this machine or its disk is overloaded.',
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a far side names, such as a channel, cannot make a second line or move the cursor. */
function oneLine(words: string): string {
  return words.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ');
}

/** The shapes of tokens are never shown either: one may come from a stored installation. */
const TOKEN_SHAPES = [
  /\bxox[a-z](?:\.[a-z]+)?-[\w-]+/gi,
  /\bxapp-[\w-]+/gi,
  /\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g,
  /(?<=:\/\/)[^\s/@]*:[^\s/@]*@/g,
];

function withoutSecrets(words: string, secrets: readonly string[]): string {
  const known = secrets.filter(({ length }) => length >= LEAST_SECRET_CHARACTERS);
  const clean = [...known]
    .sort((a, b) => b.length - a.length)
    .reduce((text, secret) => text.replaceAll(secret, '…'), words);
  return TOKEN_SHAPES.reduce((text, shape) => text.replace(shape, '…'), clean);
}
