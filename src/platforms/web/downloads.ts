import type { Block, Document } from '../../core/document/document.ts';
import { inertLine } from '../../core/document/inert-text.ts';
import type { Picture, PictureTheme } from '../../core/ports/painter.ts';
import type { PageMessage } from '../../core/ports/store.ts';
import { causeOf } from './answering.ts';
import { WEB_LIMITS } from './limits.ts';
import { Refused } from './refused.ts';
import { type Answer, json } from './respond.ts';
import type { Runtime } from './runtime.ts';
import type { DrawnPlatform } from './settings.ts';
import { howDrawn } from './shown.ts';

/** Parts of one message that are fetched by themselves. Throw `Refused` where there is no such part. */

/** The exact payload a platform would be sent for it. */
export async function platformView(
  { settings }: Runtime,
  message: PageMessage,
  platform: DrawnPlatform,
): Promise<Answer> {
  return json(await settings.views.viewOf(documentOf(message), platform, howDrawn(settings, message)));
}

/** Painted once for each revision and theme, as long as it is among the newest. */
export function createPictures(): (
  runtime: Runtime,
  message: PageMessage,
  block: number,
  theme: PictureTheme,
) => Promise<Answer> {
  const painted = new Map<string, Promise<Picture>>();
  return async ({ settings }, message, block, theme) => {
    const { painter, log } = settings;
    const found = blockOf(message, block, 'chart');
    if (painter === null) throw new Refused(404, 'No pictures are made here; the numbers stand beside it.');
    const key = `${message.id} ${message.revision} ${block} ${theme}`;
    const picture = painted.get(key) ?? painter.paint(found.chart, theme);
    painted.set(key, picture);
    for (const oldest of painted.keys()) if (painted.size > WEB_LIMITS.picturesKept) painted.delete(oldest);
    try {
      const { png } = await picture;
      return { status: 200, headers: { 'content-type': 'image/png' }, body: png };
    } catch (error) {
      painted.delete(key);
      log.warn({ cause: causeOf(error) }, 'a picture could not be made');
      throw new Refused(500, 'That picture could not be made; the numbers stand beside it.');
    }
  };
}

/** Always to be saved, never to be shown: what is in it comes from papers. */
export function fileDownload(message: PageMessage, block: number): Answer {
  const { name, mediaType, content } = blockOf(message, block, 'file');
  const isText = /^(?:text\/|application\/(?:json|x-bibtex|x-research-info-systems))/.test(mediaType);
  return {
    status: 200,
    headers: {
      'content-type': isText ? 'text/plain; charset=utf-8' : 'application/octet-stream',
      'content-disposition': `attachment; filename="${plainName(name)}"; filename*=UTF-8''${encoded(name)}`,
    },
    body: content,
  };
}

function documentOf({ document }: PageMessage): Document {
  if (document !== null) return document;
  throw new Refused(404, 'Only what Broadsheet says has another view.');
}

function blockOf<K extends Block['kind']>(
  message: PageMessage,
  index: number,
  kind: K,
): Extract<Block, { kind: K }> {
  const block = documentOf(message).blocks[index];
  if (block?.kind === kind) return block as Extract<Block, { kind: K }>;
  throw new Refused(404, `There is no ${kind} there.`);
}

/** Letters, digits and dots alone, for browsers that do not know the other form (RFC 6266, appendix D). */
function plainName(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '') || 'broadsheet-file';
}

/** As RFC 8187 has it: `encodeURIComponent` leaves four signs that it does not. */
function encoded(name: string): string {
  return encodeURIComponent(inertLine(name)).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
