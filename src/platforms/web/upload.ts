import { cappedBytes, type IncomingFile } from '../../core/document/incoming-file.ts';
import { inertLine } from '../../core/document/inert-text.ts';
import { WEB_LIMITS } from './limits.ts';
import { Refused } from './refused.ts';

const UNTOLD = 'application/octet-stream';
/** Those people drop into a chat; beside words they are what the words are about. */
const SEEN_OR_HEARD = new Map([
  ...['png', 'jpg', 'jpeg', 'gif', 'webp', 'heic', 'svg'].map(
    (ending) => [ending, `image/${ending}`] as const,
  ),
  ...['mp3', 'wav', 'ogg', 'm4a'].map((ending) => [ending, `audio/${ending}`] as const),
  ...['mp4', 'mov', 'webm'].map((ending) => [ending, `video/${ending}`] as const),
]);
const MEDIA_TYPE = /^[\w.+-]{1,60}\/[\w.+-]{1,80}$/;

/** A file as it was sent; what is too large is told to whoever reads it. */
export function uploadedFile(
  name: string,
  mediaType: string | undefined,
  pieces: readonly Uint8Array[],
): IncomingFile {
  const shown = inertLine(name).trim().slice(0, WEB_LIMITS.fileNameCharacters);
  if (shown === '') throw new Refused(400, 'A file needs a name.');
  return {
    name: shown,
    mediaType: mediaTypeOf(shown, mediaType?.split(';', 1)[0]?.trim() ?? ''),
    bytes: pieces.reduce((sum, piece) => sum + piece.length, 0),
    read: () => cappedBytes(each(pieces)),
  };
}

/** What was said of the type; where that is nothing but bytes, what the name's ending says of pictures and sounds. */
function mediaTypeOf(name: string, told: string): string {
  if (told !== UNTOLD) return MEDIA_TYPE.test(told) ? told : '';
  const [, ending = ''] = /\.([a-z0-9]{2,5})$/iu.exec(name) ?? [];
  return SEEN_OR_HEARD.get(ending.toLowerCase()) ?? '';
}

async function* each(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}
