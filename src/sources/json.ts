import { SourceUnavailable } from '../core/errors.ts';
import type { Http, HttpAnswer, HttpRequest } from '../core/ports/http.ts';
import { refusal } from './refusal.ts';

/** How long answers are used again: what is known of one paper, and lists that grow. */
export const FRESH_MS = { record: 24 * 60 * 60 * 1000, list: 60 * 60 * 1000 } as const;

const MOST_BYTES = 5 * 1024 * 1024;

/** The far side, as people know it, and how to ask it. */
export interface FarSide {
  http: Http;
  /** As in messages: `Crossref`. */
  title: string;
  /** The host whose limits hold, whatever mirror is asked: `api.crossref.org`. */
  policy: string;
  headers?: Readonly<Record<string, string>>;
  /**
   * What a refusal means here (401, 402 and 403), as an error to throw; `null` for the usual "refused". Not asked about a
   * refusal with a web page: that is something in between, not the source.
   */
  refusal?: (status: number) => Error | null;
}

export interface JsonAnswer {
  /** The body of a 2xx; `null` when the far side says that there is no such thing (404, 410). */
  value: unknown;
  headers: ReadonlyMap<string, string>;
}

/**
 * Asks for JSON. "There is none" is a `null` value; anything that is neither that nor JSON (too busy, refused, a web
 * page or plain text under a 200, an empty or cut body) throws a `SourceUnavailable`. A question the far side cannot
 * read (400, 422) throws what `misread` makes of it where given.
 */
export async function askJson(
  farSide: FarSide,
  request: Pick<HttpRequest, 'url' | 'freshForMs' | 'mostBytes'>,
  misread?: () => Error,
): Promise<JsonAnswer> {
  const mostBytes = request.mostBytes ?? MOST_BYTES;
  const answer = await farSide.http.fetch({
    ...request,
    mostBytes,
    chosenBy: 'operator',
    policy: farSide.policy,
    headers: { accept: 'application/json', ...farSide.headers },
  });
  const { status, headers } = answer;
  if (status === 404 || status === 410) return { value: null, headers };
  if ([400, 414, 422].includes(status) && misread !== undefined) throw misread();
  if (status < 200 || status > 299) throw refused(farSide, answer);
  return { value: readJson(answer, farSide.title, mostBytes), headers };
}

/**
 * The JSON of a body. Throws a `SourceUnavailable` that says what was there instead: a web page, plain text, nothing,
 * a body that ends early, or one larger than `mostBytes`.
 */
export function readJson(answer: Pick<HttpAnswer, 'body'>, title: string, mostBytes = MOST_BYTES): unknown {
  if (answer.body.byteLength > mostBytes) {
    throw new SourceUnavailable(title, `${title} sent more than can be read at once.`);
  }
  const text = textOf(answer.body);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SourceUnavailable(title, `${title} answered with ${kindOf(text)} instead of data.`, null, {
      cause,
    });
  }
}

/** What to throw for JSON that is not what the far side promises. */
export function unreadable({ title }: Pick<FarSide, 'title'>): SourceUnavailable {
  return new SourceUnavailable(title, `${title} answered with data of a shape nobody expected.`);
}

function textOf(body: Uint8Array): string {
  return new TextDecoder().decode(body).trim();
}

function kindOf(text: string): string {
  if (text === '') return 'nothing';
  if (text.startsWith('<')) return 'a web page';
  return /^[{[]/.test(text) ? 'only part of its data' : 'plain text';
}

function refused({ title, refusal: ofKey }: FarSide, answer: HttpAnswer): Error {
  const isRefusal = [401, 402, 403].includes(answer.status) && kindOf(textOf(answer.body)) !== 'a web page';
  const known = isRefusal ? (ofKey?.(answer.status) ?? null) : null;
  return known ?? refusal(title, answer);
}
