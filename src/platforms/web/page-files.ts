import { createHash } from 'node:crypto';
import { Refused } from './refused.ts';
import { type Answer, contentSecurityPolicy } from './respond.ts';
import type { WebSettings } from './settings.ts';

const ASSET = /^\/assets\/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
const IMPORT_MAP = /<script type="importmap">([\s\S]*?)<\/script>/g;

/** The page itself, or a file of it. */
export function pageFile({ assets }: Pick<WebSettings, 'assets'>, path: string): Answer {
  const asset = path === '/' || ASSET.test(path) ? assets(path) : null;
  if (asset === null && path === '/')
    throw new Refused(503, 'The page is not built: run npm run build, then start Broadsheet again.');
  if (asset === null) throw new Refused(404, 'The page has no such file.');
  const { type, body } = asset;
  const policy = path === '/' ? { 'content-security-policy': contentSecurityPolicy(hashesIn(body)) } : {};
  return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-cache', ...policy }, body };
}

/** The import map is the one thing a page cannot load from elsewhere; its hash lets it stand, and nothing else. */
function hashesIn(body: Uint8Array): string[] {
  const html = Buffer.from(body).toString('utf8');
  return [...html.matchAll(IMPORT_MAP)].map(
    ([, map = '']) => `sha256-${createHash('sha256').update(map).digest('base64')}`,
  );
}
