import type { OpenAiSettings } from '../../core/ports/settings.ts';
import type { Message } from './prompt.ts';

/** What became of one question to the endpoint. `why` names no text of anybody. */
export type Asked =
  | { kind: 'answer'; text: string }
  | { kind: 'none'; why: string }
  /** It would not answer anything else now either. */
  | { kind: 'unavailable'; why: string };

export interface AskParts {
  settings: OpenAiSettings;
  fetch: typeof fetch;
  after: (delayMs: number, run: () => void) => () => void;
}

const TIME_OUT_MS = 8000;
const LONGEST_BODY_BYTES = 64 * 1024;

/** One chat completion (OpenAI API reference, Chat Completions), over within eight seconds whatever happens. */
export async function ask(parts: AskParts, messages: readonly Message[]): Promise<Asked> {
  const ending = new AbortController();
  let callOff = () => {};
  const timedOut = new Promise<Asked>((resolve) => {
    callOff = parts.after(TIME_OUT_MS, () => {
      resolve({ kind: 'unavailable', why: 'it took too long' });
      ending.abort();
    });
  });
  try {
    return await Promise.race([request(parts, messages, ending.signal), timedOut]);
  } finally {
    callOff();
  }
}

async function request(
  { settings, fetch }: AskParts,
  messages: readonly Message[],
  signal: AbortSignal,
): Promise<Asked> {
  try {
    const response = await fetch(`${settings.baseUrl}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(settings.apiKey === '' ? {} : { authorization: `Bearer ${settings.apiKey}` }),
      },
      body: JSON.stringify({ model: settings.model, messages, stream: false }),
      redirect: 'error',
      signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      return { kind: 'unavailable', why: `it answered with status ${response.status}` };
    }
    const body = await bodyOf(response);
    return body === null ? { kind: 'none', why: 'its answer was too long' } : readAnswer(body);
  } catch {
    return { kind: 'unavailable', why: 'it could not be reached' };
  }
}

/** The body as text, `null` as soon as it is longer than an answer may be. */
async function bodyOf(response: Response): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > LONGEST_BODY_BYTES) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function readAnswer(body: string): Asked {
  const choice = fieldOf(fieldOf(parse(body), 'choices'), '0');
  const message = fieldOf(choice, 'message');
  const text = fieldOf(message, 'content');
  const end = fieldOf(choice, 'finish_reason') ?? 'stop';
  if (typeof text !== 'string') return { kind: 'none', why: 'its answer was no completion' };
  if (end !== 'stop') return { kind: 'none', why: 'its answer was cut short or withheld' };
  if ((fieldOf(message, 'refusal') ?? '') !== '') return { kind: 'none', why: 'it declined' };
  return { kind: 'answer', text };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}
