import { cappedBytes, type IncomingFile } from '../../src/core/document/incoming-file.ts';

/** A file as a platform hands it over; `piece` is how many bytes come at a time. */
export function incoming(
  name: string,
  content: string | Uint8Array,
  facts: Partial<Pick<IncomingFile, 'mediaType' | 'bytes'>> & { piece?: number } = {},
): IncomingFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { mediaType = '', bytes: told = bytes.length, piece = 1000 } = facts;
  return { name, mediaType, bytes: told, read: () => cappedBytes(inPieces(bytes, piece)) };
}

async function* inPieces(bytes: Uint8Array, piece: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

/** A list of papers as JSON Lines, told apart by their numbers. */
export function paperLines(from: number, to: number): string {
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return numbers
    .map((number) => `${JSON.stringify({ title: `Theorem ${number} of Many`, authors: ['Ada Example'] })}\n`)
    .join('');
}
