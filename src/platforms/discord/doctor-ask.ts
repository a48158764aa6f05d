import { type Asked, askedOnce, question } from '../../core/doctor/far-side.ts';
import type { DiscordSettings } from '../../core/ports/settings.ts';

/** One answer of Discord's REST API, as far as a check looks at it. */
export type DiscordAnswer =
  | { kind: 'ok'; json: unknown }
  /** `code` is Discord's own (Developer documentation, "JSON Error Codes"). */
  | { kind: 'refused'; status: number; code: number }
  /** `why` completes the sentence "Discord …". */
  | { kind: 'away'; why: string };

export interface AskDiscord {
  get(path: string, signal: AbortSignal): Promise<DiscordAnswer>;
  /** Whose token it is; asked once, and what the clock is read from. */
  self(signal: AbortSignal): Promise<{ answer: DiscordAnswer; asked: Asked }>;
}

/** Reads only, each path once; nothing is tried again or waits for its turn. */
export function createAskDiscord(parts: {
  settings: DiscordSettings;
  now: () => Date;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
}): AskDiscord {
  const { settings, now, fetch } = parts;
  const once = new Map<string, (signal: AbortSignal) => Promise<{ answer: DiscordAnswer; asked: Asked }>>();

  function ask(path: string, signal: AbortSignal) {
    const known = once.get(path) ?? askedOnce((first) => askNow(path, first));
    once.set(path, known);
    return known(signal);
  }

  async function askNow(path: string, signal: AbortSignal) {
    const url = `${settings.apiUrl}/v10${path}`;
    const init = { headers: { authorization: `Bot ${settings.token}`, 'user-agent': USER_AGENT } };
    const asked = await question({ url, init, signal, now, fetch });
    return { answer: answerIn(asked), asked };
  }

  return {
    get: async (path, signal) => (await ask(path, signal)).answer,
    self: (signal) => ask('/users/@me', signal),
  };
}

/** Discord asks for one of this form, and its proxy may refuse others (Developer documentation, "User Agent"). */
const USER_AGENT = 'DiscordBot (broadsheet doctor, 1)';

function answerIn(asked: Asked): DiscordAnswer {
  if (asked.kind === 'unreachable') return { kind: 'away', why: asked.why };
  const { status, body } = asked;
  if (status === 429) return { kind: 'away', why: 'asks to wait, since it is asked too often' };
  const isJson = typeof body === 'object' && body !== null;
  if (status === 200 && isJson) return { kind: 'ok', json: body };
  if (status >= 400 && status < 500 && isJson) {
    const { code } = body as { code?: unknown };
    return { kind: 'refused', status, code: typeof code === 'number' ? code : 0 };
  }
  return { kind: 'away', why: `answered with something else than Discord does (status ${status})` };
}
