import type { PaperDraft } from '../../src/core/paper/paper.ts';
import type { ReadEvent } from '../../src/core/ports/formats.ts';
import type { Http, HttpAnswer, HttpRequest } from '../../src/core/ports/http.ts';

/** What the far side says: JSON as a value, anything else as text. */
export interface FakeAnswer {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  json?: unknown;
  text?: string;
}

export interface AnsweringHttp extends Http {
  requests: HttpRequest[];
  /** The addresses asked, in order, taken apart. */
  asked(): URL[];
}

/** An Http that answers every question as it is told, and asks nobody. */
export function answeringHttp(answer: FakeAnswer | ((url: URL, turn: number) => FakeAnswer)): AnsweringHttp {
  const requests: HttpRequest[] = [];
  return {
    requests,
    asked: () => requests.map(({ url }) => new URL(url)),
    hosts: () => [],
    async fetch(request) {
      const turn = requests.push(request) - 1;
      const given = typeof answer === 'function' ? answer(new URL(request.url), turn) : answer;
      return answerOf(request.url, given);
    },
  };
}

function answerOf(url: string, { status = 200, headers = {}, json, text }: FakeAnswer): HttpAnswer {
  return {
    status,
    headers: new Map(Object.entries(headers)),
    body: new TextEncoder().encode(text ?? JSON.stringify(json)),
    url,
    kept: false,
  };
}

export async function eventsOf(reading: AsyncIterable<ReadEvent>): Promise<ReadEvent[]> {
  const events: ReadEvent[] = [];
  for await (const event of reading) events.push(event);
  return events;
}

export function papersIn(events: readonly ReadEvent[]): PaperDraft[] {
  return events.flatMap((event) => (event.kind === 'paper' ? [event.paper] : []));
}

export const ALL = { limit: 1000, since: null };
