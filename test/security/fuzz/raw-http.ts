import { connect } from 'node:net';
import { asJson, mutate, pick, type Random, WORDS_CANARY } from './mutate.ts';
import { bounded } from './target.ts';

export interface RawRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  /** Its head is damaged, so that there may be more to wait for than there is: nothing more is sent, and it is said. */
  isCut?: boolean;
}

/** The request byte for byte, as no honest client might write it; answers with all that came back. */
export function sendRaw(url: string, request: RawRequest): Promise<string> {
  const { method, path, headers, body, isCut = false } = request;
  const { hostname, port } = new URL(url);
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const answer = new Promise<string>((resolve) => {
    const socket = connect(Number(port), hostname);
    let text = '';
    const end = () => {
      socket.destroy();
      resolve(text);
    };
    socket.on('data', (piece: Buffer) => {
      text += piece.toString('utf8');
      // A stream of events never ends of itself.
      if (/^content-type: text\/event-stream/im.test(text)) end();
    });
    socket.on('close', end);
    socket.on('error', end);
    const bytes = Buffer.from(`${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`, 'utf8');
    // A server ends an answer it has not begun when the other side ends.
    if (isCut) socket.end(bytes);
    else socket.write(bytes);
  });
  return bounded(answer, `${method} ${path.slice(0, 80)}`);
}

/** The same with its line, its headers or its body damaged. */
export function damaged(request: RawRequest, json: unknown, random: Random): RawRequest {
  const chance = random();
  const body =
    json === undefined ? request.body : asJson(chance < 0.75 ? mutate(json, random) : json, random);
  const whole = {
    ...request,
    body,
    headers: { ...request.headers, 'content-length': String(Buffer.byteLength(body)) },
  };
  if (chance < 0.7) return whole;
  if (chance < 0.8) return { ...whole, path: damagedPath(request.path, random) };
  if (chance < 0.85)
    return {
      ...whole,
      method: pick(['GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'get', 'X'], random),
    };
  const name = pick(
    [...Object.keys(whole.headers), 'x-forwarded-for', 'transfer-encoding', 'cookie', 'accept'],
    random,
  );
  const value = pick(
    ['', '\u0000', 'x'.repeat(9000), 'null', '../..', '1e999', 'chunked', `é${WORDS_CANARY}`],
    random,
  );
  return { ...whole, isCut: true, headers: { ...whole.headers, [name]: value } };
}

function damagedPath(path: string, random: Random): string {
  const at = Math.floor(random() * path.length);
  const part = pick(
    [
      '%',
      '%00',
      '%ff',
      '/../',
      '//',
      '?',
      '&as=',
      '#',
      '\\',
      'x'.repeat(4000),
      '[',
      '%2e%2e%2f',
      '@evil.example',
    ],
    random,
  );
  return `${path.slice(0, at)}${part}${path.slice(at + Math.floor(random() * 4))}`.replaceAll(' ', '%20');
}
