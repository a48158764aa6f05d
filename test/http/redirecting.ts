import type { HttpRequest } from '../../src/core/ports/http.ts';
import { type FakeAnswer, fakeTransport, openClient, SOMEWHERE_PUBLIC, watch } from './client.ts';

export const MINUTE_MS = 60_000;

/** Asks a far side in memory that answers by address; names lead where the test says. */
export function ask(
  request: HttpRequest,
  answers: Readonly<Record<string, FakeAnswer>>,
  addresses: Readonly<Record<string, string>> = {},
) {
  const seen: Record<string, string>[] = [];
  const transport = fakeTransport((hop) => {
    seen.push({ method: hop.method, ...hop.headers });
    return answers[hop.url.href] ?? new Error('not there');
  });
  const client = openClient({
    transport,
    resolve: async (name) => {
      const address = addresses[name];
      return address === undefined ? SOMEWHERE_PUBLIC : [{ address, family: 4 }];
    },
  });
  return { ...client, seen, asked: watch(client.http.fetch(request)) };
}

export function to(location: string, status = 302): FakeAnswer {
  return { status, headers: { location } };
}
