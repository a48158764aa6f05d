import { type Asked, askedOnce, question } from '../../core/doctor/far-side.ts';
import type { SlackParts } from './parts.ts';
import { fieldsOf, textOf } from './payload.ts';

/** One answer of Slack's Web API, as far as a check looks at it. */
export type SlackAnswer =
  | {
      kind: 'ok';
      fields: Readonly<Record<string, unknown>>;
      /** What the token may do (`x-oauth-scopes`); `null` where Slack does not say. */
      scopes: ReadonlySet<string> | null;
    }
  | { kind: 'refused'; code: string; needed: string }
  /** `why` completes the sentence "Slack …". */
  | { kind: 'away'; why: string };

export type AskSlack = (
  method: string,
  token: string,
  args: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<{ answer: SlackAnswer; asked: Asked }>;

/** Asks each question once, without the SDK: it hides the headers that are wanted here, and tries again. */
export function createAskSlack({
  settings,
  now,
  fetch,
}: Pick<SlackParts, 'settings' | 'now'> & {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
}): AskSlack {
  return async (method, token, args, signal) => {
    const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
    const init = { method: 'POST', headers, body: new URLSearchParams(args) };
    const asked = await question({ url: settings.apiUrl + method, init, signal, now, fetch });
    return { answer: answerIn(asked), asked };
  };
}

export type AboutToken = (signal: AbortSignal) => ReturnType<AskSlack>;

/** Who a token belongs to (https://docs.slack.dev/reference/methods/auth.test), asked once. */
export function aboutToken(ask: AskSlack, token: string): AboutToken {
  return askedOnce((signal) => ask('auth.test', token, {}, signal));
}

function answerIn(asked: Asked): SlackAnswer {
  if (asked.kind === 'unreachable') return { kind: 'away', why: asked.why };
  const { status, body, headers } = asked;
  if (status === 429) return { kind: 'away', why: 'asks to wait, since it is asked too often' };
  const fields = fieldsOf(body);
  if (fields.ok === true) return { kind: 'ok', fields, scopes: scopesIn(headers) };
  const code = textOf(fields.error);
  if (/^\w{1,80}$/.test(code)) return { kind: 'refused', code, needed: textOf(fields.needed) };
  return { kind: 'away', why: `answered with something else than Slack does (status ${status})` };
}

function scopesIn(headers: Headers): ReadonlySet<string> | null {
  const listed = headers.get('x-oauth-scopes');
  if (listed === null) return null;
  return new Set(
    listed
      .split(',')
      .map((scope) => scope.trim())
      .filter((scope) => scope !== ''),
  );
}
