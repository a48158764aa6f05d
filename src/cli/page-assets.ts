import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { OperatorError } from '../core/errors.ts';
import { packageRoot } from '../package-root.ts';

export interface PageAsset {
  /** Its media type. */
  type: string;
  body: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The import map of the page names these. */
const PACKAGE_MODULES = ['preact', 'preact/hooks', 'preact/jsx-runtime'];

const MODULES_HERE = '<!-- modules -->';

/**
 * Reads the built page and the modules it imports, once. Answers the file at a path such as `/` or `/assets/main.js`,
 * `null` where none is: what is served is this list, and no path of a request ever reaches the disk.
 *
 * Throws `OperatorError` where the page was not built.
 */
export function readPageAssets(): (path: string) => PageAsset | null {
  const folder = join(packageRoot(), 'dist', 'src', 'platforms', 'web', 'page');
  const files = new Map<string, PageAsset>();
  for (const name of builtFiles(folder)) files.set(`/assets/${name}`, readAsset(join(folder, name)));
  for (const path of packageModules()) {
    files.set(`/assets/preact/${path.split(/[\\/]/u).at(-1)}`, withoutSourceMap(readAsset(path)));
  }
  const index = files.get('/assets/index.html');
  files.delete('/assets/index.html');
  if (index !== undefined) files.set('/', withPreloads(index, [...files.keys()]));
  return (path) => files.get(path) ?? null;
}

function builtFiles(folder: string): string[] {
  try {
    return namesIn(folder);
  } catch (error) {
    throw new OperatorError('page-not-built', 'The local page is not built: run npm run build.', {
      cause: error,
    });
  }
}

function namesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return extname(entry.name) in TYPES ? [entry.name] : [];
    return namesIn(join(folder, entry.name)).map((below) => `${entry.name}/${below}`);
  });
}

function readAsset(path: string): PageAsset {
  return { type: TYPES[extname(path)] ?? 'application/octet-stream', body: readFileSync(path) };
}

function packageModules(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return PACKAGE_MODULES.map((name) => resolve(name));
}

/** The source map is not served, so nothing is to look for it. */
function withoutSourceMap({ type, body }: PageAsset): PageAsset {
  const text = body.toString('utf8').replace(/\n?\/\/# sourceMappingURL=\S+\s*$/u, '\n');
  return { type, body: Buffer.from(text) };
}

/** All modules are asked for at once, instead of each after the one that imports it. */
function withPreloads({ type, body }: PageAsset, paths: readonly string[]): PageAsset {
  const modules = paths.filter((path) => /\.m?js$/u.test(path));
  const links = modules.map((path) => `<link rel="modulepreload" href="${path}" />`).join('\n    ');
  return { type, body: Buffer.from(body.toString('utf8').replace(MODULES_HERE, links)) };
}
