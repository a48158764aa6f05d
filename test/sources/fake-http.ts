import type { ReadEvent } from '../../src/core/ports/formats.ts';
import type { Http, HttpRequest } from '../../src/core/ports/http.ts';

export interface FakeAnswer {
  status?: number;
  body?: string | Uint8Array;
  contentType?: string;
  /** Where redirects ended; the address asked for unless told. */
  url?: string;
}

/** A way out that answers at once from memory, and what was asked of it. */
export function fakeHttp(answer: (query: URLSearchParams, turn: number) => FakeAnswer | string) {
  const requests: HttpRequest[] = [];
  const http: Http = {
    async fetch(request) {
      requests.push(request);
      const said = answer(new URL(request.url).searchParams, requests.length - 1);
      const {
        status = 200,
        body = '',
        contentType,
        url = request.url,
      } = typeof said === 'string' ? { body: said } : said;
      return {
        status,
        headers: new Map(contentType === undefined ? [] : [['content-type', contentType]]),
        body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
        url,
        kept: false,
      };
    },
    hosts: () => [],
  };
  return { http, requests };
}

export async function eventsOf(events: AsyncIterable<ReadEvent>): Promise<ReadEvent[]> {
  const all: ReadEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}
